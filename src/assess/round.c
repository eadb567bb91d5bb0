/* Page codes, and what the journal keeps of printed and typed pages. */
#include "config.h"

#include "assess/round.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "assess/field.h"
#include "base/hash.h"
#include "base/str.h"
#include "catalog/load.h"

#define SHEET "sheet/"
#define ROUND "round/"

/* 31 characters that no two people read differently. Since 31 is prime, a
 * weighted sum over them notices every wrong and every exchanged one. */
static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXY";
enum { LETTERS = 31, CODE_DATA = 7 };

static const char *const tick_codes[] = {
	[ROUND_OPEN] = "", [ROUND_BLANK] = "blank",
	[ROUND_CONFORMS] = "conforms", [ROUND_FAILS] = "fails",
	[ROUND_NA] = "na", [ROUND_UNKNOWN] = "unknown"
};

static char
check_letter(const char data[CODE_DATA])
{
	int i, sum = 0;

	for (i = 0; i < CODE_DATA; i++)
		sum += (i + 2) * (int)(strchr(letters, data[i]) - letters);
	return letters[sum % LETTERS];
}

static void
set_code(char out[ROUND_CODE], const char data[CODE_DATA])
{
	(void)snprintf(out, ROUND_CODE, "%.4s-%.3s%c", data, data + 4,
	    check_letter(data));
}

static void
add_text(struct hash *h, const char *s)
{
	hash_add(h, s, strlen(s) + 1);
}

void
round_code(char out[ROUND_CODE], const char *application,
    const char *edition, date_day printed, const struct item *const *rows,
    size_t n)
{
	struct hash *h = hash_new();
	unsigned char digest[32];
	char data[CODE_DATA], day[11];
	unsigned long long bits = 0;
	size_t i;

	date_format_iso(printed, day);
	add_text(h, application);
	add_text(h, edition);
	add_text(h, day);
	for (i = 0; i < n; i++) {
		add_text(h, rows[i]->id);
		add_text(h, rows[i]->text_hash);
	}
	hash_raw(h, digest);
	for (i = 0; i < 8; i++)
		bits = bits << 8 | digest[i];
	for (i = 0; i < CODE_DATA; i++) {
		data[i] = letters[bits % LETTERS];
		bits /= LETTERS;
	}
	set_code(out, data);
}

/* The character that was meant, or 0 for one that says nothing. */
static char
meant(char c)
{
	c = (char)toupper((unsigned char)c);
	if (c == 'O')
		return '0';
	return c == 'I' || c == 'L' ? '1' : c;
}

bool
round_code_read(char out[ROUND_CODE], const char *typed)
{
	char *ascii = field_ascii(typed), data[CODE_DATA + 1];
	const char *p;
	size_t n = 0;
	bool good = true;

	for (p = ascii; *p != '\0' && good; p++) {
		if (*p == ' ' || *p == '-')
			continue;
		good = n <= CODE_DATA && strchr(letters, meant(*p)) != NULL;
		if (good)
			data[n++] = meant(*p);
	}
	free(ascii);
	if (!good || n != CODE_DATA + 1 ||
	    check_letter(data) != data[CODE_DATA])
		return false;
	set_code(out, data);
	return true;
}

static const char *
subject_of(char out[24], const char *prefix, const char *code)
{
	return sheet_join(out, 24, prefix, code);
}

void
round_print(const char *code, const char *edition, date_day printed,
    const char *page, const char *next, const struct item *const *rows,
    size_t n, answer_put *put, void *arg)
{
	char subject[24], day[11];
	struct str list;
	size_t i;

	subject_of(subject, SHEET, code);
	date_format_iso(printed, day);
	str_init(&list, ROUND_ROWS * (ROUND_ID + 66));
	for (i = 0; i < n; i++)
		(void)str_addf(&list, "%s %s\n", rows[i]->id,
		    rows[i]->text_hash);
	put(arg, subject, "edition", edition);
	put(arg, subject, "printed", day);
	put(arg, subject, "page", page);
	put(arg, subject, "next", next);
	put(arg, subject, "rows", list.ptr);
	str_clear(&list);
}

static enum round_tick
tick_parse(const char *code)
{
	int t;

	for (t = ROUND_UNKNOWN; t > ROUND_OPEN; t--)
		if (strcmp(tick_codes[t], code) == 0)
			break;
	return (enum round_tick)t;
}

static void
read_row(struct round_page *p, const struct catalog *c,
    const struct sheet *s, const char *line, size_t len)
{
	struct round_row *r = &p->rows[p->n];
	size_t id = strcspn(line, " ");
	char subject[24];

	if (id + 1 >= len || id >= ROUND_ID || p->n == ROUND_ROWS)
		return;
	memset(r, 0, sizeof(*r));
	(void)snprintf(r->id, sizeof(r->id), "%.*s", (int)id, line);
	(void)snprintf(r->text_hash, sizeof(r->text_hash), "%.*s",
	    (int)(len - id - 1), line + id + 1);
	r->item = catalog_item(c, r->id);
	r->changed = r->item != NULL &&
	    strcmp(r->item->text_hash, r->text_hash) != 0;
	r->tick = tick_parse(sheet_get(s, subject_of(subject, ROUND,
	    p->code), r->id));
	p->n++;
}

bool
round_find(struct round_page *out, const struct catalog *c,
    const struct sheet *s, const char *code)
{
	char subject[24], own[ROUND_CODE];
	const char *rows, *next;
	size_t len;

	/* The code may be the page's own, to look at it once more. */
	(void)snprintf(own, sizeof(own), "%s", code);
	subject_of(subject, SHEET, own);
	rows = sheet_get(s, subject, "rows");
	memset(out, 0, sizeof(*out));
	if (rows[0] == '\0')
		return false;
	memcpy(out->code, own, sizeof(own));
	next = sheet_get(s, subject, "next");
	(void)snprintf(out->next, sizeof(out->next), "%s", next);
	out->edition = sheet_get(s, subject, "edition");
	out->page = sheet_get(s, subject, "page");
	out->printed = date_parse(sheet_get(s, subject, "printed"));
	out->closed = date_parse(sheet_get(s, subject_of(subject, ROUND,
	    own), "closed"));
	for (; *rows != '\0'; rows += len + (rows[len] == '\n')) {
		len = strcspn(rows, "\n");
		read_row(out, c, s, rows, len);
	}
	return out->n > 0;
}

struct walk {
	const struct catalog *catalog;
	const struct sheet *sheet;
	bool (*each)(void *arg, const struct round_page *p);
	void *arg;
};

static bool
visit(void *arg, const char *subject, const char *field, const char *value)
{
	struct walk *w = arg;
	struct round_page p;

	(void)value;
	if (!str_starts(subject, SHEET) || strcmp(field, "rows") != 0 ||
	    !round_find(&p, w->catalog, w->sheet, subject + strlen(SHEET)))
		return true;
	return w->each(w->arg, &p);
}

void
round_each(const struct catalog *c, const struct sheet *s,
    bool (*each)(void *arg, const struct round_page *p), void *arg)
{
	struct walk w = { c, s, each, arg };

	sheet_each(s, visit, &w);
}

/* An answer to the text on the paper, which may be another than today's. */
static void
put_answer(const struct round_row *r, enum verdict v, const char *now,
    const char *who, answer_put *put, void *arg)
{
	struct item printed = *r->item;

	printed.text_hash = r->text_hash;
	answer_give(&printed, v, now, who, put, arg);
}

void
round_type(const struct round_page *p, size_t row, enum round_tick tick,
    const struct sheet *s, const char *now, const char *who, answer_put *put,
    void *arg)
{
	const struct round_row *r = &p->rows[row];
	enum verdict was = round_verdict(r->tick);
	char subject[24];

	if (r->item != NULL && (tick != ROUND_BLANK ||
	    (was != VERDICT_NONE && strcmp(sheet_item(s, r->id, "verdict"),
	    verdict_code(was)) == 0)))
		put_answer(r, round_verdict(tick), now, who, put, arg);
	put(arg, subject_of(subject, ROUND, p->code), r->id,
	    tick_codes[tick]);
}

void
round_close(const struct round_page *p, date_day day, answer_put *put,
    void *arg)
{
	char subject[24], iso[11];

	date_format_iso(day, iso);
	put(arg, subject_of(subject, ROUND, p->code), "closed", iso);
}

void
round_reopen(const struct round_page *p, answer_put *put, void *arg)
{
	char subject[24];
	size_t i;

	subject_of(subject, ROUND, p->code);
	put(arg, subject, "closed", "");
	for (i = 0; i < p->n; i++)
		put(arg, subject, p->rows[i].id, "");
}

void
round_count(const struct round_page *p, struct round_count *out)
{
	size_t i;

	memset(out, 0, sizeof(*out));
	out->rows = p->n;
	for (i = 0; i < p->n; i++) {
		enum round_tick t = p->rows[i].tick;

		out->typed += t != ROUND_OPEN;
		out->blank += t == ROUND_BLANK;
		out->ticked += t > ROUND_BLANK;
		if (t > ROUND_BLANK)
			out->by[round_verdict(t)]++;
	}
}

size_t
round_next(const struct round_page *p, size_t from)
{
	size_t i, row;

	for (i = 0; i < p->n; i++) {
		row = (from + i) % p->n;
		if (p->rows[row].tick == ROUND_OPEN)
			return row;
	}
	return p->n;
}

enum round_tick
round_tick_of(char key)
{
	if (key == '0')
		return ROUND_BLANK;
	return key >= '1' && key <= '4' ?
	    (enum round_tick)(ROUND_CONFORMS + (key - '1')) : ROUND_OPEN;
}

enum verdict
round_verdict(enum round_tick tick)
{
	return tick <= ROUND_BLANK ? VERDICT_NONE :
	    (enum verdict)(VERDICT_CONFORMS + (tick - ROUND_CONFORMS));
}

/* A word of the numbers: what is not ASCII parts them too. */
static size_t
word_length(const char *p)
{
	size_t n = 0;

	while (p[n] > ' ' && p[n] != ',' && p[n] != ';' && p[n] != 0x7f)
		n++;
	return n;
}

void
round_photos(char *out, size_t size, const char *typed)
{
	char *ascii = field_ascii(typed);
	const char *p;
	size_t n = 0, len;

	out[0] = '\0';
	for (p = ascii; *p != '\0'; p += len > 0 ? len : 1) {
		len = word_length(p);
		if (strcspn(p, "0123456789") < len && n + len + 2 <= size)
			n += (size_t)snprintf(out + n, size - n, "%s%.*s",
			    n > 0 ? " " : "", (int)len, p);
	}
	free(ascii);
}

bool
round_photo_is(const char *number, const char *name)
{
	size_t stem = strcspn(name, "."), n = strlen(number);

	/* The number as it stands at the end, not the end of a longer one. */
	return n > 0 && n <= stem &&
	    strncasecmp(name + stem - n, number, n) == 0 &&
	    (n == stem || !isdigit((unsigned char)name[stem - n - 1]) ||
	    !isdigit((unsigned char)number[0]));
}

bool
round_photo_take(const char *numbers, const char *name, char *number,
    char *rest, size_t size)
{
	size_t len, n = 0;
	bool found = false;
	char word[64];

	number[0] = rest[0] = '\0';
	for (; *numbers != '\0'; numbers += len + (numbers[len] == ' ')) {
		len = strcspn(numbers, " ");
		(void)snprintf(word, sizeof(word), "%.*s", (int)len, numbers);
		if (!found && round_photo_is(word, name)) {
			found = true;
			(void)snprintf(number, size, "%s", word);
		} else if (n + len + 2 <= size) {
			n += (size_t)snprintf(rest + n, size - n, "%s%.*s",
			    n > 0 ? " " : "", (int)len, numbers);
		}
	}
	return found;
}
