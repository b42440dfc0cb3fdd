-- What callers have worked out of an entity, such as how far a dossier is. touched grows with every change of what the entity
-- holds or rests on, in the same transaction; done is what it was when the body was worked out. Both alike: the body holds.
-- basis is what else the body rests on, as the caller has it. grp is of a dossier its client, 0 when it has none.
CREATE TABLE digests (
  entity  INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL,
  grp     INTEGER NOT NULL,
  gone    INTEGER NOT NULL,
  touched INTEGER NOT NULL,
  done    INTEGER NOT NULL,
  basis   TEXT NOT NULL,
  body    TEXT NOT NULL
) STRICT;

CREATE INDEX digests_by_group ON digests (grp);
CREATE INDEX digests_stale ON digests (kind) WHERE touched <> done;

-- The days that a digest tells of, 2006-01-02; they go with it.
CREATE TABLE days (
  entity INTEGER NOT NULL REFERENCES digests (entity) ON DELETE CASCADE,
  day    TEXT NOT NULL,
  body   TEXT NOT NULL
) STRICT;

CREATE INDEX days_by_day ON days (day);
CREATE INDEX days_by_entity ON days (entity);
