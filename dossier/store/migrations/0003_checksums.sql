-- The program has just written every page anew with a checksum in its last 8 bytes (package pagesum).
INSERT OR REPLACE INTO meta VALUES ('checksums', 'every page');
