/*
 * answers.json: everything that was answered, for programs. Keys and codes
 * are fixed English words (schema anshin-answers/2; a change of meaning gets
 * a new number; 1 had no copy_sha256); only what the user wrote and the catalogue's titles are in
 * their own language. Values stay the text they were typed as.
 */
#include "config.h"

#include "package/answers.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "assess/answer.h"
#include "assess/grade.h"
#include "assess/judge.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "package/since.h"

static void
set(json_t *to, const char *key, const char *value)
{
	json_t *text = json_string(value);
	char *clean;

	if (text == NULL) {		/* broken UTF-8 in an old store */
		clean = utf8_clean(value, strlen(value), false);
		text = json_string(clean);
		free(clean);
	}
	json_object_set_new(to, key, text);
}

static void
set_day(json_t *to, const char *key, date_day day)
{
	char iso[11] = "";

	if (day != DATE_NONE)
		date_format_iso(day, iso);
	set(to, key, iso);
}

static const char *
judgement_code(enum judgement j)
{
	static const char *const codes[] = {
		[JUDGE_EMPTY] = "empty", [JUDGE_OFF] = "off",
		[JUDGE_INVALID] = "invalid", [JUDGE_RECORDED] = "recorded",
		[JUDGE_WITHIN] = "within", [JUDGE_WARN] = "warn",
		[JUDGE_FAIL] = "fail",
	};

	return codes[j];
}

static const char *
rating_code(enum rating r)
{
	static const char *const codes[] = {
		[RATING_OPEN] = "open", [RATING_BELOW_LOW] = "below-low",
		[RATING_LOW] = "low", [RATING_MEDIUM_HIGH] = "medium-high",
	};

	return codes[r];
}

static json_t *
application(const struct build *b)
{
	const struct sheet *s = b->in->sheet;
	json_t *o = json_object();

	set(o, "number", b->in->application);
	set(o, "edition", sheet_get(s, "application", "edition"));
	set(o, "year", sheet_get(s, "application", "year"));
	set_day(o, "day", b->in->day);
	if (b->in->edition > 0)
		json_object_set_new(o, "submission",
		    json_integer((json_int_t)b->in->edition));
	if (b->in->prior_code != NULL)
		set(o, "follows", b->in->prior_code);
	return o;
}

static json_t *
catalogue(const struct catalog *c)
{
	json_t *o = json_object();

	set(o, "id", c->id);
	set(o, "edition", c->edition);
	set(o, "revision", c->revision);
	set(o, "sha256", c->sha256);
	return o;
}

static json_t *
form(const struct build *b)
{
	const struct catalog *c = b->in->catalog;
	json_t *o = json_object();
	const char *value;
	size_t i;

	for (i = 0; i < c->n_fields; i++) {
		value = sheet_form(b->in->sheet, c->fields[i].id);
		if (value[0] != '\0')
			set(o, c->fields[i].id, value);
	}
	return o;
}

static json_t *
reading(const struct build *b, const struct item *it, const struct reading *r,
    enum judgement judgement)
{
	static const char *const parts[] = { "place", "time", "instrument",
		"by", "condition", "action" };
	json_t *o = json_object();
	char field[160];
	const char *value;
	size_t i;

	set(o, "id", r->id);
	set(o, "unit", r->unit);
	set(o, "judgement", judgement_code(judgement));
	snprintf(field, sizeof(field), "reading.%s", r->id);
	set(o, "value", sheet_item(b->in->sheet, it->id, field));
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		snprintf(field, sizeof(field), "reading.%s.%s", r->id,
		    parts[i]);
		value = sheet_item(b->in->sheet, it->id, field);
		if (value[0] != '\0')
			set(o, parts[i], value);
	}
	return o;
}

static json_t *
readings(const struct build *b, const struct item *it)
{
	json_t *list = json_array(), *o;
	struct reading_result result;
	char text[32];
	size_t i;

	for (i = 0; i < it->n_readings; i++) {
		judge_reading(b->in->sheet, it, &it->readings[i], b->in->day,
		    &result);
		if (result.judgement == JUDGE_EMPTY ||
		    result.judgement == JUDGE_OFF)
			continue;
		o = reading(b, it, &it->readings[i], result.judgement);
		if (result.computed) {
			decimal_format(result.value, text, sizeof(text));
			set(o, "value", text);
		}
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
checks(const struct build *b, const struct item *it)
{
	json_t *o = json_object();
	size_t i;

	for (i = 0; i < it->n_checks; i++)
		if (check_applies(b->in->sheet, &it->checks[i]))
			json_object_set_new(o, it->checks[i].id,
			    json_boolean(check_ticked(b->in->sheet, it,
			    &it->checks[i])));
	return o;
}

static json_t *
numbers(const struct build *b, const struct item *it)
{
	json_t *list = json_array();
	struct evidence e;
	size_t i;

	for (i = 0; i < b->n; i++) {
		sheet_evidence_at(b->in->sheet, i, &e);
		if (evidence_serves(&e, it->id))
			json_array_append_new(list,
			    json_integer((json_int_t)i + 1));
	}
	return list;
}

static json_t *
item(const struct build *b, const struct item *it)
{
	json_t *o = json_object();
	struct answer a;

	answer_of(b->in->sheet, it, &a);
	set(o, "id", it->id);
	set(o, "chapter", it->chapter->id);
	set(o, "level", it->level == LEVEL_BASIC ? "basic" : "applied");
	set(o, "title", it->title);
	set(o, "official_no", it->official_no);
	set(o, "verdict", verdict_code(a.verdict));
	json_object_set_new(o, "confirmed", json_boolean(a.confirmed));
	json_object_set_new(o, "automatic", json_boolean(a.automatic));
	json_object_set_new(o, "text_changed", json_boolean(a.text_changed));
	set(o, "reason", a.reason);
	set(o, "note", a.note);
	set(o, "confirmed_at", a.confirmed_at);
	set(o, "confirmed_by", a.confirmed_by);
	set(o, "text_sha256", it->text_hash);
	json_object_set_new(o, "checks", checks(b, it));
	json_object_set_new(o, "readings", readings(b, it));
	json_object_set_new(o, "evidence", numbers(b, it));
	return o;
}

static json_t *
item_ids(const char *items)
{
	json_t *list = json_array();
	size_t n;

	for (items += strspn(items, " "); *items != '\0';
	    items += n + strspn(items + n, " ")) {
		n = strcspn(items, " ");
		json_array_append_new(list, json_stringn(items, n));
	}
	return list;
}

static json_t *
evidence(const struct build *b, size_t i)
{
	const struct packed *p = &b->packed[i];
	json_t *o = json_object();
	struct evidence e;

	sheet_evidence_at(b->in->sheet, i, &e);
	json_object_set_new(o, "number", json_integer((json_int_t)i + 1));
	set(o, "name", e.name);
	set(o, "kind", e.kind);
	set(o, "size", e.size);
	set(o, "sha256", e.sha256);
	set(o, "copy_sha256", p->sha256[0] != '\0' ? p->sha256 : e.sha256);
	set(o, "caption", e.caption);
	set(o, "effective", e.effective);
	set(o, "privacy", e.privacy);
	set(o, "state", p->earlier ? "earlier" : state_code(p->state));
	json_object_set_new(o, "items", item_ids(e.items));
	if (p->state == FILE_SAME)
		set(o, "file", p->path);
	else
		json_object_set_new(o, "file", json_null());
	return o;
}

char *
answers_json(const struct build *b)
{
	const struct catalog *c = b->in->catalog;
	json_t *root = json_object(), *items = json_array();
	json_t *files = json_array();
	char *text, *out;
	size_t i;

	for (i = 0; i < c->n_items; i++)
		if (since_holds_item(b, &c->items[i]))
			json_array_append_new(items, item(b, &c->items[i]));
	for (i = 0; i < b->n; i++)
		json_array_append_new(files, evidence(b, i));
	set(root, "schema", ANSWERS_SCHEMA);
	if (b->in->base != NULL)
		set(root, "adds_to", b->in->base_code);
	set(root, "rating", rating_code(grade_rating(c, b->in->sheet)));
	json_object_set_new(root, "application", application(b));
	json_object_set_new(root, "catalogue", catalogue(c));
	json_object_set_new(root, "form", form(b));
	json_object_set_new(root, "items", items);
	json_object_set_new(root, "evidence", files);
	text = json_dumps(root, JSON_INDENT(2) | JSON_SORT_KEYS);
	json_decref(root);
	out = xasprintf("%s\n", text != NULL ? text : "{}");
	free(text);
	return out;
}
