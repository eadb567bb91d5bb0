/*
 * Which entries of the folder are shown, and how far a typed path can be
 * completed. Names are compared by their search key, so that katakana finds
 * hiragana and NFD names are found as NFC.
 */
#include "config.h"

#include "ui/screen/browse.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "ui/screen/preview.h"

const struct model_entry *
browse_focused(const struct browse_state *st, const struct model *m)
{
	if (m->folder == NULL || st->list.sel >= st->n_shown ||
	    st->shown[st->list.sel] >= m->folder->n)
		return NULL;
	return &m->folder->entries[st->shown[st->list.sel]];
}

static bool
is_photo(const struct model_entry *e)
{
	return !e->is_dir && !e->is_other && preview_is_photo(e->name);
}

const char *
browse_photo(const struct browse_state *st, const struct model *m)
{
	const struct model_entry *e = browse_focused(st, m);

	return e != NULL && is_photo(e) ? e->path : "";
}

/* "~" and "~/x" as the folder they mean; a copy. */
static char *
expanded(const char *path)
{
	char *full = path[0] == '~' ? path_absolute(path) : NULL;
	size_t n = strlen(path);
	char *with;

	if (full == NULL)
		return xstrdup(path);
	/* path_absolute drops the slash that says: inside this folder. */
	if (n == 0 || path[n - 1] != '/')
		return full;
	with = xasprintf("%s/", full);
	free(full);
	return with;
}

/* What the names in this folder are to hold: the filter, or the last part of
 * a path into this folder. NULL: a path somewhere else, nothing matches. */
static char *
wanted(const struct browse_state *st, const struct model *m, bool *begins)
{
	char *full, *dir, *rest = NULL;
	const char *slash;

	*begins = browse_is_path(st);
	if (!*begins)
		return utf8_search_key(st->field.text.ptr);
	full = expanded(st->field.text.ptr);
	slash = strrchr(full, '/');
	if (slash == NULL) {
		free(full);
		return NULL;
	}
	dir = slash == full ? xstrdup("/") :
	    xstrndup(full, (size_t)(slash - full));
	if (strcmp(dir, m->folder->raw) == 0)
		rest = utf8_search_key(slash + 1);
	free(dir);
	free(full);
	return rest;
}

static bool
matches(const char *name, const char *key, bool begins)
{
	char *have = utf8_search_key(name);
	bool yes = begins ? str_starts(have, key) : strstr(have, key) != NULL;

	free(have);
	return yes;
}

void
browse_filter(struct browse_state *st, const struct model *m)
{
	const struct model_folder *f = m->folder;
	bool begins;
	char *key;
	size_t i;

	st->n_shown = 0;
	st->has_photos = false;
	if (f == NULL)
		return;
	for (i = 0; i < f->n && !st->has_photos; i++)
		st->has_photos = is_photo(&f->entries[i]);
	key = wanted(st, m, &begins);
	st->shown = xreallocarray(st->shown, f->n + 1, sizeof(*st->shown));
	for (i = 0; key != NULL && i < f->n; i++)
		if (key[0] == '\0' || matches(f->entries[i].name, key, begins))
			st->shown[st->n_shown++] = i;
	free(key);
	st->list.sel = 0;
	st->list.top = 0;
	list_set_count(&st->list, st->n_shown);
}

void
browse_refresh(struct browse_state *st, const struct model *m)
{
	size_t i;

	if (m->folder == NULL)
		return;
	browse_filter(st, m);
	for (i = 0; st->from != NULL && i < st->n_shown; i++)
		if (strcmp(m->folder->entries[st->shown[i]].path,
		    st->from) == 0)
			list_select(&st->list, i);
	free(st->from);
	st->from = NULL;
}

/* Bytes that both begin with, whole characters only. */
static size_t
common_bytes(const char *a, const char *b)
{
	size_t n = 0, at = 0;

	while (a[n] != '\0' && a[n] == b[n]) {
		n++;
		if (((unsigned char)a[n] & 0xc0) != 0x80)
			at = n;
	}
	return at;
}

/* The folder of the path has not been read yet: asks for it. */
static bool
other_folder(const struct browse_state *st, const struct model *m,
    char **list)
{
	char *full = expanded(st->field.text.ptr);
	char *slash = strrchr(full, '/');
	bool other;

	if (slash == NULL) {
		free(full);
		return false;
	}
	slash[slash == full ? 1 : 0] = '\0';
	other = m->folder == NULL || strcmp(full, m->folder->raw) != 0;
	if (other)
		*list = full;
	else
		free(full);
	return other;
}

bool
browse_complete(struct browse_state *st, const struct model *m, char **list)
{
	const struct model_entry *e, *first;
	struct str text;
	size_t i, same;

	if (strcmp(st->field.text.ptr, "~") == 0)
		field_set(&st->field, "~/");
	if (other_folder(st, m, list))
		return true;
	browse_filter(st, m);
	if (st->n_shown == 0)
		return false;
	first = &m->folder->entries[st->shown[0]];
	same = strlen(first->name);
	for (i = 1; i < st->n_shown; i++) {
		size_t n;

		e = &m->folder->entries[st->shown[i]];
		n = common_bytes(first->name, e->name);
		same = n < same ? n : same;
	}
	str_init(&text, 8192);
	(void)str_add_n(&text, st->field.text.ptr, (size_t)(strrchr(
	    st->field.text.ptr, '/') - st->field.text.ptr) + 1);
	(void)str_add_n(&text, first->name, same);
	if (st->n_shown == 1 && first->is_dir)
		(void)str_add(&text, "/");
	if (text.len >= st->field.text.len)
		field_set(&st->field, text.ptr);
	st->field.cursor = st->field.text.len;
	str_clear(&text);
	(void)other_folder(st, m, list);	/* one level deeper */
	browse_filter(st, m);
	return true;
}
