/*
 * The sheet is one array sorted by subject and field. The store delivers rows
 * in that order, so filling it appends; single changes move a few pointers.
 * Evidence is indexed on demand, since every screen asks for it by number.
 */
#include "config.h"

#include "assess/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"

/* All three in one allocation, which begins with the subject. */
struct entry {
	char *subject;
	const char *field;
	const char *value;
};

/* Lives behind a pointer, so that reading a const sheet may refresh it. */
struct evidence_index {
	struct evidence *list;
	size_t n, cap;
	bool fresh;
};

/* The public half borrows from the rest. */
struct open_fork {
	struct fork fork;
	struct fork_side *sides;
	char *subject, *field;
};

struct sheet {
	struct entry *list;
	size_t n, cap;
	struct open_fork *forks;
	size_t n_forks;
	struct sheet *sources;		/* (item, "sum"), or NULL */
	struct evidence_index *evidence;
};

#define EVIDENCE_PREFIX "evidence/"
#define PREFIX_LEN (sizeof(EVIDENCE_PREFIX) - 1)

struct sheet *
sheet_new(void)
{
	struct sheet *s = xcalloc(1, sizeof(*s));

	s->evidence = xcalloc(1, sizeof(*s->evidence));
	return s;
}

/* What is given may lie in the entry's old allocation. What is typed comes
 * clean, but a store that a stranger filled may hold anything; only the path of
 * a file must stay as the disk has it. */
static void
entry_set(struct entry *e, const char *subject, const char *field,
    const char *value)
{
	size_t s = strlen(subject) + 1, f = strlen(field) + 1;
	size_t v = strlen(value) + 1;
	char *copy = xmalloc(s + f + v);

	e->subject = memcpy(copy, subject, s);
	e->field = memcpy(copy + s, field, f);
	e->value = memcpy(copy + s + f, value, v);
	if (strcmp(field, "path") != 0)
		utf8_strip(copy + s + f);
}

static void
fork_clear(struct open_fork *f)
{
	size_t i;

	for (i = 0; i < f->fork.n; i++) {
		free((char *)(uintptr_t)f->sides[i].value);
		free((char *)(uintptr_t)f->sides[i].actor);
		free((char *)(uintptr_t)f->sides[i].device);
		free((char *)(uintptr_t)f->sides[i].device_name);
	}
	free(f->sides);
	free(f->subject);
	free(f->field);
}

static struct open_fork *
fork_find(const struct sheet *s, const char *subject, const char *field)
{
	size_t i;

	for (i = 0; i < s->n_forks; i++)
		if (strcmp(s->forks[i].subject, subject) == 0 &&
		    strcmp(s->forks[i].field, field) == 0)
			return &s->forks[i];
	return NULL;
}

static void
fork_drop(struct sheet *s, const char *subject, const char *field)
{
	struct open_fork *f = fork_find(s, subject, field);
	struct open_fork old;

	if (f == NULL)
		return;
	old = *f;		/* what is put may lie in it */
	s->n_forks--;
	memmove(f, f + 1, (size_t)(s->forks + s->n_forks - f) * sizeof(*f));
	fork_clear(&old);
}

void
sheet_fork_add(struct sheet *s, const char *subject, const char *field,
    const struct fork_side *side)
{
	struct open_fork *f = fork_find(s, subject, field);
	struct fork_side *to;

	if (f == NULL) {
		s->forks = xreallocarray(s->forks, s->n_forks + 1,
		    sizeof(*s->forks));
		f = &s->forks[s->n_forks++];
		memset(f, 0, sizeof(*f));
		f->subject = xstrdup(subject);
		f->field = xstrdup(field);
		f->fork.subject = f->subject;
		f->fork.field = f->field;
	}
	f->sides = xreallocarray(f->sides, f->fork.n + 1, sizeof(*f->sides));
	f->fork.sides = f->sides;
	to = &f->sides[f->fork.n++];
	*to = *side;
	to->value = xstrdup(side->value);
	to->actor = xstrdup(side->actor);
	to->device = xstrdup(side->device);
	to->device_name = xstrdup(side->device_name);
}

size_t
sheet_fork_count(const struct sheet *s)
{
	return s->n_forks;
}

const struct fork *
sheet_fork_at(const struct sheet *s, size_t i)
{
	return &s->forks[i].fork;
}

const struct fork *
sheet_fork_find(const struct sheet *s, const char *subject,
    const char *field)
{
	const struct open_fork *f = fork_find(s, subject, field);

	return f == NULL ? NULL : &f->fork;
}

void
sheet_free(struct sheet *s)
{
	size_t i;

	if (s == NULL)
		return;
	for (i = 0; i < s->n_forks; i++)
		fork_clear(&s->forks[i]);
	free(s->forks);
	sheet_free(s->sources);
	for (i = 0; i < s->n; i++)
		free(s->list[i].subject);
	free(s->list);
	free(s->evidence->list);
	free(s->evidence);
	free(s);
}

static int
compare(const struct entry *e, const char *subject, const char *field)
{
	int c = strcmp(e->subject, subject);

	return c != 0 ? c : strcmp(e->field, field);
}

/* Position of the entry, or where it would stand; *found says which. */
static size_t
find(const struct sheet *s, const char *subject, const char *field,
    bool *found)
{
	size_t lo = 0, hi = s->n;

	*found = false;
	if (hi > 0 && compare(&s->list[hi - 1], subject, field) < 0)
		return hi;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = compare(&s->list[mid], subject, field);

		if (c == 0) {
			*found = true;
			return mid;
		}
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

void
sheet_put(struct sheet *s, const char *subject, const char *field,
    const char *value)
{
	bool found;
	size_t at = find(s, subject, field, &found);
	bool keep = value != NULL && value[0] != '\0';

	if (str_starts(subject, EVIDENCE_PREFIX))
		s->evidence->fresh = false;
	if (found && keep) {
		char *old = s->list[at].subject;

		entry_set(&s->list[at], subject, field, value);
		free(old);
	} else if (found) {
		free(s->list[at].subject);
		s->n--;
		memmove(&s->list[at], &s->list[at + 1],
		    (s->n - at) * sizeof(*s->list));
	} else if (keep) {
		if (s->n == s->cap) {
			s->cap = s->cap == 0 ? 256 : s->cap * 2;
			s->list = xreallocarray(s->list, s->cap,
			    sizeof(*s->list));
		}
		memmove(&s->list[at + 1], &s->list[at],
		    (s->n - at) * sizeof(*s->list));
		s->n++;
		entry_set(&s->list[at], subject, field, value);
	}
	if (s->n_forks > 0)
		fork_drop(s, subject, field);
}

const char *
sheet_get(const struct sheet *s, const char *subject, const char *field)
{
	bool found;
	size_t at = find(s, subject, field, &found);

	return found ? s->list[at].value : "";
}

/* Not snprintf: a hundred thousand of these are made while one lists. */
const char *
sheet_join(char *out, size_t size, const char *prefix, const char *id)
{
	size_t n = strlen(prefix), len = strlen(id);

	if (n >= size)
		n = size - 1;
	if (len >= size - n)
		len = size - n - 1;
	memcpy(out, prefix, n);
	memcpy(out + n, id, len);
	out[n + len] = '\0';
	return out;
}

const char *
sheet_item(const struct sheet *s, const char *item, const char *field)
{
	char subject[64];

	return sheet_get(s, sheet_join(subject, sizeof(subject), "item/",
	    item), field);
}

const char *
sheet_form(const struct sheet *s, const char *field)
{
	return sheet_get(s, "form", field);
}

void
sheet_each(const struct sheet *s,
    bool (*each)(void *arg, const char *subject, const char *field,
    const char *value), void *arg)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (!each(arg, s->list[i].subject, s->list[i].field,
		    s->list[i].value))
			return;
}

void
sheet_each_of(const struct sheet *s, const char *subject,
    bool (*each)(void *arg, const char *subject, const char *field,
    const char *value), void *arg)
{
	bool found;
	size_t i;

	for (i = find(s, subject, "", &found); i < s->n; i++)
		if (strcmp(s->list[i].subject, subject) != 0 ||
		    !each(arg, s->list[i].subject, s->list[i].field,
		    s->list[i].value))
			return;
}

void
sheet_source_put(struct sheet *s, const char *item, const char *sum)
{
	if (s->sources == NULL)
		s->sources = sheet_new();
	sheet_put(s->sources, item, "sum", sum);
}

const char *
sheet_source(const struct sheet *s, const char *item)
{
	return s->sources == NULL ? "" : sheet_get(s->sources, item, "sum");
}

static void
take_field(struct evidence *e, const char *field, const char *value)
{
	const struct {
		const char *name;
		const char **to;
	} map[] = {
		{ "path", &e->path }, { "name", &e->name },
		{ "size", &e->size }, { "mtime", &e->mtime },
		{ "kind", &e->kind }, { "sha256", &e->sha256 },
		{ "caption", &e->caption }, { "effective", &e->effective },
		{ "items", &e->items }, { "privacy", &e->privacy },
		{ "added_at", &e->added_at },
	};
	size_t i;

	for (i = 0; i < sizeof(map) / sizeof(map[0]); i++)
		if (strcmp(field, map[i].name) == 0)
			*map[i].to = value;
}

/* The index of evidence, made anew when an entry has changed. */
static const struct evidence_index *
evidence_index(const struct sheet *s)
{
	struct evidence_index *x = s->evidence;
	const struct evidence none = { "", "", "", "", "", "", "", "", "", "",
		"", "" };
	bool found;
	size_t i;

	if (x->fresh)
		return x;
	x->n = 0;
	for (i = find(s, EVIDENCE_PREFIX, "", &found); i < s->n; i++) {
		const struct entry *e = &s->list[i];

		if (!str_starts(e->subject, EVIDENCE_PREFIX))
			break;
		if (x->n == 0 || strcmp(x->list[x->n - 1].id,
		    e->subject + PREFIX_LEN) != 0) {
			if (x->n == x->cap) {
				x->cap = x->cap == 0 ? 16 : x->cap * 2;
				x->list = xreallocarray(x->list, x->cap,
				    sizeof(*x->list));
			}
			x->list[x->n] = none;
			x->list[x->n++].id = e->subject + PREFIX_LEN;
		}
		take_field(&x->list[x->n - 1], e->field, e->value);
	}
	x->fresh = true;
	return x;
}

size_t
sheet_evidence_count(const struct sheet *s)
{
	return evidence_index(s)->n;
}

void
sheet_evidence_at(const struct sheet *s, size_t i, struct evidence *out)
{
	*out = evidence_index(s)->list[i];
}

bool
sheet_evidence_find(const struct sheet *s, const char *id,
    struct evidence *out)
{
	const struct evidence_index *x = evidence_index(s);
	size_t i;

	for (i = 0; i < x->n; i++)
		if (strcmp(x->list[i].id, id) == 0) {
			*out = x->list[i];
			return true;
		}
	return false;
}

bool
evidence_unseen(const struct evidence *e)
{
	return str_starts(e->kind, "image/") && e->privacy[0] == '\0';
}

bool
evidence_serves(const struct evidence *e, const char *item)
{
	size_t len = strlen(item);
	const char *p = e->items;

	while (*p != '\0') {
		const char *end = p;

		/* Short words, many times: no call is worth it. */
		while (*end != '\0' && *end != ' ')
			end++;
		if ((size_t)(end - p) == len && memcmp(p, item, len) == 0)
			return true;
		for (p = end; *p == ' '; p++)
			;
	}
	return false;
}

size_t
sheet_evidence_of(const struct sheet *s, const char *item)
{
	const struct evidence_index *x = evidence_index(s);
	size_t i, n = 0;

	for (i = 0; i < x->n; i++)
		n += evidence_serves(&x->list[i], item);
	return n;
}
