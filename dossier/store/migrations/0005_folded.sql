-- folded is what a value says whatever its case and spaces, of the fields of folding; NULL in all others, and where the value is
-- cleared. It finds who else holds the same invoice without reading every dossier.
ALTER TABLE state ADD COLUMN folded TEXT;
CREATE INDEX state_by_folded ON state (field, folded) WHERE folded IS NOT NULL;

-- The fields whose values are kept folded.
CREATE TABLE folding (
  field INTEGER PRIMARY KEY REFERENCES words (id)
) STRICT;
