-- What a bundle has besides the tables of a store: the evidence, by hash, in
-- pieces, so that neither a file's size nor memory is a limit.
CREATE TABLE file (
	sha256 TEXT NOT NULL PRIMARY KEY,
	size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE piece (
	n INTEGER PRIMARY KEY,
	sha256 TEXT NOT NULL REFERENCES file (sha256),
	bytes BLOB NOT NULL
) STRICT;

CREATE INDEX piece_sha256 ON piece (sha256);
PRAGMA application_id = 1095652162;
