/* Packages by their entries in the journal. */
#include "config.h"

#include "app/packages.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess/edition.h"
#include "base/date.h"
#include "base/str.h"
#include "base/xalloc.h"

#define PREFIX "package/"

static struct package_entry *
entry_of(struct package_list *l, const char *code)
{
	struct package_entry *e;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (strcmp(l->list[i].code, code) == 0)
			return &l->list[i];
	l->list = xreallocarray(l->list, l->n + 1, sizeof(*l->list));
	e = &l->list[l->n++];
	memset(e, 0, sizeof(*e));
	snprintf(e->code, sizeof(e->code), "%s", code);
	return e;
}

/* Newest first: what is known already stays. */
static void
keep(char **to, const char *value)
{
	if (*to == NULL)
		*to = xstrdup(value);
}

static bool
look_at(void *arg, const struct store_event *e)
{
	struct package_entry *p;

	/* An undo clears, and takes nothing out of the world. */
	if (!str_starts(e->subject, PREFIX) || e->value == NULL ||
	    e->value[0] == '\0')
		return true;
	p = entry_of(arg, e->subject + strlen(PREFIX));
	if (strcmp(e->field, "exported_at") == 0 && p->at_ms == 0)
		p->at_ms = date_parse_utc_ms(e->value);
	else if (strcmp(e->field, "folder") == 0)
		keep(&p->folder, e->value);
	else if (strcmp(e->field, "of") == 0)
		keep(&p->of, e->value);
	else if (strcmp(e->field, "manifest") == 0)
		keep(&p->manifest, e->value);
	return true;
}

static int
by_time(const void *a, const void *b)
{
	const struct package_entry *x = a, *y = b;

	if (x->at_ms != y->at_ms)
		return x->at_ms < y->at_ms ? 1 : -1;
	return strcmp(x->code, y->code);
}

int
packages_collect(struct session *s, struct package_list *out,
    struct error *err)
{
	size_t i;

	memset(out, 0, sizeof(*out));
	if (store_history(s->store, s->app->id, NULL, 0, look_at, out,
	    err) != 0) {
		packages_clear(out);
		return -1;
	}
	for (i = 0; i < out->n; i++) {
		struct package_entry *p = &out->list[i];

		keep(&p->folder, "");
		keep(&p->of, "");
		keep(&p->manifest, "");
		/* Whether it was handed in is an answer: it can be undone. */
		p->edition = edition_of(s->sheet, p->code);
	}
	if (out->n > 0)
		qsort(out->list, out->n, sizeof(*out->list), by_time);
	return 0;
}

void
packages_clear(struct package_list *l)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		free(l->list[i].folder);
		free(l->list[i].of);
		free(l->list[i].manifest);
	}
	free(l->list);
	memset(l, 0, sizeof(*l));
}

bool
packages_code(const char *text, char code[10])
{
	static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	size_t n = 0;
	int c;

	for (; *text != '\0'; text++) {
		c = toupper((unsigned char)*text);
		if (c == '-' && n == 4)
			continue;
		c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
		if (n == 8 || strchr(letters, c) == NULL)
			return false;
		code[n + (n >= 4)] = (char)c;
		n++;
	}
	code[4] = '-';
	code[9] = '\0';
	return n == 8;
}

static bool
is_there(void *arg, const struct store_event *e)
{
	bool *found = arg;

	(void)e;
	*found = true;
	return false;
}

int
packages_open_app(struct session *s, const char *code, struct error *err)
{
	char subject[64];
	bool found = false;
	size_t i;

	snprintf(subject, sizeof(subject), PREFIX "%s", code);
	for (i = 0; i < s->n_apps; i++) {
		if (store_history(s->store, s->apps[i].id, subject, 1,
		    is_there, &found, err) != 0)
			return -1;
		if (found)
			return session_open_app(s, &s->apps[i], err);
	}
	return error_set(err, ERR_NOT_FOUND, _("No package with the code "
	    "\"%s\" was made here. Compare it with the foot of a printed page, "
	    "and check that this is the computer and the file it was made "
	    "with."), code);
}
