/* Photos whose numbers were written on the walk-round sheet, found in a folder
 * and attached to their items. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "app/app.h"
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
    const struct folder *f, const struct numbered *n, struct error *err)
{
	const struct folder_entry *e = file_of(f, number);
	struct attach attached = { .progress = n->progress, .arg = n->arg };

	if (n->tell != NULL)
		n->tell(n->arg, it, number, e != NULL ? e->name : NULL);
	return e == NULL || s->options->dry_run ? 0 : session_attach(s,
	    e->path, it->id, "", &attached, err);
}

/* The numbers are copied: each one that is attached leaves the item. */
static int
attach_all(struct session *s, const struct item *it, const struct folder *f,
    struct numbered *n, struct error *err)
{
	char numbers[400], *next = numbers, *number;

	(void)snprintf(numbers, sizeof(numbers), "%s", sheet_item(s->sheet,
	    it->id, "photos"));
	while ((number = strsep(&next, " ")) != NULL) {
		if (number[0] == '\0')
			continue;
		if (attach_one(s, it, number, f, n, err) != 0)
			return -1;
		if (file_of(f, number) != NULL)
			n->attached++;
		else
			n->missing++;
	}
	return 0;
}

int
session_attach_numbered(struct session *s, const char *folder,
    struct numbered *n, struct error *err)
{
	struct folder f;
	size_t i;
	int rc = 0;

	n->attached = n->missing = 0;
	if (folder_read(&f, folder, false, err) != 0)
		return -1;
	for (i = 0; i < s->catalog->n_items && rc == 0; i++)
		rc = attach_all(s, &s->catalog->items[i], &f, n, err);
	folder_clear(&f);
	return rc;
}
