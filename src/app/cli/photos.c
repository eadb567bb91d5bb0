/* anshin photos: attaches the files of a folder whose numbers were written on
 * the walk-round sheet. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "app/cli/cli.h"
#include "assess/round.h"
#include "evidence/evidence.h"

/* The first file of this number, or NULL. */
static const struct folder_entry *
file_of(const struct folder *f, const char *number)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (!f->entries[i].is_dir && !f->entries[i].is_other &&
		    round_photo_is(number, f->entries[i].name))
			return &f->entries[i];
	return NULL;
}

static int
attach_one(struct session *s, const struct item *it, const char *number,
    const struct folder *f, size_t *missing, struct error *err)
{
	const struct folder_entry *e = file_of(f, number);
	struct attach attached = { .apart = false };

	if (e == NULL) {
		(*missing)++;
		printf(_("%s: photo %s is not in this folder\n"), it->id,
		    number);
		return 0;
	}
	printf(_("%s: photo %s is %s\n"), it->id, number, e->name);
	return s->options->dry_run ? 0 : session_attach(s, e->path, it->id,
	    "", &attached, err);
}

/* The numbers are copied: each one that is attached leaves the item. */
static int
attach_all(struct session *s, const struct item *it, const struct folder *f,
    size_t *missing, struct error *err)
{
	char numbers[400], *next = numbers, *number;

	(void)snprintf(numbers, sizeof(numbers), "%s", sheet_item(s->sheet,
	    it->id, "photos"));
	while ((number = strsep(&next, " ")) != NULL)
		if (number[0] != '\0' && attach_one(s, it, number, f, missing,
		    err) != 0)
			return -1;
	return 0;
}

int
cmd_photos(struct session *s, int argc, char **argv, struct error *err)
{
	struct folder f;
	size_t i, missing = 0;
	int rc = 0;

	if (session_select(s, argc > 1 ? argv[0] : NULL, err) != 0 ||
	    folder_read(&f, argv[argc - 1], false, err) != 0)
		return -1;
	for (i = 0; i < s->catalog->n_items && rc == 0; i++)
		rc = attach_all(s, &s->catalog->items[i], &f, &missing, err);
	folder_clear(&f);
	return rc != 0 ? -1 : missing > 0 ? 1 : 0;
}
