-- Nothing changes but the version: older programs know no checksums of pages, and must not write from here on.
INSERT OR REPLACE INTO meta VALUES ('checksums', 'being written');
