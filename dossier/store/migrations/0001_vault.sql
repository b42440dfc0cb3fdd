-- 0x59694269 spells "YiBi": tells our file from any other SQLite database.
PRAGMA application_id = 1500070505;

CREATE TABLE migrations (
  version    INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  program    TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT;

-- Facts about this vault: device, epoch, clock, created.
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Settings of the program; never exchanged with other vaults.
CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Entity ids, field names and devices, each written once: the log would be
-- three times as large with them spelled out.
CREATE TABLE words (
  id   INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;

-- kind: edit, undo, redo, remote.
-- stack: none (not on the undo stack), done, undone, gone (was undone, then
-- something else was written: cannot be redone any more).
CREATE TABLE edits (
  seq      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  root     INTEGER NOT NULL REFERENCES words (id),
  device   INTEGER NOT NULL REFERENCES words (id),
  clock    INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  label    TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'remote')),
  reverses INTEGER REFERENCES edits (seq),
  stack    TEXT NOT NULL CHECK (stack IN ('none', 'done', 'undone', 'gone'))
) STRICT;

CREATE INDEX edits_by_root ON edits (root, clock);
CREATE INDEX edits_on_stack ON edits (root, stack, seq) WHERE stack IN ('done', 'undone');

-- The log. Rows are appended, never updated, never removed.
-- clock: milliseconds * 100000 + counter; at: Unix milliseconds.
-- prev:   what was current before (a seq, 0 when nothing was); used by undo.
-- stands: the seq whose value an undo or redo has brought back, 0 for "never
--         set"; NULL in an ordinary change, which stands for itself.
CREATE TABLE changes (
  seq    INTEGER PRIMARY KEY,
  id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  clock  INTEGER NOT NULL CHECK (clock >= 0),
  device INTEGER NOT NULL REFERENCES words (id),
  edit   INTEGER NOT NULL REFERENCES edits (seq),
  entity INTEGER NOT NULL REFERENCES words (id),
  field  INTEGER NOT NULL REFERENCES words (id),
  value  TEXT NOT NULL,
  origin TEXT NOT NULL,
  at     INTEGER NOT NULL,
  prev   INTEGER NOT NULL,
  stands INTEGER
) STRICT;

CREATE INDEX changes_by_field ON changes (entity, field, clock);
CREATE INDEX changes_by_edit ON changes (edit);

-- The winning change per entity and field. head is the beginning of its value,
-- for finding by value without keeping long texts twice.
CREATE TABLE state (
  entity INTEGER NOT NULL REFERENCES words (id),
  field  INTEGER NOT NULL REFERENCES words (id),
  change INTEGER NOT NULL REFERENCES changes (seq),
  head   TEXT NOT NULL,
  PRIMARY KEY (entity, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX state_by_value ON state (field, head);

-- Material files that were put into this vault.
CREATE TABLE materials (
  sha      TEXT PRIMARY KEY CHECK (length(sha) = 64),
  size     INTEGER NOT NULL,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
