/*
 * The host of the wizard: owns the model that screens look at and carries out
 * the effects that they ask for.
 */
#ifndef APP_WIZARD_H
#define APP_WIZARD_H

#include "app/app.h"
#include "app/preview.h"
#include "app/sites.h"
#include "base/arena.h"
#include "base/str.h"
#include "evidence/evidence.h"
#include "ui/run.h"

/* Keys of store_place_put: where the user stands ("<application>|<screen>|..."),
 * and since when a field is half typed ("" when none is). */
#define WIZARD_PLACE_KEY "place"
#define WIZARD_NAME_KEY "name"	/* of a facility to be, half typed */
#define WIZARD_TYPING_KEY "typing"

struct wizard {
	struct session *session;
	struct run_progress progress;	/* the box, in the full screen */
	struct model model;
	struct model_app *apps;
	char typing[37];		/* undo step of the field being typed in */
	bool typing_marked;		/* the store knows that something is */
	bool restored;			/* since the last visit: still marked */
	const char *place;		/* where that stood, or NULL */
	struct preview preview;		/* of the photo in focus */
	char attached[37];		/* what was attached last */
	struct folder folder;		/* last listing */
	struct model_folder folder_view;
	struct model_entry *entries;
	char **places;			/* NULL-terminated */
	size_t n_recent;		/* of them the first */
	struct versions *versions;	/* of the evidence files, or NULL */
	struct model_event *events;
	size_t n_events, cap_events;
	struct arena *history;		/* texts of events */
	char *undo, *redo;		/* sentences */
	char *new_name;			/* half typed, of a new facility */
	char *export_folder;
	struct all_sites sites;
	char *carried;			/* what is in a file from elsewhere */
	char *notice;
	struct str text;		/* sentence for the last effect */
};

/* wizard_model.c: facts from the session into the model. */
void wizard_show_apps(struct wizard *w);
void wizard_show_app(struct wizard *w);
void wizard_show_folder(struct wizard *w);
void wizard_forget_places(struct wizard *w);
int wizard_load_history(struct wizard *w, const char *subject,
    struct error *err) CHECKED;

/* effects.c */
int wizard_carry_out(void *arg, const struct effect *fx, size_t n,
    const char **text, struct error *err);

/* wizard_export.c: the package, and what is made beside it. */
int wizard_export(struct wizard *w, const struct effect *fx,
    struct error *err) CHECKED;
void wizard_say_package(struct wizard *w, const struct export_result *r);
/* What the user chose last. */
void wizard_load_beside(struct wizard *w);

/* wizard_year.c: renewal, questions and what is sent back. */
int wizard_year(struct wizard *w, const struct effect *fx,
    struct error *err) CHECKED;

/* wizard_paper.c: what is printed, and typed in from paper. */
int wizard_paper(struct wizard *w, const struct effect *fx,
    struct error *err) CHECKED;

/* wizard_carry.c: what travels between machines. */
int wizard_carry(struct wizard *w, const struct effect *fx,
    struct error *err) CHECKED;

/* What a journal row is about, in words: "4-03 無線LANの暗号化: 判定". */
void wizard_describe(struct str *out, const struct catalog *c,
    const struct store_event *e);
/* A step that begins with that field, in short, with its present value: "4-03
 * 判定: 適合". The value says what undo takes before it, and what redo gave
 * after it. */
void wizard_step(struct str *out, const struct session *s,
    const char *subject, const char *field, bool with_value);

#endif
