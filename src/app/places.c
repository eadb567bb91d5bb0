/*
 * The folders from which files were taken last stand in the store's place
 * table, a line each: they belong to the user's way of working, not to the
 * records.
 */
#include "config.h"

#include "app/places.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"
#include "store/store.h"

#define KEY "folders"

enum { RECENT_MAX = 6, TEXT_MAX = 32768 };

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool
has(char *const *list, const char *path)
{
	for (; *list != NULL; list++)
		if (strcmp(*list, path) == 0)
			return true;
	return false;
}

/* The lines of `text` behind what is there already. there: only those that
 * are folders now; a stick that is not plugged in is kept for another day. */
static size_t
add_lines(char **list, size_t n, const char *text, bool there)
{
	const char *end;
	char *path;

	for (; *text != '\0' && n < RECENT_MAX; text = end + (*end != '\0')) {
		end = strchrnul(text, '\n');
		path = xstrndup(text, (size_t)(end - text));
		if ((!there || is_folder(path)) && !has(list, path))
			list[n++] = path;
		else
			free(path);
	}
	return n;
}

char **
places_list(struct store *s, size_t *n_recent)
{
	char **usual = folder_shortcuts(), **list, *text = NULL;
	struct error ignored;
	size_t i, n = 0, n_usual = 0;

	while (usual[n_usual] != NULL)
		n_usual++;
	list = xcalloc(RECENT_MAX + n_usual + 1, sizeof(*list));
	if (s != NULL && store_place_get(s, KEY, &text, &ignored) == 0 &&
	    text != NULL)
		n = add_lines(list, 0, text, true);
	free(text);
	if (n_recent != NULL)
		*n_recent = n;
	for (i = 0; i < n_usual; i++) {
		if (has(list, usual[i]))
			free(usual[i]);
		else
			list[n++] = usual[i];
	}
	free(usual);
	return list;
}

void
places_remember(struct store *s, const char *dir)
{
	char *old = NULL, *list[RECENT_MAX + 1] = { NULL };
	struct str text;
	struct error ignored;
	size_t i, n;

	if (strchr(dir, '\n') != NULL ||
	    store_place_get(s, KEY, &old, &ignored) != 0)
		return;
	n = add_lines(list, 0, dir, false);
	n = add_lines(list, n, old != NULL ? old : "", false);
	str_init(&text, TEXT_MAX);
	for (i = 0; i < n; i++) {
		(void)str_addf(&text, "%s\n", list[i]);
		free(list[i]);
	}
	if (store_place_put(s, KEY, text.ptr, &ignored) != 0)
		str_truncate(&text, 0);
	str_clear(&text);
	free(old);
}
