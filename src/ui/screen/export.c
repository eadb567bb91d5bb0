/*
 * Making the submission folder. What is open is said first, but it hinders
 * nobody: the PDF then says that it is unfinished. Afterwards the screen says
 * where the folder is and what to do with it.
 */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "ui/page.h"
#include "ui/screen.h"
#include "ui/screen/common.h"
#include "ui/screen/words.h"

enum { SLOT_FIELD, SLOT_GAUGE };
enum { LABEL = 12, PATH_BYTES = 4096, DONE_BYTES = 4000, SHOWN = 6,
	DONE_LINES = 6 };

struct export_state {
	struct field_state folder;
	struct str done;		/* what the last export said, or "" */
	bool failed;
	enum effect_kind made;		/* what it was */
	bool told;			/* the open ones were accepted */
};

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_F5, ACT_START, N_("Make it"),
	    N_("Writes the PDF and the folder."), BIND_FOOTER | BIND_EDITING },
	{ KEYS_F6, KEYS_NONE, ACT_OPEN_FINDINGS, N_("Findings"),
	    N_("Shows what is still open, worst first."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_F3, KEYS_NONE, ACT_ARCHIVE, N_("Also as ZIP"),
	    N_("Makes one file of the whole folder with it, to send by mail; "
	    "again: no longer."), BIND_EDITING },
	{ KEYS_F4, KEYS_NONE, ACT_OWN_COPY, N_("Also own copy"),
	    N_("Makes a PDF for you to keep with it, marked as your own copy; "
	    "again: no longer."), BIND_EDITING },
	{ KEYS_F7, KEYS_NONE, ACT_BUNDLE, N_("To carry"),
	    N_("Writes one file beside the folder, with all answers and "
	    "evidence, for another machine to take in."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_F2, KEYS_NONE, ACT_REPORT, N_("Redacted"),
	    N_("Writes a PDF without names, to ask somebody's advice."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

static void
open_export(struct screen *s, const struct model *m, const char *arg)
{
	struct export_state *st = s->state;

	(void)arg;
	field_init(&st->folder, m->export_folder != NULL ? m->export_folder :
	    "", PATH_BYTES);
	st->folder.cursor = st->folder.text.len;
	str_init(&st->done, DONE_BYTES);
	s->editing = true;
}

static void
close_export(struct screen *s)
{
	struct export_state *st = s->state;

	field_clear(&st->folder);
	str_clear(&st->done);
}

static void
start(struct export_state *st, const struct model *m, struct effects *fx)
{
	size_t open = finding_count(m->findings, SEVERITY_MUST);

	if (st->folder.text.len == 0) {
		common_say(fx, _("Please type the folder first, for example "
		    "~/anshin."));
		return;
	}
	if (open > 0 && !st->told) {
		st->told = true;
		common_say(fx, _("Not complete yet. Press Enter once more to "
		    "make it anyway."));
		return;
	}
	effects_add(fx, FX_EXPORT, st->folder.text.ptr, NULL, NULL);
}

static void
carry(const struct export_state *st, struct effects *fx)
{
	struct str path;

	str_init(&path, PATH_BYTES);
	(void)str_addf(&path, "%s.anshin", st->folder.text.ptr);
	if (st->folder.text.len > 0)
		effects_add(fx, FX_BUNDLE, path.ptr, NULL, NULL);
	str_clear(&path);
}

static void
result(struct export_state *st, const struct event *ev)
{
	if (ev->effect != FX_EXPORT && ev->effect != FX_BUNDLE &&
	    ev->effect != FX_REDACT)
		return;
	st->made = (enum effect_kind)ev->effect;
	st->failed = !ev->ok;
	st->told = false;
	str_truncate(&st->done, 0);
	(void)str_add(&st->done, ev->text != NULL ? ev->text : "");
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct export_state *st = s->state;

	s->editing = true;
	if (m->findings == NULL)
		return;
	if (ev->kind == EVENT_OPENED) {
		effects_add(fx, FX_PLACE, "export|||0", NULL, NULL);
		effects_add(fx, FX_CHECK_FILES, NULL, NULL, NULL);
	} else if (ev->kind == EVENT_RESULT) {
		result(st, ev);
	} else if (act == ACT_START) {
		start(st, m, fx);
	} else if (act == ACT_ARCHIVE) {
		effects_add(fx, FX_BESIDE, "zip", NULL, NULL);
	} else if (act == ACT_OWN_COPY) {
		effects_add(fx, FX_BESIDE, "own-copy", NULL, NULL);
	} else if (act == ACT_BUNDLE) {
		carry(st, fx);
	} else if (act == ACT_REPORT) {
		effects_add(fx, FX_REDACT, NULL, NULL, NULL);
	} else if (act == ACT_BACK) {
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	} else if (act == ACT_OPEN_FINDINGS) {
		effects_add(fx, FX_PUSH, "findings", "", NULL);
	} else if (act == ACT_HELP) {
		(void)screen_common(s, m, act, fx);
	} else {
		(void)field_event(&st->folder, ev);
	}
}

static void
advance(struct rect *r, int lines)
{
	r->y += lines;
	r->h -= lines;
}

static void
one_finding(struct str *out, const struct finding *f)
{
	if (f->item != NULL)
		(void)str_addf(out, "- %s %s: ", f->item->id, f->item->title);
	else if (f->field != NULL)
		(void)str_addf(out, "- %s: ", f->field->label);
	else
		(void)str_add(out, "- ");
	(void)str_add(out, _(finding_title(f->kind)));
}

/* `brief`: the package is made; what to do next needs the room. */
static void
view_open(const struct model *m, struct page *p, struct rect *r, bool brief)
{
	const struct finding_list *l = m->findings;
	size_t i, must = finding_count(l, SEVERITY_MUST);
	struct rect at = { r->y, r->x, 1, r->w };
	struct str text;

	if (must == 0) {
		page_line(p, at, STYLE_GOOD, _("Everything that is needed is "
		    "there."));
		advance(r, 2);
		return;
	}
	page_linef(p, at, STYLE_WARN, ngettext("%zu needed thing is still "
	    "open:", "%zu needed things are still open:", must), must);
	if (brief) {
		advance(r, 2);
		return;
	}
	str_init(&text, 2000);
	for (i = 0; i < l->n && i < SHOWN && l->list[i].severity ==
	    SEVERITY_MUST; i++) {
		at.y++;
		str_truncate(&text, 0);
		one_finding(&text, &l->list[i]);
		page_line(p, at, STYLE_PLAIN, text.ptr);
	}
	str_clear(&text);
	at.y++;
	page_line(p, at, STYLE_DIM, must > SHOWN ?
	    _("F6 shows all. It can be made anyway; the PDF says "
	    "\"unfinished\".") :
	    _("F6 leads there. It can be made anyway; the PDF says "
	    "\"unfinished\"."));
	advance(r, at.y - r->y + 2);
}

/* What goes out with the photos is worth a line of its own before it does. */
static void
view_photos(const struct model *m, struct page *p, struct rect *r)
{
	const struct finding *f = m->findings->list;
	const struct finding *end = f + m->findings->n;

	while (f < end && f->kind != FINDING_PHOTO_SHOWS &&
	    f->kind != FINDING_PHOTOS_UNSEEN)
		f++;
	if (f == end)
		return;
	page_linef(p, (struct rect){ r->y - 1, r->x, 1, r->w }, STYLE_WARN,
	    _("%s (F6 leads there)"), _(finding_title(f->kind)));
	advance(r, 1);
}

/* Each with the key that changes it: the cursor stays in the folder's name. */
static void
view_beside(const struct model *m, struct page *p, struct rect *r)
{
	struct rect at = { r->y, r->x + LABEL, 1, r->w - LABEL };

	page_line(p, (struct rect){ r->y, r->x, 1, LABEL }, STYLE_DIM,
	    _("With it"));
	page_linef(p, at, STYLE_PLAIN, _("%sF3 the whole folder as one ZIP "
	    "file, to send by mail"), words_tick(m->export_zip));
	at.y++;
	page_linef(p, at, STYLE_PLAIN, _("%sF4 your own copy: a PDF to keep, "
	    "marked as such"), words_tick(m->export_own_copy));
	advance(r, 3);
}

static const char *
next_steps(const struct export_state *st, const struct model *m)
{
	if (st->made == FX_BUNDLE)
		return _("Copy this file onto a USB stick. On the other "
		    "machine, F3 on the first screen takes it in; nothing is "
		    "overwritten.");
	if (st->made == FX_REDACT)
		return _("Please read it before you hand it on: names, "
		    "addresses and photos are left out, but notes are as they "
		    "were written.");
	if (finding_count(m->findings, SEVERITY_MUST) > 0)
		return _("It is unfinished, and the PDF says so: good for "
		    "reading and for printing at hand. Before it is sent, "
		    "settle what is left (F6) and make it again here.");
	return _("What to do next:\n"
	    "1. Open data/submission.pdf in that folder, read it, print it.\n"
	    "2. Sign or seal the declaration.\n"
	    "3. Copy the whole folder onto a USB stick.\n"
	    "4. Send both as the certification body asks.");
}

static void
view_after(const struct export_state *st, const struct model *m,
    struct page *p, struct rect r)
{
	size_t n;

	if (st->done.len == 0) {
		(void)page_text(p, r, STYLE_PLAIN, _("Enter makes a new "
		    "folder there: the PDF to print, the evidence files, the "
		    "answers, and a list of fingerprints to check them by."),
		    0);
		return;
	}
	n = page_text(p, (struct rect){ r.y, r.x, r.h > DONE_LINES ?
	    DONE_LINES : r.h, r.w }, st->failed ? STYLE_BAD : STYLE_GOOD,
	    st->done.ptr, 0);
	advance(&r, (int)(n < DONE_LINES ? n : DONE_LINES) + 1);
	if (!st->failed && r.h > 0)
		(void)page_text(p, r, STYLE_PLAIN, next_steps(st, m), 0);
}

static void
view(const struct screen *s, const struct model *m, struct page *p)
{
	const struct export_state *st = s->state;
	struct rect r = page_body(p), at = { r.y, r.x, 1, r.w };

	if (m->findings == NULL || m->progress == NULL)
		return;
	page_line(p, (struct rect){ r.y, r.x, 1, LABEL }, STYLE_DIM,
	    _("Items done"));
	at.x += LABEL;
	at.w = r.w - LABEL < 40 ? r.w - LABEL : 40;
	page_gauge(p, SLOT_GAUGE, at, m->progress->all.done,
	    m->progress->all.items);
	advance(&r, 2);
	view_open(m, p, &r, st->done.len > 0);
	if (st->done.len == 0)
		view_photos(m, p, &r);
	page_line(p, (struct rect){ r.y, r.x, 1, LABEL }, STYLE_KEY,
	    _("Folder"));
	page_field(p, SLOT_FIELD, (struct rect){ r.y, r.x + LABEL, 1,
	    r.w - LABEL }, &st->folder, _("e.g. ~/anshin"), true);
	advance(&r, 1);
	view_beside(m, p, &r);
	view_after(st, m, p, r);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	(void)m;
	(void)str_add(out, _("The submission is a folder with the PDF, copies "
	    "of the evidence, the answers as tables, and a list of "
	    "fingerprints by which anyone can check that nothing was changed. "
	    "It can be made as often as you like; an older one is never "
	    "overwritten.\n\nF3 also makes one ZIP file of the whole folder, "
	    "handy for mail. F4 also makes your own copy: the same PDF, "
	    "marked on every page, to keep. Both stand beside the folder, and "
	    "are made each time until the key is pressed again.\n\n"
	    "F2 writes a PDF without names, addresses and photos, to ask "
	    "somebody's advice; it cannot be handed in.\n\n"
	    "The line \"Folder\" says where it goes. It may be a USB "
	    "stick."));
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	if (m->findings != NULL && finding_count(m->findings,
	    SEVERITY_MUST) > 0)
		(void)str_addf(out, _("unfinished: %zu needed"),
		    finding_count(m->findings, SEVERITY_MUST));
}

const struct screen_ops screen_export = {
	.id = "export",
	.title = N_("Submission"),
	.private_size = sizeof(struct export_state),
	.keys = keys,
	.open = open_export,
	.update = update,
	.view = view,
	.close = close_export,
	.explain = explain,
	.where = where,
};
