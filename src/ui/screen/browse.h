/* The file browser's own parts, shared by browse*.c only. */
#ifndef UI_SCREEN_BROWSE_H
#define UI_SCREEN_BROWSE_H

#include "ui/model.h"
#include "ui/page.h"
#include "ui/screen.h"

struct browse_state {
	char item[64];			/* what the file is for: an item, or an
					 * evidence/<id> that gets it, or "" */
	struct field_state field;	/* filter, or a path from / or ~ on */
	struct list_state list;
	size_t *shown;			/* entries that the filter leaves */
	size_t n_shown;
	bool has_photos;		/* room is left for a look at them */
	bool large;			/* the look fills the screen */
	char *folder;			/* whose entries `shown` are */
	size_t n_entries;
	bool choosing;			/* a place, in the popup */
	struct list_state places;
	bool elsewhere;			/* the first folder was not there */
	char *from;			/* name to stand on after going up */
};

/* Something that begins with / or ~ is a path, anything else a filter. */
bool browse_is_path(const struct browse_state *st);
/* browse_filter.c */
void browse_refresh(struct browse_state *st, const struct model *m);
void browse_filter(struct browse_state *st, const struct model *m);
/* Tab: the path as far as the folder's entries agree; true when it grew or a
 * folder has to be read first (*list is set then, for the caller to free). */
bool browse_complete(struct browse_state *st, const struct model *m,
    char **list);
const struct model_entry *browse_focused(const struct browse_state *st,
    const struct model *m);

/* browse_places.c; update gives the path of the place to open, or NULL */
void browse_places_open(struct browse_state *st, const struct model *m);
const char *browse_places_update(struct browse_state *st,
    const struct model *m, const struct event *ev, enum action act);
void browse_places_view(const struct browse_state *st, const struct model *m,
    struct page *p);
/* browse_numbered.c: photos whose numbers were typed in from paper. The first
 * of the item's is marked, so that Enter attaches it; */
void browse_stand_on_photo(struct browse_state *st, const struct model *m,
    struct effects *fx);
/* how many of all items' are here, for Enter to attach them all. */
void browse_count_numbered(struct browse_state *st, const struct model *m,
    struct effects *fx);
/* Path of the photo in focus, or "". */
const char *browse_photo(const struct browse_state *st,
    const struct model *m);

void browse_view(const struct screen *s, const struct model *m,
    struct page *p);

#endif
