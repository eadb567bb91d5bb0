/*
 * Every statement of the layer: SQL stands here and in schema/, nowhere else.
 * stmt.c prepares each once, at its first use; a unit test prepares all.
 */
#ifndef STORE_STMT_H
#define STORE_STMT_H

/* A row of the journal with the value it replaced. */
#define EVENT_COLUMNS \
	"SELECT e.id, f.id, e.seq, e.at, e.kind, e.subject, e.field," \
	" coalesce(p.value, ''), e.value, e.actor, e.step" \
	" FROM event e JOIN event f ON f.n = e.step" \
	" LEFT JOIN event p ON p.n = e.parent "

#define APPLICATION_VALUE(subject, field) \
	"(SELECT value FROM value v WHERE v.application = a.event" \
	" AND v.subject = '" subject "' AND v.field = '" field "')"

/* What the journal adds up to; schema/state.sql says the same. */
#define REPLAYED \
	"SELECT application, subject, field, value, max(n)" \
	" FROM event GROUP BY application, subject, field"
#define KEPT "SELECT application, subject, field, value, event FROM value"
#define BEGUN \
	"SELECT row_number() OVER (ORDER BY n) AS number, id, n" \
	" FROM event WHERE n = application"
#define LISTED "SELECT number, id, event FROM application"

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
	X(DEVICE_PUT, "INSERT INTO device (id) VALUES (?1)") \
	X(HEAD, "SELECT d.n," \
	  " (SELECT seq FROM event WHERE device = d.n" \
	  "  ORDER BY n DESC LIMIT 1), e.n, e.clock" \
	  " FROM meta m JOIN device d ON d.id = m.value" \
	  " LEFT JOIN event e ON e.n = (SELECT max(n) FROM event)" \
	  " WHERE m.key = 'device'") \
	X(HAS_EVENTS, "SELECT 1 FROM event LIMIT 1") \
	X(TAIL, "SELECT e.kind, e.step, f.id, e.ref, e.under" \
	  " FROM event e JOIN event f ON f.n = e.step" \
	  " WHERE e.application = ?1 ORDER BY e.n DESC LIMIT 1") \
	X(STEP_LINKS, "SELECT ref, under FROM event WHERE n = ?1") \
	X(EVENT_PUT, "INSERT INTO event (n, id, device, seq, clock, at," \
	  " kind, step, parent, ref, under, application, subject, field," \
	  " value, actor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9," \
	  " ?10, ?11, ?12, ?13, ?14, ?15, ?16)") \
	X(EVENT_GET, EVENT_COLUMNS "WHERE e.n = ?1") \
	X(STEP_EVENTS, EVENT_COLUMNS "WHERE e.application = ?1" \
	  " AND e.n >= ?2 ORDER BY e.n") \
	X(HISTORY, EVENT_COLUMNS "WHERE e.application = ?1" \
	  " AND (?2 IS NULL OR e.subject = ?2)" \
	  " ORDER BY e.n DESC LIMIT ?3") \
	/* state */ \
	X(APPLICATION_PUT, \
	  "INSERT INTO application (id, event) VALUES (?1, ?2)") \
	X(APPLICATION_GET, "SELECT event FROM application WHERE id = ?1") \
	X(VALUE_GET, "SELECT value, event FROM value WHERE application = ?1" \
	  " AND subject = ?2 AND field = ?3") \
	X(VALUE_PUT, "INSERT INTO value" \
	  " (application, subject, field, value, event)" \
	  " VALUES (?1, ?2, ?3, ?4, ?5)" \
	  " ON CONFLICT (application, subject, field)" \
	  " DO UPDATE SET value = excluded.value, event = excluded.event") \
	X(VALUES, "SELECT subject, field, value FROM value" \
	  " WHERE application = ?1 AND value <> ''" \
	  " ORDER BY subject, field") \
	X(LIST, "SELECT a.number, a.id," \
	  " " APPLICATION_VALUE("application", "facility") "," \
	  " " APPLICATION_VALUE("application", "edition") "," \
	  " " APPLICATION_VALUE("application", "year") "," \
	  " (SELECT at FROM event WHERE n = a.event)," \
	  " (SELECT at FROM event e WHERE e.application = a.event" \
	  "  ORDER BY e.n DESC LIMIT 1)," \
	  " " APPLICATION_VALUE("form", "facility_name") "," \
	  " " APPLICATION_VALUE("form", "application_date") \
	  " FROM application a ORDER BY a.number") \
	/* checks: each row is a fault */ \
	X(IS_WHOLE, "PRAGMA integrity_check(1)") \
	X(IS_LINKED, "PRAGMA foreign_key_check") \
	X(BAD_ID, "SELECT id FROM event GROUP BY id HAVING count(*) > 1") \
	X(BAD_SEQ, "SELECT device FROM event GROUP BY device" \
	  " HAVING min(seq) <> 1 OR max(seq) <> count(*)" \
	  " OR count(DISTINCT seq) <> count(*)") \
	X(BAD_ORDER, "SELECT id FROM (SELECT id, n, clock," \
	  " lag(n) OVER w AS n0, lag(clock) OVER w AS clock0 FROM event" \
	  " WINDOW w AS (PARTITION BY device ORDER BY seq))" \
	  " WHERE n <= n0 OR clock <= clock0") \
	X(BAD_PARENT, "SELECT id FROM (SELECT id, parent," \
	  " lag(n) OVER (PARTITION BY application, subject, field" \
	  " ORDER BY n) AS before FROM event) WHERE parent IS NOT before") \
	X(BAD_STEP, "SELECT e.id FROM event e JOIN event f ON f.n = e.step" \
	  " WHERE f.step <> f.n OR e.application <> f.application" \
	  " OR e.kind <> f.kind OR e.ref IS NOT f.ref" \
	  " OR e.under IS NOT f.under") \
	X(BAD_STACK, "WITH step AS (SELECT e.n, e.id, e.application," \
	  " e.kind, e.ref, e.under," \
	  " CASE e.kind WHEN 'do' THEN e.n WHEN 'undo' THEN r.under" \
	  "  ELSE r.ref END AS top," \
	  " CASE e.kind WHEN 'do' THEN NULL WHEN 'undo' THEN e.n" \
	  "  ELSE r.under END AS redo" \
	  " FROM event e LEFT JOIN event r ON r.n = e.ref" \
	  " WHERE e.n = e.step)," \
	  " pair AS (SELECT *, lag(top) OVER w AS top0," \
	  " lag(redo) OVER w AS redo0 FROM step" \
	  " WINDOW w AS (PARTITION BY application ORDER BY n))" \
	  " SELECT id FROM pair WHERE CASE kind" \
	  " WHEN 'do' THEN under IS NOT top0" \
	  " WHEN 'undo' THEN ref IS NOT top0 OR ref = application" \
	  "  OR under IS NOT redo0" \
	  " ELSE ref IS NOT redo0 OR under IS NOT NULL END") \
	X(BAD_LIST, "SELECT id FROM (" BEGUN " EXCEPT " LISTED ")" \
	  " UNION ALL SELECT id FROM (" LISTED " EXCEPT " BEGUN ")") \
	X(BAD_VALUE, "SELECT subject || ' ' || field FROM (" \
	  REPLAYED " EXCEPT " KEPT ")" \
	  " UNION ALL SELECT subject || ' ' || field FROM (" \
	  KEPT " EXCEPT " REPLAYED ")")
/* clang-format on */

#define STATEMENT_ID(name, sql) ST_##name,
enum stmt { STATEMENTS(STATEMENT_ID) ST_COUNT };
#undef STATEMENT_ID

#endif
