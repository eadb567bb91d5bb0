/* Versions from the journal's rows, a step at a time. */
#include "config.h"

#include "assess/version.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/xalloc.h"

#define PREFIX "evidence/"

struct file {
	char *id;
	struct version now;		/* the facts as of the last row */
	struct version *list;		/* oldest first */
	size_t n;
	bool changed;			/* other contents in the present step */
};

struct versions {
	struct file *files;
	size_t n;
	char step[40];
	bool undo;			/* the present step takes one back */
};

static const char *const fields[VERSION_FACTS] = {
	[VERSION_SHA256] = "sha256", [VERSION_NAME] = "name",
	[VERSION_PATH] = "path", [VERSION_SIZE] = "size",
	[VERSION_MTIME] = "mtime", [VERSION_ADDED_AT] = "added_at"
};

static size_t
fact_of(const char *field)
{
	size_t i = 0;

	while (i < VERSION_FACTS && strcmp(fields[i], field) != 0)
		i++;
	return i;
}

bool
version_field(const char *subject, const char *field)
{
	return str_starts(subject, PREFIX) && fact_of(field) < VERSION_FACTS;
}

struct versions *
versions_new(void)
{
	return xcalloc(1, sizeof(struct versions));
}

static void
clear_version(struct version *v)
{
	size_t i;

	for (i = 0; i < VERSION_FACTS; i++)
		free(v->fact[i]);
}

void
versions_free(struct versions *v)
{
	struct file *f;
	size_t i;

	if (v == NULL)
		return;
	for (i = 0; i < v->n; i++) {
		f = &v->files[i];
		while (f->n > 0)
			clear_version(&f->list[--f->n]);
		clear_version(&f->now);
		free(f->list);
		free(f->id);
	}
	free(v->files);
	free(v);
}

static struct file *
find(const struct versions *v, const char *id)
{
	size_t i;

	for (i = v->n; i-- > 0;)
		if (strcmp(v->files[i].id, id) == 0)
			return &v->files[i];
	return NULL;
}

static struct file *
file_of(struct versions *v, const char *id)
{
	struct file *f = find(v, id);
	size_t i;

	if (f != NULL)
		return f;
	v->files = xreallocarray(v->files, v->n + 1, sizeof(*v->files));
	f = &v->files[v->n++];
	memset(f, 0, sizeof(*f));
	f->id = xstrdup(id);
	for (i = 0; i < VERSION_FACTS; i++)
		f->now.fact[i] = xstrdup("");
	return f;
}

static void
push(struct file *f)
{
	struct version *to;
	size_t i;

	f->list = xreallocarray(f->list, f->n + 1, sizeof(*f->list));
	to = &f->list[f->n++];
	for (i = 0; i < VERSION_FACTS; i++)
		to->fact[i] = xstrdup(f->now.fact[i]);
}

static bool
is_newest(const struct file *f, const char *sha256)
{
	return f->n > 0 && strcmp(f->list[f->n - 1].fact[VERSION_SHA256],
	    sha256) == 0;
}

/* After each step the newest is what the sheet has; so what a step took back is
 * the newest, whatever other devices added before. */
void
versions_end(struct versions *v)
{
	struct file *f;
	size_t i;

	for (i = 0; i < v->n; i++) {
		f = &v->files[i];
		if (!f->changed)
			continue;
		if (v->undo && f->n > 0)
			clear_version(&f->list[--f->n]);
		if (!v->undo || !is_newest(f, f->now.fact[VERSION_SHA256]))
			push(f);
		f->changed = false;
	}
}

void
versions_take(struct versions *v, const char *step, const char *kind,
    const char *subject, const char *field, const char *value)
{
	size_t fact = fact_of(field);
	struct file *f;

	if (!version_field(subject, field))
		return;
	if (strcmp(step, v->step) != 0) {
		versions_end(v);
		snprintf(v->step, sizeof(v->step), "%s", step);
		v->undo = strcmp(kind, "undo") == 0;
	}
	f = file_of(v, subject + strlen(PREFIX));
	if (strcmp(f->now.fact[fact], value) == 0)
		return;
	if (fact == VERSION_SHA256)
		f->changed = true;
	free(f->now.fact[fact]);
	f->now.fact[fact] = xstrdup(value);
}

/* Removed, and attached again by a redo: no contents, no version. */
static bool
is_version(const struct version *v)
{
	return v->fact[VERSION_SHA256][0] != '\0';
}

size_t
versions_count(const struct versions *v, const char *evidence)
{
	const struct file *f = v != NULL ? find(v, evidence) : NULL;
	size_t i, n = 0;

	for (i = 0; f != NULL && i < f->n; i++)
		n += is_version(&f->list[i]);
	return n;
}

const struct version *
versions_at(const struct versions *v, const char *evidence, size_t wanted)
{
	const struct file *f = find(v, evidence);
	size_t i = f != NULL ? f->n : 0;

	while (i-- > 0)
		if (is_version(&f->list[i]) && wanted-- == 0)
			return &f->list[i];
	return NULL;
}
