/*
 * Marks, sizes, days and limits as the screens say them. What the catalogue
 * itself calls something is catalog/wording.h; this only puts it together.
 */
#include "config.h"

#include "ui/screen/words.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "catalog/wording.h"

enum { EXPIRES_SOON = 90 };	/* days */

const char *
words_verdict_mark(enum verdict v)
{
	static const char *const marks[VERDICT_N] = {
		[VERDICT_NONE] = "[  ]",
		[VERDICT_CONFORMS] = N_("[ok]"),
		[VERDICT_FAILS] = N_("[no]"),
		[VERDICT_NA] = N_("[na]"),
		[VERDICT_UNKNOWN] = N_("[??]")
	};

	return _(marks[v]);
}

enum style
words_verdict_style(enum verdict v)
{
	switch (v) {
	case VERDICT_CONFORMS:
		return STYLE_GOOD;
	case VERDICT_FAILS:
		return STYLE_BAD;
	case VERDICT_UNKNOWN:
		return STYLE_WARN;
	case VERDICT_NA:
		return STYLE_DIM;
	case VERDICT_NONE:
	case VERDICT_N:
		break;
	}
	return STYLE_PLAIN;
}

const char *
words_tick(bool on)
{
	return on ? "[x] " : "[ ] ";
}

const char *
words_evidence_mark(enum evidence_kind k)
{
	static const char *const marks[] = {
		[EVIDENCE_DOCUMENT] = N_("[do]"),
		[EVIDENCE_PHOTO] = N_("[ph]"),
		[EVIDENCE_SCREENSHOT] = N_("[sc]"),
		[EVIDENCE_PLAN] = N_("[pl]"),
		[EVIDENCE_LOG] = N_("[lo]"),
		[EVIDENCE_MEASUREMENT] = N_("[me]"),
		[EVIDENCE_CERTIFICATE] = N_("[ce]"),
		[EVIDENCE_WEB] = N_("[we]"),
		[EVIDENCE_NOTE] = N_("[wr]")
	};

	return _(marks[k]);
}

const char *
words_file_kind(const char *mime)
{
	static const struct { const char *prefix, *name; } kinds[] = {
		{ "image/jpeg", N_("Photo (JPEG)") },
		{ "image/png", N_("Picture (PNG)") },
		{ "image/heic", N_("Photo (HEIC)") },
		{ "image/heif", N_("Photo (HEIC)") },
		{ "image/webp", N_("Picture (WebP)") },
		{ "image/", N_("Picture") },
		{ "application/pdf", N_("PDF") },
		{ "text/csv", N_("Table (CSV)") },
		{ "text/", N_("Text") },
		{ "application/vnd.openxmlformats-officedocument.word",
		    N_("Document (Word)") },
		{ "application/msword", N_("Document (Word)") },
		{ "application/vnd.openxmlformats-officedocument.spread",
		    N_("Table (Excel)") },
		{ "application/vnd.ms-excel", N_("Table (Excel)") },
		{ "application/vnd.oasis.opendocument", N_("Document") },
		{ "application/zip", N_("Archive (ZIP)") },
		{ "video/", N_("Video") },
		{ "audio/", N_("Sound") }
	};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_starts(mime, kinds[i].prefix))
			return _(kinds[i].name);
	return _("File");
}

const char *
words_file_state(enum file_state s)
{
	static const char *const names[] = {
		[FILE_SAME] = N_("unchanged"),
		[FILE_CHANGED] = N_("changed"),
		[FILE_MOVED] = N_("moved"),
		[FILE_MISSING] = N_("missing"),
		[FILE_UNCHECKED] = N_("not looked at")
	};

	return _(names[s]);
}

enum style
words_file_style(enum file_state s)
{
	return s == FILE_MISSING ? STYLE_BAD :
	    s == FILE_CHANGED || s == FILE_MOVED ? STYLE_WARN :
	    s == FILE_UNCHECKED ? STYLE_DIM : STYLE_PLAIN;
}

enum style
words_severity_style(enum severity s)
{
	return s == SEVERITY_MUST ? STYLE_BAD :
	    s == SEVERITY_SHOULD ? STYLE_WARN : STYLE_PLAIN;
}

void
words_ticks(struct str *out, const struct finding *f)
{
	if (f->check != NULL)
		(void)str_addf(out, _(" (%zu of %zu ticked)"), f->ticks,
		    f->checks);
}

enum style
words_judgement_style(enum judgement j)
{
	switch (j) {
	case JUDGE_WITHIN:
		return STYLE_GOOD;
	case JUDGE_WARN:
		return STYLE_WARN;
	case JUDGE_FAIL:
	case JUDGE_INVALID:
		return STYLE_BAD;
	case JUDGE_EMPTY:
	case JUDGE_OFF:
		return STYLE_DIM;
	case JUDGE_RECORDED:
		break;
	}
	return STYLE_PLAIN;
}

void
words_limit(struct str *out, const struct reading *r, const struct limit *l)
{
	struct str text;

	if (l == NULL)
		return;
	str_init(&text, 1024);
	wording_limit(&text, r, l);
	/* TRANSLATORS: a limit and how binding it is. */
	if (text.len > 0)
		(void)str_addf(out, _("limit %s (%s)"), text.ptr,
		    wording_force(r->force));
	str_clear(&text);
}

void
words_judgement(struct str *out, const struct reading *r,
    const struct reading_result *res)
{
	size_t before = out->len;

	if (res->judgement != JUDGE_OFF)
		words_limit(out, r, res->limit);
	if (out->len > before)
		(void)str_add(out, _(": "));
	(void)str_add(out, _(judgement_name(res->judgement)));
}

void
words_size(struct str *out, int64_t bytes)
{
	static const char *const units[] = { "KB", "MB", "GB", "TB" };
	int64_t tenths = bytes * 10 / 1024;
	size_t i = 0;

	if (bytes < 1024) {
		(void)str_addf(out, "%d B", (int)bytes);
		return;
	}
	while (tenths >= 10240 && i + 1 < sizeof(units) / sizeof(units[0])) {
		tenths /= 1024;
		i++;
	}
	if (tenths < 100)
		(void)str_addf(out, "%d.%d %s", (int)(tenths / 10),
		    (int)(tenths % 10), units[i]);
	else
		(void)str_addf(out, "%d %s", (int)(tenths / 10), units[i]);
}

void
words_bar(struct str *out, size_t done, size_t all, size_t columns)
{
	size_t i, inside = columns > 2 ? columns - 2 : 0;
	size_t full = all > 0 ? done * inside / all : 0;

	if (full == 0 && done > 0 && inside > 0)
		full = 1;	/* something is done: show it */
	(void)str_add_char(out, '[');
	for (i = 0; i < inside; i++)
		(void)str_add_char(out, i < full ? '#' : '-');
	(void)str_add_char(out, ']');
}

void
words_day(struct str *out, date_day d)
{
	int y, m, day;

	if (d == DATE_NONE)
		return;
	date_to_ymd(d, &y, &m, &day);
	/* TRANSLATORS: year, month and day of a calendar day. */
	(void)str_addf(out, _("%d-%02d-%02d"), y, m, day);
}

void
words_time(struct str *out, int64_t ms)
{
	char text[32];

	if (ms <= 0)
		return;
	date_format_local(ms, true, text, sizeof(text));
	text[10] = '\0';	/* "2024-04-01 14:05": day, then time */
	words_day(out, date_parse(text));
	(void)str_addf(out, " %s", text + 11);
}

enum style
words_countdown(struct str *out, int days)
{
	if (days < 0)
		(void)str_addf(out, ngettext("expired %d day ago", "expired %d "
		    "days ago", (unsigned)-days), -days);
	else
		(void)str_addf(out, ngettext("valid, %d day left", "valid, %d "
		    "days left", (unsigned)days), days);
	return days < 0 ? STYLE_BAD : days <= EXPIRES_SOON ? STYLE_WARN :
	    STYLE_GOOD;
}

void
words_stamp(struct str *out, const char *iso)
{
	int64_t ms = date_parse_utc_ms(iso);

	if (ms >= 0)
		words_time(out, ms);
	else if (date_parse(iso) != DATE_NONE)
		words_day(out, date_parse(iso));
	else
		(void)str_add(out, iso);
}

void
words_first_line(struct str *out, const char *text)
{
	(void)str_add_n(out, text, strcspn(text, "\n"));
}

void
words_place(struct str *out, const char *screen, const char *subject,
    const char *field, size_t cursor)
{
	(void)str_addf(out, "%s|%s|%s|%zu", screen, subject, field, cursor);
}
