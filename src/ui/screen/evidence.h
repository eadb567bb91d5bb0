/* The evidence screen's own parts, shared by evidence*.c only. */
#ifndef UI_SCREEN_EVIDENCE_H
#define UI_SCREEN_EVIDENCE_H

#include "ui/model.h"
#include "ui/page.h"
#include "ui/screen.h"

enum files_mode {
	FILES_LIST, FILES_CAPTION, FILES_EFFECTIVE, FILES_PRIVACY, FILES_ITEMS,
	FILES_VERSIONS
};

/* What a photo may show that should not go out. */
enum { PRIVACY_N = 4 };
extern const struct privacy { const char *id, *name; } privacy[PRIVACY_N];

struct files_state {
	char item[32];			/* only files of this item, or "" */
	char id[64];			/* the file in focus */
	enum files_mode mode;
	enum files_mode left;		/* whose text is in the field still */
	struct list_state list, choices;
	struct field_state field;	/* caption or day */
	bool shows[PRIVACY_N];
	bool large;			/* the photo fills the screen */
	bool asking;			/* opened for the question only */
	bool through;			/* the next photo is asked about then */
};

/* Before an argument of the screen: it only asks what the photo shows, over
 * whatever it was opened from, and goes. */
#define FILES_ASK "ask/"
#define FILES_ASK_ALL "ask/all"	/* of each photo that nobody has looked at */

/* For the rows of its lists. */
struct files_row { const struct files_state *st; const struct model *m; };

/* Number of files listed; the i-th of them as an index of the sheet. */
size_t files_count(const struct files_state *st, const struct model *m);
size_t files_at(const struct files_state *st, const struct model *m,
    size_t i);
/* The list follows the sheet; the focus stays on its file where it can. */
void files_refresh(struct files_state *st, const struct model *m);
/* The file in focus; false when there is none. */
bool files_focused(const struct files_state *st, const struct model *m,
    struct evidence *e, size_t *index);
enum file_state files_state_of(const struct model *m, size_t index);
/* Path of the photo in focus, or "" where there is none to show. */
const char *files_photo(const struct files_state *st, const struct model *m);

/* evidence_edit.c: editing of one file's facts */
/* The photo after the one in focus that nobody has looked at, round to before
 * it; how many there are. */
size_t files_unseen(const struct files_state *st, const struct model *m,
    struct evidence *next);
void files_edit(struct screen *s, const struct model *m,
    enum files_mode mode);
/* What the photo shows, after the focus has gone to it. */
void files_ask(struct screen *s, const struct model *m, const char *id);
void files_edit_update(struct screen *s, const struct model *m,
    const struct event *ev, enum action act, struct effects *fx);
void files_remove(const struct files_state *st, const struct model *m,
    struct effects *fx);
/* Every field emptied: the evidence is gone, the file stays. */
void files_remove_all(const struct evidence *e, struct effects *fx);
/* What is to be seen, or "nothing of the kind". */
void files_privacy_names(struct str *out, const char *kept);
/* "not asked yet", "nothing of the kind" or what is to be seen. */
void files_privacy_text(struct str *out, const char *kept);

/* evidence_versions.c */
/* What to do about a state; a msgid. */
const char *files_advice(enum file_state s);
const char *files_found(const struct model *m, size_t index);	/* or NULL */
void files_mend(const struct files_state *st, const struct model *m,
    struct effects *fx);
void files_versions_open(struct files_state *st, const struct model *m,
    struct effects *fx);
void files_versions_update(struct files_state *st, enum action act);
void files_versions_view(const struct files_state *st,
    const struct model *m, struct page *p, int slot);

void files_view(const struct screen *s, const struct model *m,
    struct page *p);

#endif
