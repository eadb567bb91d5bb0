/* Looking for check sheets in the two places where they may lie. */
#include "config.h"

#include "app/catalogues.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"

struct found {
	struct catalogue_place *list;
	size_t n;
};

static void
look_in(struct found *f, char *forms, bool own)
{
	DIR *d = forms == NULL ? NULL : opendir(forms);
	const struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL) {
		char *dir = path_join(forms, e->d_name);
		char *master = path_join(dir, "ja.yaml");

		if (e->d_name[0] != '.' && access(master, F_OK) == 0) {
			f->list = xreallocarray(f->list, f->n + 1,
			    sizeof(*f->list));
			f->list[f->n++] = (struct catalogue_place){
				xstrdup(e->d_name), dir, own };
			dir = NULL;
		}
		free(master);
		free(dir);
	}
	if (d != NULL)
		closedir(d);
	free(forms);
}

static int
newest_first(const void *a, const void *b)
{
	const struct catalogue_place *x = a, *y = b;
	int order = strcmp(y->edition, x->edition);

	return order != 0 ? order : (int)y->own - (int)x->own;
}

static char *
data_file(const char *name)
{
	char *home = path_data_home(), *path;

	if (home == NULL)
		return NULL;
	path = path_join(home, name);
	free(home);
	return path;
}

void
catalogues_find(struct catalogue_place **out, size_t *n)
{
	struct found f = { NULL, 0 };

	look_in(&f, data_file("forms"), true);
	look_in(&f, app_data_path("forms"), false);
	if (f.n > 1)
		qsort(f.list, f.n, sizeof(*f.list), newest_first);
	*out = f.list;
	*n = f.n;
}

void
catalogues_free(struct catalogue_place *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		free(list[i].edition);
		free(list[i].dir);
	}
	free(list);
}

static void
not_found(const char *wanted, const struct catalogue_place *list, size_t n,
    struct error *err)
{
	struct str all;
	size_t i;

	str_init(&all, 300);
	for (i = 0; i < n; i++)
		(void)str_addf(&all, "%s%s", i > 0 ? ", " : "",
		    list[i].edition);
	error_set(err, ERR_NOT_FOUND, _("There is no check sheet of the "
	    "edition \"%s\". There are: %s"), wanted, all.ptr);
	str_clear(&all);
}

char *
catalogues_choose(const char *wanted, struct error *err)
{
	struct catalogue_place *list;
	char *dir = NULL, *forms;
	size_t i, n;

	catalogues_find(&list, &n);
	for (i = 0; i < n && dir == NULL; i++)
		if (wanted == NULL || strcmp(wanted, list[i].edition) == 0)
			dir = xstrdup(list[i].dir);
	if (dir == NULL && n == 0) {
		forms = app_data_path("forms");
		error_set(err, ERR_NOT_FOUND, _("No check sheet was found in "
		    "%s. Please install anshin again."), forms);
		free(forms);
	} else if (dir == NULL) {
		not_found(wanted, list, n, err);
	}
	catalogues_free(list, n);
	return dir;
}

char *
catalogues_official(const char *edition)
{
	char *name = xasprintf("official/%s.csv", edition);
	char *path = data_file(name);

	free(name);
	return path;
}
