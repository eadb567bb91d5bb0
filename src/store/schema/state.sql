-- What the journal adds up to. Run after the last migration and by
-- store_rebuild; a change here needs a new, perhaps empty, numbered step.
DROP TABLE IF EXISTS value;
DROP TABLE IF EXISTS application;

CREATE TABLE application (
	number INTEGER PRIMARY KEY, -- the short id that users type
	id TEXT NOT NULL UNIQUE REFERENCES event (id)
) STRICT;

-- A cleared value stays as '', so that the next one finds its parent.
CREATE TABLE value (
	application TEXT NOT NULL REFERENCES application (id),
	subject TEXT NOT NULL,
	field TEXT NOT NULL,
	value TEXT NOT NULL,
	event TEXT NOT NULL REFERENCES event (id),
	PRIMARY KEY (application, subject, field)
) STRICT, WITHOUT ROWID;

INSERT INTO application (id)
	SELECT id FROM event WHERE id = application ORDER BY n;
INSERT INTO value
	SELECT application, subject, field, value, id FROM (
		SELECT application, subject, field, value, id, max(n)
		FROM event GROUP BY application, subject, field);
