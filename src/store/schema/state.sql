-- What the journal adds up to. Run after the last migration, after a merge and
-- by store_rebuild; a change here needs a new, perhaps empty, numbered step.
-- A pure function of the set of events: neither n nor the order in which they
-- came to this file may matter.
DROP TABLE IF EXISTS head;
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

-- Fields that devices left differently: every event that none has replaced.
-- `value` has the newest of them. No rows for a field that has only one.
CREATE TABLE head (
	application INTEGER NOT NULL REFERENCES event (n),
	subject TEXT NOT NULL,
	field TEXT NOT NULL,
	event INTEGER NOT NULL REFERENCES event (n),
	PRIMARY KEY (application, subject, field, event)
) STRICT, WITHOUT ROWID;

CREATE TEMP TABLE rest AS
	SELECT n, application, subject, field, value,
		row_number() OVER w AS place,
		count(*) OVER (PARTITION BY application, subject, field) AS all_of
	FROM event WHERE n NOT IN (
		SELECT parent FROM event WHERE parent IS NOT NULL
		UNION ALL SELECT parent FROM settles)
	WINDOW w AS (PARTITION BY application, subject, field
		ORDER BY clock DESC, id DESC);

INSERT INTO application (id, event)
	SELECT id, n FROM event WHERE n = application ORDER BY clock, id;
INSERT INTO value
	SELECT application, subject, field, value, n FROM rest WHERE place = 1;
INSERT INTO head
	SELECT application, subject, field, n FROM rest WHERE all_of > 1;
DROP TABLE rest;
