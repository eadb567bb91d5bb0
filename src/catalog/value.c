/*
 * From text to typed members. Every value is text in the file; what it means
 * is said here and nowhere else, so that "no", "1.0" and dates never change
 * their meaning as they do in other YAML programs.
 */
#include "config.h"

#include "catalog/value.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/width.h"
#include "catalog/near.h"

#define NAMES_MAX 400
#define COUNT_DIGITS 7u

void *
value_get_pointer(const void *dst, size_t at)
{
	void *pointer;

	memcpy(&pointer, (const char *)dst + at, sizeof(pointer));
	return pointer;
}

void
value_set_pointer(void *dst, size_t at, const void *pointer)
{
	memcpy((char *)dst + at, &pointer, sizeof(pointer));
}

static void
set_bytes(void *dst, size_t at, const void *value, size_t size)
{
	if (at != SCHEMA_NOWHERE)
		memcpy((char *)dst + at, value, size);
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* [a-z][a-z0-9<joint>]*, at most 40 bytes */
static bool
is_word(const char *w, char joint)
{
	size_t i;

	if (!is_lower(w[0]) || strlen(w) > 40)
		return false;
	for (i = 1; w[i] != '\0'; i++) {
		if (!is_lower(w[i]) && !is_digit(w[i]) && w[i] != joint)
			return false;
	}
	return true;
}

/* [0-9A-Z]{1,4}; returns its length, 0 when it is none */
static size_t
chapter_len(const char *w)
{
	size_t i = 0;

	while (i < 5 && (is_digit(w[i]) || (w[i] >= 'A' && w[i] <= 'Z')))
		i++;
	return i <= 4 ? i : 0;
}

static size_t
digits_len(const char *w)
{
	return strspn(w, "0123456789");
}

int
value_has_form(enum schema_form form, const char *w)
{
	size_t n;

	switch (form) {
	case FORM_NAME:
		return is_word(w, '_');
	case FORM_DASHED:
		return is_word(w, '-');
	case FORM_ITEM:
		n = chapter_len(w);
		return n > 0 && w[n] == '-' && w[n + 3] == '\0' &&
		    digits_len(w + n + 1) == 2;
	case FORM_CHAPTER:
		n = chapter_len(w);
		return n > 0 && w[n] == '\0';
	case FORM_EDITION:
		return digits_len(w) == 4 && w[4] == '-' &&
		    digits_len(w + 5) == 2 && w[7] == '\0';
	case FORM_FREE:
		return strlen(w) <= 40 && strchr(w, ' ') == NULL;
	}
	return 0;
}

static const char *
form_sentence(enum schema_form form)
{
	switch (form) {
	case FORM_NAME:
		return _("An id begins with a-z and goes on with a-z, 0-9 "
		    "and _, as in wifi_crypto.");
	case FORM_DASHED:
		return _("This name begins with a-z and goes on with a-z, "
		    "0-9 and -.");
	case FORM_ITEM:
		return _("The id of an item is its chapter, a stroke and two "
		    "digits, as in 4-03.");
	case FORM_CHAPTER:
		return _("The id of a chapter is its number, as in \"4\".");
	case FORM_EDITION:
		return _("An edition is year and month, as in \"2024-04\".");
	case FORM_FREE:
		break;
	}
	return _("This must be one word of at most 40 letters, without "
	    "blanks.");
}

/* Full-width letters and digits, where only half-width ones count. */
static bool
note_full_width(struct source *s, const struct node *v)
{
	size_t i, len, n = strlen(v->text);
	struct str half;
	bool has_any = false;
	uint32_t c;

	str_init(&half, 256);
	for (i = 0; i < n; i += len) {
		c = utf8_decode(v->text + i, n - i, &len);
		if (c >= 0xff01 && c <= 0xff5e) {
			has_any = true;
			(void)str_add_char(&half, (char)(c - 0xff01 + '!'));
		} else if (c == 0x3000) {
			has_any = true;
			(void)str_add_char(&half, ' ');
		} else {
			(void)str_add_n(&half, v->text + i, len);
		}
	}
	if (has_any)
		source_fault(s, DIAG_ERROR, v->at, _("Full-width letters "
		    "stand in \"%s\". Type it half-width: \"%s\"."), v->text,
		    half.ptr);
	str_clear(&half);
	return has_any;
}

static void
store_word(struct source *s, const struct schema_key *key,
    const struct node *v, void *dst)
{
	if (!value_has_form(key->form, v->text)) {
		if (!note_full_width(s, v))
			source_fault(s, DIAG_ERROR, v->at, "%s",
			    form_sentence(key->form));
	}
	if (key->at != SCHEMA_NOWHERE)
		value_set_pointer(dst, key->at, v->text);
}

static void
store_text(struct source *s, const struct schema_key *key,
    const struct node *v, void *dst)
{
	size_t columns;

	value_set_pointer(dst, key->at, v->text);
	if (key->type != SCHEMA_TEXT && strchr(v->text, '\n') != NULL) {
		source_fault(s, DIAG_ERROR, v->at, _("\"%s\" is a text of one "
		    "line. Write it behind the colon."), key->name);
		return;
	}
	if (key->columns == 0)
		return;
	columns = width_str(v->text);
	if (columns > key->columns)
		source_fault(s, DIAG_WARNING, v->at, _("This text is %zu "
		    "columns wide; %zu fit (a full-width character takes 2). "
		    "Shorten it."), columns, key->columns);
}

static void
note_name(struct source *s, const struct schema_key *key,
    const struct node *v)
{
	struct near near;
	struct str names;
	size_t i;

	if (note_full_width(s, v))
		return;
	near_init(&near, v->text);
	str_init(&names, NAMES_MAX);
	for (i = 0; key->names[i] != NULL; i++) {
		near_try(&near, key->names[i]);
		(void)str_addf(&names, "%s%s", i > 0 ? ", " : "",
		    key->names[i]);
	}
	if (near_best(&near) != NULL)
		source_fault(s, DIAG_ERROR, v->at, _("\"%s\" is not possible "
		    "for \"%s\". Did you mean \"%s\"?"), v->text, key->name,
		    near_best(&near));
	else
		source_fault(s, DIAG_ERROR, v->at, _("\"%s\" is not possible "
		    "for \"%s\". Possible are: %s."), v->text, key->name,
		    names.ptr);
	str_clear(&names);
}

static void
store_name(struct source *s, const struct schema_key *key,
    const struct node *v, void *dst)
{
	int i;

	for (i = 0; key->names[i] != NULL; i++) {
		if (strcmp(key->names[i], v->text) == 0) {
			set_bytes(dst, key->at, &i, sizeof(i));
			return;
		}
	}
	note_name(s, key, v);
}

static void
store_yesno(struct source *s, const struct schema_key *key,
    const struct node *v, void *dst)
{
	bool value = strcmp(v->text, "yes") == 0;

	if (!value && strcmp(v->text, "no") != 0) {
		if (!note_full_width(s, v))
			source_fault(s, DIAG_ERROR, v->at, _("Write yes or "
			    "no."));
		return;
	}
	set_bytes(dst, key->at, &value, sizeof(value));
}

static bool
read_date(struct source *s, const struct node *v, date_day *day)
{
	const char *t = v->text;

	*day = DATE_NONE;
	if (digits_len(t) == 4 && t[4] == '-' && digits_len(t + 5) == 2 &&
	    t[7] == '-' && digits_len(t + 8) == 2 && t[10] == '\0') {
		*day = date_parse(t);
		if (*day == DATE_NONE)
			source_fault(s, DIAG_ERROR, v->at, _("There is no day "
			    "%s. Look at the calendar."), t);
	} else if (!note_full_width(s, v)) {
		source_fault(s, DIAG_ERROR, v->at, _("A day is written as "
		    "\"2024-04-01\"."));
	}
	return *day != DATE_NONE;
}

static void
store_date(struct source *s, const struct schema_key *key,
    const struct node *v, void *dst)
{
	bool is_application = key->type == SCHEMA_AFTER &&
	    strcmp(v->text, "application") == 0;
	date_day day;

	if (is_application)
		set_bytes(dst, key->also, &is_application,
		    sizeof(is_application));
	else if (read_date(s, v, &day))
		set_bytes(dst, key->at, &day, sizeof(day));
}

/* -?[0-9]+(.[0-9]+)?: stricter than what users may type. */
static bool
is_number(const char *t)
{
	size_t n;

	if (*t == '-')
		t++;
	n = digits_len(t);
	if (n == 0)
		return false;
	t += n;
	if (*t == '.') {
		n = digits_len(t + 1);
		if (n == 0)
			return false;
		t += n + 1;
	}
	return *t == '\0';
}

static void
store_number(struct source *s, const struct schema_key *key,
    const struct node *v, void *dst)
{
	bool has = true;
	decimal number;

	if (is_number(v->text) && decimal_parse(v->text, &number)) {
		set_bytes(dst, key->at, &number, sizeof(number));
		set_bytes(dst, key->also, &has, sizeof(has));
	} else if (!note_full_width(s, v)) {
		source_fault(s, DIAG_ERROR, v->at, _("\"%s\" is no number. "
		    "Write digits and at most one point, as in \"0.15\"."),
		    v->text);
	}
}

static void
store_count(struct source *s, const struct schema_key *key,
    const struct node *v, void *dst)
{
	size_t i, n = digits_len(v->text);
	int count = 0;

	if (n > 0 && n <= COUNT_DIGITS && v->text[n] == '\0') {
		for (i = 0; i < n; i++)
			count = count * 10 + (v->text[i] - '0');
	}
	if (count > 0)
		set_bytes(dst, key->at, &count, sizeof(count));
	else if (!note_full_width(s, v))
		source_fault(s, DIAG_ERROR, v->at, _("\"%s\" must be a whole "
		    "number above 0, as in \"12\"."), key->name);
}

static void
store_place(struct source *s, const struct catalog *catalog,
    const struct schema_key *key, const struct node *v, void *dst)
{
	struct near near;
	size_t i;

	for (i = 0; i < catalog->n_places; i++) {
		if (str_equal(catalog->places[i].id, v->text)) {
			value_set_pointer(dst, key->at, &catalog->places[i]);
			return;
		}
	}
	near_init(&near, v->text);
	for (i = 0; i < catalog->n_places; i++)
		near_try(&near, catalog->places[i].id);
	if (near_best(&near) != NULL)
		source_fault(s, DIAG_ERROR, v->at, _("There is no place "
		    "\"%s\". Did you mean \"%s\"?"), v->text,
		    near_best(&near));
	else
		source_fault(s, DIAG_ERROR, v->at, _("There is no place "
		    "\"%s\". Add it under \"places\", or use one of those."),
		    v->text);
}

void
value_store(struct source *s, const struct catalog *catalog,
    const struct schema_key *key, const struct node *v, void *dst)
{
	switch (key->type) {
	case SCHEMA_WORD:
		store_word(s, key, v, dst);
		break;
	case SCHEMA_LINE:
	case SCHEMA_TEXT:
	case SCHEMA_CONDITION:
	case SCHEMA_FORMULA:
	case SCHEMA_WORDS:
		store_text(s, key, v, dst);
		break;
	case SCHEMA_NAME:
		store_name(s, key, v, dst);
		break;
	case SCHEMA_YESNO:
		store_yesno(s, key, v, dst);
		break;
	case SCHEMA_DATE:
	case SCHEMA_AFTER:
		store_date(s, key, v, dst);
		break;
	case SCHEMA_NUMBER:
		store_number(s, key, v, dst);
		break;
	case SCHEMA_COUNT:
		store_count(s, key, v, dst);
		break;
	case SCHEMA_PLACE:
		store_place(s, catalog, key, v, dst);
		break;
	case SCHEMA_LIST:
		break;
	}
}

size_t
value_size(enum schema_type type)
{
	switch (type) {
	case SCHEMA_NAME:
	case SCHEMA_COUNT:
		return sizeof(int);
	case SCHEMA_YESNO:
		return sizeof(bool);
	case SCHEMA_DATE:
	case SCHEMA_AFTER:
		return sizeof(date_day);
	case SCHEMA_NUMBER:
		return sizeof(decimal);
	case SCHEMA_WORD:
	case SCHEMA_LINE:
	case SCHEMA_TEXT:
	case SCHEMA_CONDITION:
	case SCHEMA_FORMULA:
	case SCHEMA_WORDS:
	case SCHEMA_PLACE:
	case SCHEMA_LIST:
		break;
	}
	return 0;
}

bool
value_has_flag(enum schema_type type)
{
	return type == SCHEMA_AFTER || type == SCHEMA_NUMBER;
}

void
value_store_default(const struct schema_key *key, void *dst)
{
	const date_day none = DATE_NONE;

	switch (key->type) {
	case SCHEMA_WORD:
	case SCHEMA_LINE:
	case SCHEMA_TEXT:
	case SCHEMA_CONDITION:
	case SCHEMA_FORMULA:
	case SCHEMA_WORDS:
		if (key->at != SCHEMA_NOWHERE)
			value_set_pointer(dst, key->at, "");
		break;
	case SCHEMA_DATE:
	case SCHEMA_AFTER:
		set_bytes(dst, key->at, &none, sizeof(none));
		break;
	case SCHEMA_NAME:
	case SCHEMA_YESNO:
	case SCHEMA_NUMBER:
	case SCHEMA_COUNT:
	case SCHEMA_PLACE:
	case SCHEMA_LIST:
		break;
	}
}
