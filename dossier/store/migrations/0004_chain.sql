-- The links of the log: sum is a checksum of a change together with the sum of the change before it, so that a change that
-- was altered, or went missing, is noticed. The program fills it for the changes that are there.
CREATE TABLE chain (
  seq INTEGER PRIMARY KEY REFERENCES changes (seq),
  sum BLOB NOT NULL CHECK (length(sum) = 16)
) STRICT;
