/*
 * Bytes -> precheck -> tree -> table -> cross-checks -> hashes -> overlay. A
 * catalogue is handed out only without a single error; what was found on the
 * way is given back whole either way.
 */
#include "config.h"

#include "catalog/load.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "catalog/cache.h"
#include "catalog/check.h"
#include "catalog/fill.h"
#include "catalog/hash.h"
#include "catalog/overlay.h"
#include "catalog/precheck.h"
#include "catalog/programme_check.h"
#include "catalog/source.h"
#include "catalog/tree.h"

#define MASTER "ja.yaml"
#define PROGRAMME "programme"

/* The catalogue with the arena it lives in: one allocation's worth of life. */
struct owner {
	struct catalog catalog;
	struct arena *arena;
};

/* One file on its way to a tree. */
struct reading_file {
	struct source source;
	struct arena *nodes;
	struct node *root;	/* NULL when there is nothing to look at */
};

static struct owner *
owner_new(void)
{
	struct arena *arena = arena_new();
	struct owner *owner = arena_alloc(arena, sizeof(*owner));

	owner->arena = arena;
	return owner;
}

void
catalog_free(struct catalog *c)
{
	/* The catalogue is the first member of its owner. */
	struct owner *owner = (void *)c;

	if (owner != NULL)
		arena_free(owner->arena);
}

struct arena *
catalog_arena(struct catalog *c)
{
	struct owner *owner = (void *)c;

	return owner->arena;
}

static int
file_open(struct reading_file *f, const char *path, struct arena *texts,
    struct diag_list *diags, struct error *err)
{
	char *mended;
	int broken;

	memset(f, 0, sizeof(*f));
	if (source_open(&f->source, path, diags, err) != 0)
		return -1;
	f->nodes = arena_new();
	if (precheck_text(&f->source, &mended, &broken))
		f->root = tree_read(&f->source, mended != NULL ? mended :
		    f->source.text, broken, f->nodes, texts);
	free(mended);
	return 0;
}

/* A copy that broke off: the faults at its end have one cause. */
static void
note_cut(struct source *s)
{
	if (s->has_errors && !s->is_foreign && !s->is_cut && s->n > 0 &&
	    s->text[s->n - 1] != '\n')
		source_fault(s, DIAG_NOTE, s->n, _("The file ends in the "
		    "middle of a line. Perhaps it was not copied "
		    "completely."));
}

static void
file_close(struct reading_file *f)
{
	source_close(&f->source);
	arena_free(f->nodes);
}

static void
read_master(struct owner *owner, struct reading_file *f)
{
	if (f->root == NULL)
		return;
	fill_catalog(&owner->catalog, &f->source, f->root, owner->arena);
	check_catalog(&f->source, f->root);
	hash_catalog(&owner->catalog, f->source.bytes,
	    f->source.n + (size_t)(f->source.text - f->source.bytes),
	    owner->arena);
}

/* The first error as the sentence of the whole load. */
static int
refuse(const struct diag_list *diags, struct error *err)
{
	size_t i;

	for (i = 0; i < diags->n; i++) {
		const struct diag *d = &diags->list[i];

		if (d->level == DIAG_ERROR)
			return error_set(err, ERR_DATA, "%s:%d:%d: %s",
			    d->file, d->line, d->column, d->text);
	}
	return 0;
}

static int
load_master(struct owner *owner, const char *path, struct diag_list *diags,
    struct error *err)
{
	struct reading_file f;

	if (file_open(&f, path, owner->arena, diags, err) != 0)
		return -1;
	read_master(owner, &f);
	file_close(&f);
	return 0;
}

static int
load_overlay(struct owner *owner, const char *path, struct diag_list *diags,
    struct error *err)
{
	struct reading_file f;

	if (file_open(&f, path, owner->arena, diags, err) != 0)
		return -1;
	if (f.root != NULL)
		overlay_apply(&owner->catalog, &f.source, f.root);
	file_close(&f);
	return 0;
}

/* programme.yaml, or programme.en.yaml over it. */
static int
load_programme(struct owner *owner, const char *path, bool overlay,
    struct diag_list *diags, struct error *err)
{
	struct reading_file f;

	if (file_open(&f, path, owner->arena, diags, err) != 0)
		return -1;
	if (f.root != NULL && overlay)
		programme_translate(&owner->catalog, &f.source, f.root);
	else if (f.root != NULL)
		programme_read(&owner->catalog, &f.source, f.root,
		    owner->arena);
	note_cut(&f.source);
	file_close(&f);
	return 0;
}

/* Both files of the programme, where the folder has one. */
static int
load_programmes(struct owner *owner, const char *dir, enum lang lang,
    struct diag_list *diags, struct error *err)
{
	char *path = xasprintf("%s/" PROGRAMME ".yaml", dir);
	bool there = access(path, F_OK) == 0;
	int status = there ? load_programme(owner, path, false, diags, err) :
	    0;

	free(path);
	if (!there || status != 0 || lang == LANG_JA ||
	    diag_worst(diags) == DIAG_ERROR)
		return status;
	path = xasprintf("%s/" PROGRAMME ".%s.yaml", dir, i18n_code(lang));
	if (access(path, F_OK) == 0)
		status = load_programme(owner, path, true, diags, err);
	free(path);
	return status;
}

static int
load_files(struct owner *owner, const char *dir, enum lang lang,
    struct diag_list *list, struct error *err)
{
	char *path = path_join(dir, MASTER), *name;
	int status = load_master(owner, path, list, err);

	free(path);
	if (status == 0 && diag_worst(list) < DIAG_ERROR && lang != LANG_JA) {
		name = xasprintf("%s.yaml", i18n_code(lang));
		path = path_join(dir, name);
		status = load_overlay(owner, path, list, err);
		free(path);
		free(name);
	}
	if (status == 0 && diag_worst(list) < DIAG_ERROR)
		status = load_programmes(owner, dir, lang, list, err);
	diag_sort(list);
	return status == 0 ? refuse(list, err) : status;
}

/* Who wants to see the faults, gets them from the files. */
int
catalog_load(struct catalog **out, const char *dir, enum lang lang,
    struct diag_list *diags, struct error *err)
{
	struct diag_list own = { NULL, 0, 0 };
	struct owner *owner = owner_new();
	struct cache cache = { .path = NULL };
	int status = 0;

	*out = NULL;
	if (diags == NULL)
		cache_open(&cache, dir, lang);
	if (!cache_load(&cache, &owner->catalog, owner->arena)) {
		catalog_free(&owner->catalog);
		owner = owner_new();
		status = load_files(owner, dir, lang, diags != NULL ? diags :
		    &own, err);
		if (status == 0)
			cache_save(&cache, &owner->catalog);
	}
	if (status == 0)
		*out = &owner->catalog;
	else
		catalog_free(&owner->catalog);
	cache_close(&cache);
	diag_clear(&own);
	return status;
}

/* An overlay is checked against the master in the same folder. */
static int
check_overlay(struct owner *owner, struct reading_file *f, struct error *err)
{
	struct diag_list own = { NULL, 0, 0 };
	char *dir = path_dir(f->source.name);
	char *path = path_join(dir, MASTER);
	int status;

	status = load_master(owner, path, &own, err);
	if (status == 0) {
		if (diag_worst(&own) == DIAG_ERROR)
			source_fault(&f->source, DIAG_ERROR, 0, _("The "
			    "Japanese file beside this one (%s) has faults. "
			    "Mend these first."), MASTER);
		overlay_apply(&owner->catalog, &f->source, f->root);
	}
	diag_clear(&own);
	free(path);
	free(dir);
	return status;
}

/* Checked beside the check sheet, whose fields it names, and a translation
 * beside the Japanese file. */
static int
check_programme(struct owner *owner, struct reading_file *f, bool overlay,
    struct error *err)
{
	struct diag_list own = { NULL, 0, 0 };
	char *dir = path_dir(f->source.name);
	char *path = path_join(dir, MASTER);
	int status = 0;

	if (access(path, F_OK) == 0)
		status = load_master(owner, path, &own, err);
	free(path);
	path = path_join(dir, PROGRAMME ".yaml");
	if (status == 0 && overlay)
		status = load_programme(owner, path, false, &own, err);
	free(path);
	free(dir);
	if (status == 0 && overlay && diag_worst(&own) == DIAG_ERROR)
		source_fault(&f->source, DIAG_ERROR, 0, _("The Japanese file "
		    "beside this one (%s) has faults. Mend these first."),
		    PROGRAMME ".yaml");
	if (status == 0 && overlay)
		programme_translate(&owner->catalog, &f->source, f->root);
	else if (status == 0)
		programme_read(&owner->catalog, &f->source, f->root,
		    owner->arena);
	diag_clear(&own);
	return status;
}

int
catalog_check_file(const char *path, struct diag_list *diags,
    struct error *err)
{
	struct owner *owner = owner_new();
	struct reading_file f;
	int status;

	status = file_open(&f, path, owner->arena, diags, err);
	if (status == 0) {
		/* Only a translation names a language, and no edition. */
		bool overlay = node_get(f.root, "language") != NULL &&
		    node_get(f.root, "edition") == NULL;

		if (node_get(f.root, schema_programme.keys[0].name) != NULL)
			status = check_programme(owner, &f, overlay, err);
		else if (overlay)
			status = check_overlay(owner, &f, err);
		else
			read_master(owner, &f);
		note_cut(&f.source);
		file_close(&f);
	}
	diag_sort(diags);
	catalog_free(&owner->catalog);
	return status;
}
