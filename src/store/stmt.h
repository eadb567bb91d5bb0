/*
 * Every statement of the layer: SQL stands here and in schema/, nowhere else.
 * stmt.c prepares each once, at its first use; a unit test prepares all.
 */
#ifndef STORE_STMT_H
#define STORE_STMT_H

/* A row of the journal with the value it replaced. */
#define EVENT_COLUMNS \
	"SELECT e.id, f.id, e.seq, e.at, e.kind, e.subject, e.field," \
	" coalesce(p.value, ''), e.value, e.actor, e.step, e.n" \
	" FROM event e JOIN event f ON f.n = e.step" \
	" LEFT JOIN event p ON p.n = e.parent "

#define APPLICATION_VALUE(subject, field) \
	"(SELECT value FROM value v WHERE v.application = a.event" \
	" AND v.subject = '" subject "' AND v.field = '" field "')"

/* What the journal adds up to; schema/state.sql says the same. */
#define RESTS \
	"WITH rest AS (SELECT n, application, subject, field, value," \
	" row_number() OVER w AS place," \
	" count(*) OVER (PARTITION BY application, subject, field) AS all_of" \
	" FROM event WHERE n NOT IN" \
	" (SELECT parent FROM event WHERE parent IS NOT NULL" \
	"  UNION ALL SELECT parent FROM settles)" \
	" WINDOW w AS (PARTITION BY application, subject, field" \
	"  ORDER BY clock DESC, id DESC)) "
#define REPLAYED \
	"SELECT application, subject, field, value, n FROM rest" \
	" WHERE place = 1"
#define KEPT "SELECT application, subject, field, value, event FROM value"
#define LEFT_OPEN \
	"SELECT application, subject, field, n FROM rest WHERE all_of > 1"
#define KEPT_OPEN "SELECT application, subject, field, event FROM head"
#define BEGUN \
	"SELECT row_number() OVER (ORDER BY clock, id) AS number, id, n" \
	" FROM event WHERE n = application"
#define LISTED "SELECT number, id, event FROM application"

/* This device, and those whose file it took over by a restore. */
#define OWN \
	"(WITH RECURSIVE own(n) AS (SELECT d.n FROM meta m" \
	" JOIN device d ON d.id = m.value WHERE m.key = 'device'" \
	" UNION SELECT follows FROM device JOIN own USING (n)" \
	" WHERE follows IS NOT NULL) SELECT n FROM own)"

/* The device that records here now. */
#define HERE \
	"(SELECT d.n FROM meta m JOIN device d ON d.id = m.value" \
	" WHERE m.key = 'device')"

/* An event with its parents. */
#define PARENTS \
	"(SELECT n AS event, parent FROM event WHERE parent IS NOT NULL" \
	" UNION ALL SELECT event, parent FROM settles)"

/* clang-format off */
#define STATEMENTS(X) \
	X(BEGIN, "BEGIN IMMEDIATE") \
	X(COMMIT, "COMMIT") \
	X(META_PUT, "INSERT INTO meta (key, value) VALUES (?1, ?2)" \
	  " ON CONFLICT (key) DO UPDATE SET value = excluded.value") \
	X(PLACE_GET, "SELECT value FROM place WHERE key = ?1") \
	X(PLACE_PUT, "INSERT INTO place (key, value) VALUES (?1, ?2)" \
	  " ON CONFLICT (key) DO UPDATE SET value = excluded.value") \
	X(PLACE_DROP, "DELETE FROM place WHERE key = ?1") \
	/* journal */ \
	X(DEVICE_PUT, "INSERT INTO device (id, name, follows)" \
	  " VALUES (?1, ?2, (SELECT d.n FROM meta m JOIN device d" \
	  " ON d.id = m.value WHERE m.key = 'device' AND ?3))") \
	X(DEVICE_NAME, "UPDATE device SET name = ?1" \
	  " WHERE n = " HERE " AND name = ''") \
	X(HEAD, "SELECT d.n," \
	  " (SELECT seq FROM event WHERE device = d.n" \
	  "  ORDER BY n DESC LIMIT 1), e.n, max(coalesce(e.clock, 0)," \
	  " coalesce((SELECT value FROM meta WHERE key = 'clock'), 0) + 0)" \
	  " FROM meta m JOIN device d ON d.id = m.value" \
	  " LEFT JOIN event e ON e.n = (SELECT max(n) FROM event)" \
	  " WHERE m.key = 'device'") \
	X(HAS_EVENTS, "SELECT 1 FROM event LIMIT 1") \
	X(TAIL, "SELECT e.kind, e.step, f.id, e.ref, e.under" \
	  " FROM event e JOIN event f ON f.n = e.step" \
	  " WHERE e.application = ?1 AND e.device = ?2" \
	  " ORDER BY e.clock DESC LIMIT 1") \
	X(DEVICE_FOLLOWS, "SELECT follows FROM device WHERE n = ?1") \
	X(STEP_LINKS, "SELECT ref, under FROM event WHERE n = ?1") \
	X(EVENT_PUT, "INSERT INTO event (n, id, device, seq, clock, at," \
	  " kind, step, parent, ref, under, application, subject, field," \
	  " value, actor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9," \
	  " ?10, ?11, ?12, ?13, ?14, ?15, ?16)") \
	X(SETTLE_PUT, "INSERT INTO settles (event, parent) VALUES (?1, ?2)") \
	X(EVENT_GET, EVENT_COLUMNS "WHERE e.n = ?1") \
	X(STEP_EVENTS, EVENT_COLUMNS "JOIN event s ON s.n = ?2" \
	  " WHERE e.application = ?1 AND e.clock >= s.clock" \
	  " AND e.device = s.device ORDER BY e.clock") \
	X(SETTLED, "SELECT p.value FROM settles s" \
	  " JOIN event p ON p.n = s.parent WHERE s.event = ?1" \
	  " ORDER BY p.clock DESC, p.id DESC") \
	X(HISTORY, EVENT_COLUMNS "WHERE e.application = ?1" \
	  " AND (?2 IS NULL OR e.subject = ?2)" \
	  " ORDER BY e.clock DESC, e.id DESC LIMIT ?3") \
	/* state */ \
	X(SEEN, "SELECT group_concat(id || ':' || seq, ' ') FROM" \
	  " (SELECT d.id AS id, max(e.seq) AS seq FROM event e" \
	  " JOIN device d ON d.n = e.device WHERE e.application = ?1" \
	  " GROUP BY d.id ORDER BY d.id)") \
	X(NEWEST_FIRST, "SELECT d.id, e.seq, e.subject, e.field, e.value" \
	  " FROM event e JOIN device d ON d.n = e.device" \
	  " WHERE e.application = ?1 ORDER BY e.clock DESC, e.id DESC") \
	X(APPLICATION_PUT, \
	  "INSERT INTO application (id, event) VALUES (?1, ?2)") \
	X(APPLICATION_GET, "SELECT event FROM application WHERE id = ?1") \
	X(VALUE_GET, "SELECT v.event, v.value, e.device IN " OWN \
	  " FROM value v JOIN event e ON e.n = v.event" \
	  " WHERE v.application = ?1 AND v.subject = ?2 AND v.field = ?3") \
	X(HEADS_GET, "SELECT e.n, e.value, e.device IN " OWN \
	  " FROM head h JOIN event e ON e.n = h.event" \
	  " WHERE h.application = ?1 AND h.subject = ?2 AND h.field = ?3" \
	  " ORDER BY e.clock DESC, e.id DESC") \
	X(HEADS_DROP, "DELETE FROM head WHERE application = ?1" \
	  " AND subject = ?2 AND field = ?3") \
	X(HEAD_PUT, "INSERT INTO head (application, subject, field, event)" \
	  " VALUES (?1, ?2, ?3, ?4)") \
	X(HAS_FORKS, "SELECT EXISTS (SELECT 1 FROM head WHERE application = ?1)") \
	X(FORKS, "SELECT h.subject, h.field, e.value, e.actor, e.at, e.id," \
	  " f.id, d.id, d.name, d.n IN " OWN ", coalesce(p.value, '')," \
	  " EXISTS (SELECT 1 FROM value v JOIN event l ON l.n = v.event" \
	  "  WHERE v.application = h.application AND v.subject = h.subject" \
	  "  AND v.field = 'verdict' AND l.step = e.step)" \
	  " FROM head h JOIN event w ON w.n = h.event" \
	  /* an event that took a decision back stands for what it gave back */ \
	  " JOIN event e ON e.n = CASE w.kind WHEN 'undo' THEN coalesce(" \
	  "  (SELECT o.n FROM " PARENTS " l JOIN event o ON o.n = l.parent" \
	  "   WHERE l.event = w.parent AND o.value = w.value" \
	  "   AND l.event IN (SELECT event FROM settles) LIMIT 1), w.n)" \
	  "  ELSE w.n END" \
	  " JOIN event f ON f.n = e.step JOIN device d ON d.n = e.device" \
	  " LEFT JOIN event p ON p.n = e.parent" \
	  " WHERE h.application = ?1" \
	  " ORDER BY h.subject, h.field, w.clock DESC, w.id DESC") \
	X(VALUE_PUT, "INSERT INTO value" \
	  " (application, subject, field, value, event)" \
	  " VALUES (?1, ?2, ?3, ?4, ?5)" \
	  " ON CONFLICT (application, subject, field)" \
	  " DO UPDATE SET value = excluded.value, event = excluded.event") \
	X(VALUES, "SELECT subject, field, value FROM value" \
	  " WHERE application = ?1 AND subject >= ?2 AND subject < ?3" \
	  " AND value <> '' ORDER BY subject, field") \
	X(LIST, "SELECT a.number, a.id," \
	  " " APPLICATION_VALUE("application", "facility") "," \
	  " " APPLICATION_VALUE("application", "edition") "," \
	  " " APPLICATION_VALUE("application", "year") "," \
	  " (SELECT at FROM event WHERE n = a.event)," \
	  " (SELECT at FROM event e WHERE e.application = a.event" \
	  "  ORDER BY e.clock DESC, e.id DESC LIMIT 1)," \
	  " " APPLICATION_VALUE("form", "facility_name") "," \
	  " " APPLICATION_VALUE("form", "application_date") \
	  " FROM application a ORDER BY a.number") \
	/* merging */ \
	X(SCHEMA, "SELECT group_concat(type || ' ' || name || ' ' ||" \
	  " tbl_name || ' ' || coalesce(sql, ''), ';') FROM" \
	  " (SELECT * FROM sqlite_schema ORDER BY type, name)") \
	X(APPLICATIONS, "SELECT id, event FROM application" \
	  " WHERE ?1 IS NULL OR id = ?1 ORDER BY number") \
	/* the plus: all of it is read before the first row comes back */ \
	X(JOURNAL, "SELECT e.n, e.id, d.id, e.seq, e.clock, e.at, e.kind," \
	  " e.step, e.parent, e.ref, e.under, e.application, e.subject," \
	  " e.field, e.value, e.actor, d.name" \
	  " FROM event e JOIN device d ON d.n = e.device" \
	  " WHERE e.application = ?1 ORDER BY +e.clock, e.id") \
	X(DEVICE_MEET, "INSERT INTO device (id, name) VALUES (?1, ?2)" \
	  " ON CONFLICT (id) DO UPDATE" \
	  " SET name = max(name, excluded.name) RETURNING n") \
	X(SETTLES, "SELECT parent FROM settles WHERE event = ?1") \
	X(META_GET, "SELECT value FROM meta WHERE key = ?1") \
	/* checks: each row is a fault */ \
	X(IS_WHOLE, "PRAGMA integrity_check(1)") \
	X(IS_LINKED, "PRAGMA foreign_key_check") \
	X(BAD_ID, "SELECT id FROM event GROUP BY id HAVING count(*) > 1") \
	/* what came from elsewhere need not be all of that device */ \
	X(BAD_SEQ, "SELECT device FROM event WHERE device = " HERE \
	  " GROUP BY device" \
	  " HAVING min(seq) <> 1 OR max(seq) <> count(*)" \
	  " OR count(DISTINCT seq) <> count(*)") \
	X(BAD_ORDER, "SELECT id FROM (SELECT id, n, clock," \
	  " lag(n) OVER w AS n0, lag(clock) OVER w AS clock0 FROM event" \
	  " WHERE device = " HERE \
	  " WINDOW w AS (ORDER BY seq))" \
	  " WHERE n <= n0 OR clock <= clock0") \
	X(BAD_PARENT, "SELECT e.id FROM " PARENTS " l" \
	  " JOIN event e ON e.n = l.event JOIN event p ON p.n = l.parent" \
	  " WHERE p.clock >= e.clock OR p.application <> e.application" \
	  " OR p.subject <> e.subject OR p.field <> e.field") \
	/* a device replaces what it recorded before */ \
	X(BAD_FIRST, "SELECT id FROM (SELECT id, parent," \
	  " lag(n) OVER (PARTITION BY application, subject, field" \
	  " ORDER BY clock) AS before FROM event WHERE device = " HERE ")" \
	  " WHERE parent IS NULL AND before IS NOT NULL") \
	X(BAD_STEP, "SELECT e.id FROM event e JOIN event f ON f.n = e.step" \
	  " WHERE f.step <> f.n OR e.application <> f.application" \
	  " OR e.device <> f.device OR f.clock > e.clock" \
	  " OR e.kind <> f.kind OR e.ref IS NOT f.ref" \
	  " OR e.under IS NOT f.under") \
	X(BAD_STACK, "WITH step AS (SELECT e.n, e.id, e.application," \
	  " e.kind, e.ref, e.under," \
	  " CASE e.kind WHEN 'do' THEN e.n WHEN 'undo' THEN r.under" \
	  "  ELSE r.ref END AS top," \
	  " CASE e.kind WHEN 'do' THEN NULL WHEN 'undo' THEN e.n" \
	  "  ELSE r.under END AS redo" \
	  " FROM event e LEFT JOIN event r ON r.n = e.ref" \
	  " WHERE e.n = e.step AND e.device = " HERE ")," \
	  " pair AS (SELECT *, lag(top) OVER w AS top0," \
	  " lag(redo) OVER w AS redo0, lag(n) OVER w AS before FROM step" \
	  " WINDOW w AS (PARTITION BY application ORDER BY n))" \
	  /* its first one may stand on what another device recorded */ \
	  " SELECT id FROM pair WHERE CASE WHEN before IS NULL" \
	  " THEN ref IS application OR (kind = 'do' AND" \
	  " (n = application) = (under IS NOT NULL))" \
	  " ELSE CASE kind" \
	  " WHEN 'do' THEN under IS NOT top0" \
	  " WHEN 'undo' THEN ref IS NOT top0 OR ref = application" \
	  "  OR under IS NOT redo0" \
	  " ELSE ref IS NOT redo0 OR under IS NOT NULL END END") \
	X(BAD_LIST, "SELECT id FROM (" BEGUN " EXCEPT " LISTED ")" \
	  " UNION ALL SELECT id FROM (" LISTED " EXCEPT " BEGUN ")") \
	X(BAD_VALUE, RESTS "SELECT subject || ' ' || field FROM (" \
	  REPLAYED " EXCEPT " KEPT ")" \
	  " UNION ALL SELECT subject || ' ' || field FROM (" \
	  KEPT " EXCEPT " REPLAYED ")") \
	X(BAD_HEAD, RESTS "SELECT subject || ' ' || field FROM (" \
	  LEFT_OPEN " EXCEPT " KEPT_OPEN ")" \
	  " UNION ALL SELECT subject || ' ' || field FROM (" \
	  KEPT_OPEN " EXCEPT " LEFT_OPEN ")")
/* clang-format on */

/* Only in a bundle. */
/* clang-format off */
#define BUNDLE_STATEMENTS(X) \
	X(FILE_PUT, "INSERT INTO file (sha256, size) VALUES (?1, ?2)") \
	X(PIECE_PUT, "INSERT INTO piece (sha256, bytes) VALUES (?1, ?2)") \
	X(FILES, "SELECT sha256, size FROM file ORDER BY sha256") \
	X(PIECES, "SELECT bytes FROM piece WHERE sha256 = ?1 ORDER BY n")
/* clang-format on */

#define STATEMENT_ID(name, sql) ST_##name,
enum stmt {
	STATEMENTS(STATEMENT_ID)
	ST_BUNDLE,		/* those above are of every store */
	BUNDLE_STATEMENTS(STATEMENT_ID)
	ST_COUNT
};
#undef STATEMENT_ID

#endif
