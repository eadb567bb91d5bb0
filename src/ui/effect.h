/*
 * Effects as data: what a screen asks for. app/effects.c carries them out in
 * order; what is worth knowing comes back as EVENT_RESULT.
 */
#ifndef UI_EFFECT_H
#define UI_EFFECT_H

#include <stdbool.h>
#include <stddef.h>

#define PLACE_START "start|"

enum effect_kind {
	FX_NONE,
	FX_PUSH,		/* a = screen id, b = its argument */
	FX_REPLACE,		/* the same in place of the present screen */
	FX_POP, FX_QUIT, FX_REDRAW, FX_SUSPEND,
	FX_RECORD,		/* a = subject, b = field, c = value; several in a
				 * row are one user action */
	FX_RECORD_TYPING,	/* the same; joins the step that is being typed */
	FX_END_TYPING,		/* the field was left: the step is closed */
	FX_PLACE,		/* a = place text "screen|subject|field|cursor",
				 * or PLACE_START and a name half typed */
	FX_NEW_APP,		/* a = facility name; opens it */
	FX_OPEN_APP,		/* number = model.apps index */
	FX_CLOSE_APP,
	FX_UNDO, FX_REDO,
	FX_LIST_FOLDER,		/* a = path ("" = where the user was last) */
	FX_PREVIEW,		/* a = path of a photo to show, "" = none */
	FX_ATTACH,		/* a = path, b = item id ("" = none), or
				 * "evidence/<id>", which gets this file */
	FX_ATTACH_NUMBERED,	/* a = folder: its photos whose numbers stand on
				 * the sheets go to their items */
	FX_CHECK_FILES,		/* look at every evidence file again */
	FX_LOAD_HISTORY,	/* a = subject or "" */
	FX_EXPORT,		/* a = folder */
	FX_BESIDE,		/* a = "zip" or "own-copy": is from now on made
				 * with each package, or no longer */
	FX_REDACT,		/* the copy for advice, beside the exports */
	FX_RENEW,		/* next year's application; it is opened */
	FX_ASK,			/* a question of the body, to be filled in */
	FX_CORRECTION,		/* the correction report, beside the exports */
	FX_RESUBMIT,		/* the package with what changed, there too */
	FX_PRINT,		/* a = "sheet", "blank", "slip" (b = item), "handover",
				 * "table", "plan" (CSV) or
				 * "calendar" (ICS); beside the exports too */
	FX_FIND_SHEET,		/* a = page code: says which application has it */
	FX_LOAD_SITES,		/* the table of all sites, in model.sites */
	FX_SHARE,		/* a = item: its shared answer is taken */
	FX_REUSE,		/* answers of the application a (its number)
				 * for b, c = "shared" or "copy" */
	FX_HAND_ON,		/* all sites take what has changed of it */
	FX_BUNDLE,		/* a = file to write: the application to carry */
	FX_IMPORT_LOOK,		/* a = file: what is in it, in model.carried */
	FX_IMPORT,		/* a = file: takes it in */
	FX_LANGUAGE,		/* the other language */
	FX_MESSAGE		/* a = sentence for the status line */
};

struct effect {
	enum effect_kind kind;
	char *a, *b, *c;	/* owned */
	size_t number;
};

struct effects {
	struct effect *list;
	size_t n, cap;
};

void effects_add(struct effects *fx, enum effect_kind kind, const char *a,
    const char *b, const char *c);
void effects_add_number(struct effects *fx, enum effect_kind kind,
    size_t number);
void effects_clear(struct effects *fx);	/* empties; the list stays usable */
void effects_free(struct effects *fx);

#endif
