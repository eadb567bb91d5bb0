-- Schema 2: the journals of several devices meet in one file. Never edit this
-- file once it is published.

-- What people call it; the device whose file was restored under a new name.
ALTER TABLE device ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE device ADD COLUMN follows INTEGER REFERENCES device (n);
UPDATE device SET follows = n - 1 WHERE n > 1;

-- Further parents of an event: where devices went different ways, the next
-- event of the field replaces what each of them left (event.parent is the one
-- that was shown).
CREATE TABLE settles (
	event INTEGER NOT NULL REFERENCES event (n),
	parent INTEGER NOT NULL REFERENCES event (n),
	PRIMARY KEY (event, parent)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER settles_no_update BEFORE UPDATE ON settles
BEGIN
	SELECT RAISE (ABORT, 'the journal is append-only');
END;

CREATE TRIGGER settles_no_delete BEFORE DELETE ON settles
BEGIN
	SELECT RAISE (ABORT, 'the journal is append-only');
END;

-- n is only a name now; the order is that of the clock, then of id.
DROP INDEX event_application;
CREATE INDEX event_application ON event (application, clock);
PRAGMA user_version = 2;
