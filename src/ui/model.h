/*
 * What screens may look at: plain facts, gathered by app/. Screens never
 * change it and never reach behind it; they ask for effects.
 */
#ifndef UI_MODEL_H
#define UI_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assess/finding.h"
#include "assess/progress.h"
#include "assess/sheet.h"
#include "assess/sites.h"
#include "assess/version.h"
#include "base/i18n.h"
#include "catalog/catalog.h"
#include "ui/widget/picture.h"

struct model_app {			/* one row of the start screen */
	char id[37];
	int number, year;
	const char *name, *edition;
	size_t done, items;		/* items that apply and are done / all */
	int64_t changed_ms;
	date_day valid_until;		/* of its certificate, or DATE_NONE */
	bool counted;			/* done and valid_until are known */
};

struct model_entry {			/* one row of a folder */
	const char *name;		/* NFC, cleaned for showing */
	const char *path;		/* the bytes of the file system */
	bool is_dir, is_other;		/* other: FIFO, device, socket */
	int64_t size, mtime_ms;
};

struct model_folder {
	const char *raw;		/* the bytes of the file system */
	const struct model_entry *entries;	/* folders first, then by name */
	size_t n;
	const char *const *places;	/* recent folders, own ones, sticks */
	size_t n_places, n_recent;
};

struct model_preview {			/* the photo that a screen asked for */
	const char *path;		/* "": none */
	const struct picture *picture;	/* NULL: not there, or not yet */
	const char *error;		/* why it cannot be shown, or NULL */
};

struct model_event {			/* one row of the history */
	int64_t at_ms;
	const char *kind, *subject, *field, *old_value, *value, *actor;
};

struct model {
	const struct catalog *catalog;
	date_day today;
	int64_t now_ms;			/* when the last event came; UTC */
	/* Look at these through model_app_at: counting one takes half a
	 * millisecond, and there may be thousands. */
	const struct model_app *apps;
	size_t n_apps;
	void (*count)(void *arg, size_t i);	/* or NULL: all are counted */
	void *count_arg;
	const struct model_app *app;	/* the open one, or NULL; all below need it */
	const struct sheet *sheet;
	const char *new_name;		/* half typed at the last visit, or NULL */
	const char *account;		/* who is at the keyboard */
	const struct progress *progress;
	const struct finding_list *findings;
	const enum file_state *files;	/* one per evidence of the sheet */
	const char *const *found;	/* where a moved one is, else NULL */
	const struct versions *versions;	/* of the evidence, or NULL */
	const char *attached;		/* id of what was attached last; NULL: none */
	const struct model_folder *folder;
	const struct model_preview *preview;	/* or NULL: none is possible */
	const struct model_event *history;
	size_t n_history;
	const char *undo, *redo;	/* what they would do, or NULL */
	int64_t saved_ms;		/* last durable write; 0: none yet */
	const char *store_path;
	const char *export_folder;	/* proposed */
	bool export_zip, export_own_copy;	/* are made with it */
	const struct sites *sites;	/* all facilities; NULL: not loaded */
	const char *carried;		/* what is in a file from elsewhere, as
					 * lines; NULL: none was looked at */
	const char *notice;		/* one sentence for the status line, or NULL */
	bool read_only;
};

static inline const struct model_app *
model_app_at(const struct model *m, size_t i)
{
	if (m->count != NULL && !m->apps[i].counted)
		m->count(m->count_arg, i);
	return &m->apps[i];
}

#endif
