-- What the journal adds up to. Run after the last migration and by
-- store_rebuild; a change here needs a new, perhaps empty, numbered step.
DROP TABLE IF EXISTS value;
DROP TABLE IF EXISTS application;

CREATE TABLE application (
	number INTEGER PRIMARY KEY, -- the short id that users type
	id TEXT NOT NULL UNIQUE,
	event INTEGER NOT NULL REFERENCES event (n) -- its first
) STRICT;

-- A cleared value stays as '', so that the next one finds its parent.
CREATE TABLE value (
	application INTEGER NOT NULL REFERENCES event (n),
	subject TEXT NOT NULL,
	field TEXT NOT NULL,
	value TEXT NOT NULL,
	event INTEGER NOT NULL REFERENCES event (n),
	PRIMARY KEY (application, subject, field)
) STRICT, WITHOUT ROWID;

INSERT INTO application (id, event)
	SELECT id, n FROM event WHERE n = application ORDER BY n;
INSERT INTO value
	SELECT application, subject, field, value, max(n)
	FROM event GROUP BY application, subject, field;
