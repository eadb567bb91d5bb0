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

-- Every machine (or restored copy) that wrote here; meta 'device' names ours.
CREATE TABLE device (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE
) STRICT;

-- The truth. n is the order and the name within this file, id the name
-- everywhere.
CREATE TABLE event (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL CHECK (length(id) = 36),
	device INTEGER NOT NULL REFERENCES device (n),
	seq INTEGER NOT NULL CHECK (seq > 0), -- gapless per device
	clock INTEGER NOT NULL, -- hybrid logical: ms << 16 | counter
	at TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
	step INTEGER NOT NULL REFERENCES event (n), -- first of its group
	parent INTEGER REFERENCES event (n), -- what it replaces
	ref INTEGER REFERENCES event (n), -- the step taken back
	under INTEGER REFERENCES event (n), -- what lay below on the stack
	application INTEGER NOT NULL REFERENCES event (n), -- its first
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
