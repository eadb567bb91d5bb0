/*
 * What became of a file since it was attached: its earlier versions, and the
 * one key that puts right what is not as it was.
 */
#include "config.h"

#include "ui/screen/evidence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/screen/common.h"
#include "ui/screen/words.h"

const char *
files_advice(enum file_state s)
{
	switch (s) {
	case FILE_SAME:
		return N_("as it was when it was attached");
	case FILE_CHANGED:
		return N_("Changed since. If that is right, w takes it as the "
		    "next version.");
	case FILE_MOVED:
		return N_("It lies elsewhere now. w records the new place.");
	case FILE_MISSING:
		return N_("Not there. Put it back or plug in the USB stick "
		    "(F5), or choose it (w).");
	case FILE_UNCHECKED:
		break;
	}
	return N_("not looked at yet; F5 looks");
}

const char *
files_found(const struct model *m, size_t index)
{
	return m->found != NULL ? m->found[index] : NULL;
}

/* The changed file as it is now, the moved one where it is now; else another
 * file is chosen for it. */
void
files_mend(const struct files_state *st, const struct model *m,
    struct effects *fx)
{
	struct evidence e;
	char subject[64];
	size_t index;

	if (!files_focused(st, m, &e, &index)) {
		common_say(fx, _("There is no file yet. a attaches one."));
		return;
	}
	snprintf(subject, sizeof(subject), "evidence/%s", e.id);
	if (files_state_of(m, index) == FILE_CHANGED)
		effects_add(fx, FX_ATTACH, e.path, subject, NULL);
	else if (files_found(m, index) != NULL)
		effects_add(fx, FX_ATTACH, files_found(m, index), subject,
		    NULL);
	else
		effects_add(fx, FX_PUSH, "browse", subject, NULL);
}

void
files_versions_open(struct files_state *st, const struct model *m,
    struct effects *fx)
{
	struct evidence e;
	size_t index, n = files_focused(st, m, &e, &index) ?
	    versions_count(m->versions, e.id) : 0;

	if (n < 2) {
		common_say(fx, _("There is no earlier version of this file."));
		return;
	}
	st->mode = FILES_VERSIONS;
	st->choices = (struct list_state){ .n = 0 };
	list_set_count(&st->choices, n);
}

void
files_versions_update(struct files_state *st, enum action act)
{
	if (act == ACT_BACK || act == ACT_SELECT)
		st->mode = FILES_LIST;
	else
		(void)list_move(&st->choices, act);
}

/* "3", "now" or when it was followed by the next. */
static void
version_row(void *arg, size_t i, struct str *out, enum style *st)
{
	const struct files_row *a = arg;
	const struct version *v = versions_at(a->m->versions, a->st->id, i);

	*st = i == 0 ? STYLE_PLAIN : STYLE_DIM;
	if (v == NULL)
		return;
	(void)str_addf(out, "%zu\t", a->st->choices.n - i);
	words_stamp(out, v->fact[VERSION_ADDED_AT]);
	(void)str_add(out, "\t");
	words_size(out, strtoll(v->fact[VERSION_SIZE], NULL, 10));
	(void)str_addf(out, "\t%s", v->fact[VERSION_NAME]);
}

/* What tells two versions of one name apart for certain. */
static void
view_marked(const struct files_state *st, const struct model *m,
    struct page *p, struct rect r)
{
	const struct version *v = versions_at(m->versions, st->id,
	    st->choices.sel);
	struct str text;

	if (v == NULL)
		return;
	str_init(&text, 9000);
	words_stamp(&text, v->fact[VERSION_MTIME]);
	page_linef(p, (struct rect){ r.y, r.x, 1, r.w }, STYLE_PLAIN,
	    _("File of %s, sum %.16s..."), text.ptr, v->fact[VERSION_SHA256]);
	page_line(p, (struct rect){ r.y + 1, r.x, 1, r.w }, STYLE_PLAIN,
	    v->fact[VERSION_PATH]);
	str_clear(&text);
}

void
files_versions_view(const struct files_state *st, const struct model *m,
    struct page *p, int slot)
{
	static const int cols[] = { 3, 22, 8, 0 };
	struct files_row arg = { st, m };
	struct list_source src = { version_row, &arg, cols };
	struct rect in = page_popup(p, 16, 78, _("Versions of this file"));
	struct rect line = { in.y, in.x, 1, in.w };

	page_line(p, line, STYLE_PLAIN, _("The newest one counts and goes into "
	    "the submission."));
	line.y = in.y + in.h - 1;
	page_line(p, line, STYLE_KEY, _("Esc: back   then u: takes the newest "
	    "back, if it was the last change"));
	view_marked(st, m, p, (struct rect){ in.y + in.h - 4, in.x, 2, in.w });
	in.y += 2;
	in.h -= 7;
	page_list(p, slot, in, &st->choices, &src, true);
}
