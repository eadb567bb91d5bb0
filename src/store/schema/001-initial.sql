-- Schema 1: the journal and what is not part of it. Never edit this file once
-- it is published; a change is a new step (src/store/README.md).
PRAGMA application_id = 1095652168;
PRAGMA user_version = 1;

CREATE TABLE meta (
	key TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
	key TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The truth. n: the order in this file.
CREATE TABLE event (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
	device TEXT NOT NULL,
	seq INTEGER NOT NULL CHECK (seq > 0), -- gapless per device
	clock INTEGER NOT NULL, -- hybrid logical: ms << 16 | counter
	at TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
	step TEXT NOT NULL REFERENCES event (id), -- first of its group
	parent TEXT REFERENCES event (id), -- what it replaces
	ref TEXT REFERENCES event (id), -- the step taken back
	under TEXT REFERENCES event (id), -- what lay below on the stack
	application TEXT NOT NULL REFERENCES event (id), -- its first event
	subject TEXT NOT NULL,
	field TEXT NOT NULL,
	value TEXT NOT NULL,
	actor TEXT NOT NULL,
	CHECK ((kind = 'do') = (ref IS NULL))
) STRICT;

CREATE INDEX event_application ON event (application);

CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN
	SELECT RAISE (ABORT, 'the journal is append-only');
END;

CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN
	SELECT RAISE (ABORT, 'the journal is append-only');
END;
