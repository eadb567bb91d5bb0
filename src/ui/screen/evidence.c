/*
 * Evidence: which files are attached, whether they are still the same, and
 * what is to be known of each. Looking again at the files is asked for when
 * the screen opens, so what stands here is what is on the disk now.
 */
#include "config.h"

#include "ui/screen/evidence.h"

#include <stdio.h>
#include <string.h>

#include "assess/limit.h"
#include "base/i18n.h"
#include "ui/screen/common.h"
#include "ui/screen/preview.h"
#include "ui/screen/words.h"

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_CHAR('c'), ACT_CAPTION, N_("Caption"),
	    N_("Says what the file shows."), BIND_FOOTER },
	{ KEYS_CHAR('a'), KEYS_INSERT, ACT_ATTACH, N_("Attach"),
	    N_("Chooses a file to attach."), BIND_FOOTER },
	{ KEYS_CHAR('d'), KEYS_NONE, ACT_EFFECTIVE, N_("Day"),
	    N_("Sets the date of the contents."), BIND_FOOTER },
	{ KEYS_CHAR('v'), KEYS_NONE, ACT_PRIVACY, N_("Privacy"),
	    N_("Asks what a photo shows that should not go out; Enter then "
	    "leads to the next that nobody has looked at."),
	    BIND_FOOTER },
	{ KEYS_CHAR('w'), KEYS_NONE, ACT_MEND, N_("Update"),
	    N_("Takes a changed file as its next version, records the new "
	    "place of a moved one, or chooses another file instead."),
	    BIND_FOOTER },
	{ KEYS_CHAR('x'), KEYS_DELETE, ACT_REMOVE, N_("Remove"),
	    N_("Takes the file off the list. The file itself stays."),
	    BIND_FOOTER },
	{ KEYS_CHAR('i'), KEYS_NONE, ACT_COPY, N_("Items"),
	    N_("Chooses the items that this file is for."), BIND_FOOTER },
	{ KEYS_F3, KEYS_CHAR('l'), ACT_LARGER, N_("Larger"),
	    N_("Shows the photo as large as the screen is."), BIND_ROOM },
	{ KEYS_F5, KEYS_CHAR('r'), ACT_REFRESH, N_("Look again"),
	    N_("Looks again whether the files are unchanged."), 0 },
	{ KEYS_CHAR('o'), KEYS_NONE, ACT_OPEN_VERSIONS, N_("Versions"),
	    N_("Shows the earlier versions of the file."), BIND_ROOM },
	{ KEYS_CHAR('t'), KEYS_NONE, ACT_FILTER, N_("All files"),
	    N_("Shows the files of all items, or of this one only."), 0 },
	{ KEYS_F6, KEYS_CHAR('k'), ACT_OPEN_FINDINGS, N_("Findings"),
	    N_("Shows what is still open, worst first."), 0 },
	{ KEYS_F8, KEYS_CHAR('p'), ACT_OPEN_EXPORT, N_("Submit"),
	    N_("Makes the submission folder with the PDF."), 0 },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};

/* While a question about the file is open. */
static const struct keybind asking_keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Done"),
	    N_("Keeps what is ticked, and closes the question."),
	    BIND_FOOTER },
	{ KEYS_CHAR(' '), KEYS_NONE, ACT_TOGGLE, N_("Tick"),
	    N_("Ticks the selected line of a question."), BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* While the earlier versions are open: nothing is changed here. */
static const struct keybind versions_keys[] = {
	{ KEYS_ENTER, KEYS_CHAR('o'), ACT_SELECT, N_("Close"),
	    N_("Closes the list of versions."), BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

static bool
is_listed(const struct files_state *st, const struct model *m, size_t i)
{
	struct evidence e;

	sheet_evidence_at(m->sheet, i, &e);
	return st->item[0] == '\0' || evidence_serves(&e, st->item);
}

size_t
files_count(const struct files_state *st, const struct model *m)
{
	size_t i, n = 0, all = sheet_evidence_count(m->sheet);

	for (i = 0; i < all; i++)
		n += is_listed(st, m, i);
	return n;
}

size_t
files_at(const struct files_state *st, const struct model *m, size_t wanted)
{
	size_t i, all = sheet_evidence_count(m->sheet);

	for (i = 0; i < all; i++)
		if (is_listed(st, m, i) && wanted-- == 0)
			break;
	return i;
}

bool
files_focused(const struct files_state *st, const struct model *m,
    struct evidence *e, size_t *index)
{
	if (st->list.n == 0 || st->list.sel >= files_count(st, m))
		return false;
	*index = files_at(st, m, st->list.sel);
	sheet_evidence_at(m->sheet, *index, e);
	return true;
}

enum file_state
files_state_of(const struct model *m, size_t index)
{
	return m->files != NULL ? m->files[index] : FILE_UNCHECKED;
}

const char *
files_photo(const struct files_state *st, const struct model *m)
{
	struct evidence e;
	size_t index;

	if (!files_focused(st, m, &e, &index) ||
	    !str_starts(e.kind, "image/") ||
	    files_state_of(m, index) == FILE_MISSING)
		return "";
	return files_found(m, index) != NULL ? files_found(m, index) : e.path;
}

void
files_refresh(struct files_state *st, const struct model *m)
{
	size_t i, n = files_count(st, m);
	struct evidence e;

	list_set_count(&st->list, n);
	for (i = 0; i < n; i++) {
		sheet_evidence_at(m->sheet, files_at(st, m, i), &e);
		if (strcmp(e.id, st->id) == 0)
			list_select(&st->list, i);
	}
}

static void
remember(struct files_state *st, const struct model *m)
{
	struct evidence e;
	size_t index;

	st->id[0] = '\0';
	if (files_focused(st, m, &e, &index))
		snprintf(st->id, sizeof(st->id), "%s", e.id);
}

/* arg: "", an item id, "<item>|<uuid>" or "evidence/<uuid>" of one file; the
 * latter two also after FILES_ASK; or FILES_ASK_ALL. */
static void
open_files(struct screen *s, const struct model *m, const char *arg)
{
	struct files_state *st = s->state;
	const char *bar = strchr(arg, '|');

	field_init(&st->field, "", LIMIT_LINE);
	st->asking = str_starts(arg, FILES_ASK);
	st->through = strcmp(arg, FILES_ASK_ALL) == 0;
	if (st->asking)
		arg += st->through ? strlen(arg) : strlen(FILES_ASK);
	if (str_starts(arg, "evidence/"))
		snprintf(st->id, sizeof(st->id), "%.36s", arg + 9);
	else
		snprintf(st->item, sizeof(st->item), "%.*s",
		    (int)strcspn(arg, "|"), arg);
	if (bar != NULL && strlen(bar + 1) >= 36)
		snprintf(st->id, sizeof(st->id), "%.36s", bar + 1);
	if (m->sheet != NULL)
		files_refresh(st, m);
}

/* A new version is a photo that nobody has looked at: it is asked about while
 * it is seen. */
static void
ask_anew(struct screen *s, const struct model *m)
{
	struct evidence e;
	size_t index;

	if (files_focused(s->state, m, &e, &index) && evidence_unseen(&e) &&
	    m->attached != NULL && strcmp(m->attached, e.id) == 0) {
		((struct files_state *)s->state)->through = false;
		files_edit(s, m, FILES_PRIVACY);
	}
}

/* Of a photo that was named, or of the first that nobody has looked at. */
static void
ask_first(struct screen *s, const struct model *m)
{
	struct files_state *st = s->state;
	struct evidence e;
	size_t index;

	if (!files_focused(st, m, &e, &index))
		return;
	if (!st->through || evidence_unseen(&e))
		files_ask(s, m, e.id);
	else if (files_unseen(st, m, &e) > 0)
		files_ask(s, m, e.id);
}

static void
opened(struct screen *s, const struct model *m, struct effects *fx)
{
	struct files_state *st = s->state;
	size_t n = files_count(st, m), before = st->list.height > 0 ?
	    st->list.n : n;
	struct str place;

	if (st->asking) {
		ask_first(s, m);
		return;
	}
	/* What was just attached is at the end and wants its caption. */
	if (n > before) {
		list_set_count(&st->list, n);
		list_select(&st->list, n - 1);
		remember(st, m);
	}
	str_init(&place, 200);
	words_place(&place, "evidence", st->item, "", 0);
	effects_add(fx, FX_PLACE, place.ptr, NULL, NULL);
	str_clear(&place);
	effects_add(fx, FX_CHECK_FILES, NULL, NULL, NULL);
}

static void
edit(struct screen *s, const struct model *m, enum files_mode mode,
    struct effects *fx)
{
	const struct files_state *st = s->state;
	struct evidence e;
	size_t index;

	if (files_focused(st, m, &e, &index))
		files_edit(s, m, mode);
	else
		common_say(fx, _("There is no file yet. a attaches one."));
}

/* One that nobody has looked at leads on to the next of that sort. */
static void
ask(struct screen *s, const struct model *m, struct effects *fx)
{
	struct files_state *st = s->state;
	struct evidence e;
	size_t index;

	st->through = files_focused(st, m, &e, &index) && evidence_unseen(&e);
	edit(s, m, FILES_PRIVACY, fx);
}

static bool
command(struct screen *s, const struct model *m, enum action act,
    struct effects *fx)
{
	struct files_state *st = s->state;

	if (act == ACT_CAPTION || act == ACT_SELECT)
		edit(s, m, FILES_CAPTION, fx);
	else if (act == ACT_EFFECTIVE)
		edit(s, m, FILES_EFFECTIVE, fx);
	else if (act == ACT_PRIVACY)
		ask(s, m, fx);
	else if (act == ACT_COPY)
		edit(s, m, FILES_ITEMS, fx);
	else if (act == ACT_ATTACH)
		effects_add(fx, FX_PUSH, "browse", st->item, NULL);
	else if (act == ACT_REMOVE)
		files_remove(st, m, fx);
	else if (act == ACT_REFRESH)
		effects_add(fx, FX_CHECK_FILES, NULL, NULL, NULL);
	else if (act == ACT_MEND)
		files_mend(st, m, fx);
	else if (act == ACT_OPEN_VERSIONS)
		files_versions_open(st, m, fx);
	else if (act == ACT_LARGER)
		st->large = files_photo(st, m)[0] != '\0';
	else if (act == ACT_FILTER)
		st->item[0] = '\0';
	else if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else
		return screen_common(s, m, act, fx);
	return true;
}

/* While a photo fills the screen, keys go through the files or leave; what it
 * shows and what takes its place are asked for from here too. */
static void
look(struct screen *s, const struct model *m, enum action act,
    struct effects *fx)
{
	struct files_state *st = s->state;

	if (list_move(&st->list, act))
		remember(st, m);
	else if (act != ACT_NONE)
		st->large = false;
	if (act == ACT_PRIVACY || act == ACT_MEND)
		(void)command(s, m, act, fx);
}

static void
handle(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct files_state *st = s->state;

	if (ev->kind == EVENT_OPENED)
		opened(s, m, fx);
	files_refresh(st, m);
	if (ev->kind == EVENT_RESULT) {
		/* What could not be recorded stands in its field again. */
		if (ev->effect == FX_RECORD_TYPING && !ev->ok &&
		    st->mode == FILES_LIST)
			st->mode = st->left;
		else if (ev->effect == FX_ATTACH && ev->ok)
			ask_anew(s, m);
	} else if (st->large) {
		look(s, m, act, fx);
	} else if (st->mode == FILES_VERSIONS) {
		files_versions_update(st, act);
	} else if (st->mode != FILES_LIST) {
		files_edit_update(s, m, ev, act, fx);
	} else if (list_move(&st->list, act)) {
		remember(st, m);
	} else if (act != ACT_NONE) {
		remember(st, m);
		(void)command(s, m, act, fx);
		files_refresh(st, m);
	}
	/* The answer being recorded is an event of its own, on the way out. */
	if (st->asking && st->mode == FILES_LIST && ev->kind != EVENT_RESULT)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	s->keys = st->mode == FILES_PRIVACY || st->mode == FILES_ITEMS ?
	    asking_keys : st->mode == FILES_VERSIONS ? versions_keys : NULL;
	s->editing = st->mode == FILES_CAPTION || st->mode == FILES_EFFECTIVE;
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	if (m->sheet == NULL)
		return;
	handle(s, m, ev, act, fx);
	preview_ask(m, files_photo(s->state, m), fx);
}

static void
close_files(struct screen *s)
{
	struct files_state *st = s->state;

	field_clear(&st->field);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	struct evidence e;
	size_t index;

	/* The one place where a long path is never cut. */
	if (m->sheet != NULL && files_focused(s->state, m, &e, &index))
		(void)str_addf(out, "%s\n%s\n\n", e.name,
		    files_found(m, index) != NULL ? files_found(m, index) :
		    e.path);
	(void)str_add(out, _("Files that show how the items are met. They stay "
	    "where they are: anshin keeps their place and a fingerprint, and "
	    "copies them into the submission folder at the end.\n\n"
	    "unchanged: the file is as it was when attached.\n"
	    "changed: somebody edited it; if that is right, w takes it as the "
	    "next version.\n"
	    "moved: it was found in another place; w records it.\n"
	    "missing: put it back or plug in the USB stick, then F5; or w "
	    "chooses where it is.\n\n"
	    "w also puts another file in its place. The earlier versions stay "
	    "on record (o), the newest counts.\n\n"
	    "One file may serve several items (i). Look at each photo for "
	    "faces, keys, passwords and screens (v)."));
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	const struct files_state *st = s->state;

	if (m->sheet == NULL)
		return;
	if (st->item[0] != '\0')
		(void)str_addf(out, "%s  ", st->item);
	(void)str_addf(out, "%zu/%zu", st->list.n > 0 ? st->list.sel + 1 : 0,
	    st->list.n);
}

const struct screen_ops screen_evidence = {
	.id = "evidence",
	.title = N_("Evidence"),
	.private_size = sizeof(struct files_state),
	.keys = keys,
	.other_keys = { asking_keys, versions_keys },
	.open = open_files,
	.update = update,
	.view = files_view,
	.close = close_files,
	.explain = explain,
	.where = where,
};
