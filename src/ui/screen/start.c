/*
 * The start: which facilities there are and how far each application is. It
 * is also the first thing a new user sees, so an empty list says what to do
 * and the name can be typed at once.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess/limit.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "ui/page.h"
#include "ui/screen.h"
#include "ui/screen/common.h"
#include "ui/screen/words.h"

enum { SLOT_LIST, SLOT_NAME };
enum { BAR_COLUMNS = 12 };

struct start_state {
	bool naming;			/* the name of a new facility is typed */
	bool was_open;			/* the first EVENT_OPENED has come */
	struct field_state name;
	struct list_state list;
	struct list_source rows;
	int cols[5];
	const struct model *model;
};

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Open"),
	    N_("Opens the facility."), BIND_FOOTER },
	{ KEYS_F2, KEYS_CHAR('a'), ACT_NEW, N_("New facility"),
	    N_("Adds a facility: type its name, then Enter."), BIND_FOOTER },
	{ KEYS_F4, KEYS_CHAR('s'), ACT_OPEN_SITES, N_("All sites"),
	    N_("Shows all facilities by measure, what is missed most first."),
	    0 },
	{ KEYS_CHAR('c'), KEYS_NONE, ACT_SHARE, N_("Use answers"),
	    N_("Uses the answers of another facility for the marked one."), 0 },
	{ KEYS_F3, KEYS_CHAR('i'), ACT_IMPORT, N_("Take in"),
	    N_("Takes in what another machine wrote, after a look at it."),
	    BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
static const struct keybind naming_keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Go on"),
	    N_("Makes the facility of that name and opens it."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_F3, KEYS_NONE, ACT_IMPORT, N_("Take in"),
	    N_("Takes in what another machine wrote, after a look at it."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

static void
name_it(struct screen *s, bool on)
{
	struct start_state *st = s->state;

	st->naming = s->editing = on;
	s->keys = on ? naming_keys : NULL;
}

static void
open_start(struct screen *s, const struct model *m, const char *arg)
{
	struct start_state *st = s->state;

	(void)arg;
	field_init(&st->name, m->new_name != NULL ? m->new_name : "",
	    LIMIT_LINE);
	st->name.cursor = st->name.text.len;
	list_set_count(&st->list, m->n_apps);
	name_it(s, m->n_apps == 0 && !m->read_only);
}

static void
close_start(struct screen *s)
{
	struct start_state *st = s->state;

	field_clear(&st->name);
}

static void
update_name(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct start_state *st = s->state;

	if (act == ACT_SELECT && utf8_is_blank(st->name.text.ptr)) {
		effects_add(fx, FX_MESSAGE, _("Please type the name of the "
		    "facility first, for example the name on its sign."),
		    NULL, NULL);
	} else if (act == ACT_SELECT) {
		effects_add(fx, FX_NEW_APP, st->name.text.ptr, NULL, NULL);
	} else if (act == ACT_IMPORT) {
		effects_add(fx, FX_PUSH, "browse", BROWSE_IMPORT, NULL);
	} else if (act == ACT_BACK || act == ACT_UP) {
		/* The text stays for the next time. */
		if (m->n_apps > 0)
			name_it(s, false);
		else if (act == ACT_BACK)
			effects_add(fx, FX_MESSAGE,
			    _("F10 ends anshin."), NULL, NULL);
	} else {
		(void)field_event(&st->name, ev);
	}
}

static void
use_answers(const struct start_state *st, const struct model *m,
    struct effects *fx)
{
	char number[16];

	if (m->n_apps < 2) {
		effects_add(fx, FX_MESSAGE, _("There is no other facility "
		    "yet."), NULL, NULL);
		return;
	}
	(void)snprintf(number, sizeof(number), "%d",
	    m->apps[st->list.sel].number);
	effects_add(fx, FX_PUSH, "reuse", number, NULL);
}

static void
update_list(struct screen *s, const struct model *m, enum action act,
    struct effects *fx)
{
	struct start_state *st = s->state;
	bool at_end = m->n_apps == 0 || st->list.sel + 1 == m->n_apps;

	if (act == ACT_SELECT && m->n_apps > 0) {
		effects_add_number(fx, FX_OPEN_APP, st->list.sel);
	} else if (act == ACT_NEW || act == ACT_SELECT) {
		if (m->read_only)
			effects_add(fx, FX_MESSAGE, _("This file is opened "
			    "for reading only."), NULL, NULL);
		else
			name_it(s, true);
	} else if (act == ACT_SHARE) {
		use_answers(st, m, fx);
	} else if (act == ACT_OPEN_SITES) {
		effects_add(fx, FX_PUSH, "sites", "", NULL);
	} else if (act == ACT_IMPORT) {
		effects_add(fx, FX_PUSH, "browse", BROWSE_IMPORT, NULL);
	} else if (act == ACT_DOWN && at_end && !m->read_only) {
		name_it(s, true);
	} else if (act == ACT_BACK) {
		effects_add(fx, FX_MESSAGE, _("F10 (or q) ends anshin."),
		    NULL, NULL);
	} else {
		(void)list_move(&st->list, act);
	}
}

/* There is no journal yet that the letters could go to: they are kept as the
 * place where the user stands, so that a kill does not take them. */
static void
keep_name(const struct start_state *st, struct effects *fx)
{
	struct str place;

	str_init(&place, LIMIT_LINE + 10);
	(void)str_addf(&place, PLACE_START "%s", st->name.text.ptr);
	effects_add(fx, FX_PLACE, place.ptr, NULL, NULL);
	str_clear(&place);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct start_state *st = s->state;
	bool is_open = ev->effect == FX_NEW_APP || ev->effect == FX_OPEN_APP;

	list_set_count(&st->list, m->n_apps);
	if (ev->kind == EVENT_OPENED) {
		/* At the first one the host may be about to go on where the
		 * user stopped; later ones mean that it was left. */
		if (m->app != NULL && st->was_open)
			effects_add(fx, FX_CLOSE_APP, NULL, NULL, NULL);
		st->was_open = true;
	} else if (ev->kind == EVENT_RESULT) {
		if (!is_open || ev->ok == 0)
			return;
		field_set(&st->name, "");
		name_it(s, false);
		effects_add(fx, FX_PUSH, "chapters", "", NULL);
	} else if (ev->kind == EVENT_IDLE || ev->kind == EVENT_END) {
		if (st->naming && m->app == NULL && strcmp(m->new_name != NULL ?
		    m->new_name : "", st->name.text.ptr) != 0)
			keep_name(st, fx);
	} else if (ev->kind == EVENT_KEY || ev->kind == EVENT_TEXT ||
	    ev->kind == EVENT_PASTE) {
		if (act == ACT_HELP)
			(void)screen_common(s, m, act, fx);
		else if (st->naming)
			update_name(s, m, ev, act, fx);
		else
			update_list(s, m, act, fx);
	}
}

static void
row(void *arg, size_t i, struct str *out, enum style *style)
{
	const struct start_state *st = arg;
	const struct model_app *a = model_app_at(st->model, i);

	(void)str_addf(out, "%s\t%d\t", a->name, a->year);
	words_bar(out, a->done, a->items, BAR_COLUMNS);
	(void)str_addf(out, "\t%zu/%zu\t", a->done, a->items);
	if (a->valid_until != DATE_NONE) {
		*style = words_countdown(out, a->valid_until -
		    st->model->today);
		return;
	}
	words_time(out, a->changed_ms);
	*style = a->done == a->items ? STYLE_GOOD : STYLE_PLAIN;
}

static void
list_view(struct start_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	const int when = page_wide(p) ? 24 : 20;
	struct rect head = r;

	st->model = m;
	st->cols[1] = 6;
	st->cols[2] = BAR_COLUMNS;
	st->cols[3] = 7;
	st->cols[0] = r.w - 2 - st->cols[1] - st->cols[2] - st->cols[3] -
	    when - 4;
	st->cols[4] = 0;
	st->rows = (struct list_source){ row, st, st->cols };
	head.h = 1;
	head.x += 2;
	page_line(p, head, STYLE_DIM, _("Facility"));
	head.x += st->cols[0] + 1;
	page_line(p, head, STYLE_DIM, _("Year"));
	head.x += st->cols[1] + 1;
	page_line(p, head, STYLE_DIM, _("Items done"));
	head.x += st->cols[2] + st->cols[3] + 2;
	head.w = r.x + r.w - head.x;
	page_line(p, head, STYLE_DIM, _("Last change, expiry"));
	r.y++;
	r.h--;
	list_set_count(&st->list, m->n_apps);
	list_fit(&st->list, (size_t)r.h);
	page_list(p, SLOT_LIST, r, &st->list, &st->rows, !st->naming);
}

static const char *
first_steps(void)
{
	return _("Welcome. This is how it goes:\n\n"
	    "1. Type the name of your facility below and press Enter.\n"
	    "2. Fill in the application form. It decides which items apply "
	    "to you.\n"
	    "3. Go through the seven chapters. One key, 1 to 4, answers each "
	    "item.\n"
	    "4. Attach photos and documents as evidence.\n"
	    "5. Make the submission folder with the PDF, and print it.\n\n"
	    "If another machine holds your records already, F3 takes in the "
	    "file it wrote.\n\n"
	    "Everything is saved as you type. You can stop at any time and "
	    "go on later where you stopped.");
}

static void
name_view(struct start_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	struct rect line = r;

	line.h = 1;
	page_line(p, line, st->naming ? STYLE_TITLE : STYLE_DIM, st->naming ?
	    _("Name of the new facility (Enter: go on)") :
	    m->n_apps > 1 ? _("F2: add a facility   c: use another one's "
	    "answers   s: all sites") : _("F2 (or a): add a facility"));
	if (!st->naming)
		return;
	line.y++;
	line.x += 2;
	line.w = r.w - 4;
	page_field(p, SLOT_NAME, line, &st->name,
	    _("e.g. Midori Shared Office, Sumida"), true);
}

static void
view(const struct screen *s, const struct model *m, struct page *p)
{
	struct start_state *st = s->state;	/* scroll follows the size */
	struct rect r = page_body(p), line = r, name = r;

	line.h = 1;
	page_line(p, line, STYLE_TITLE, m->catalog->title);
	r.y += 2;
	r.h -= 5;
	name.y = r.y + r.h + 1;
	name.h = 2;
	if (m->n_apps > 0)
		list_view(st, m, p, r);
	else
		(void)page_text(p, r, STYLE_PLAIN, first_steps(), 0);
	name_view(st, m, p, name);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	const struct start_state *st = s->state;

	if (st->naming)
		(void)str_add(out, _("Type the name of the facility as it "
		    "stands on its sign, then press Enter: its records are "
		    "begun and opened. It can be changed later on the "
		    "application form."));
	else
		(void)str_add(out, _("Here you choose the facility. Enter "
		    "goes on where you stopped; F2 adds another facility. "
		    "Each facility has one application a year."));
	(void)str_add(out, "\n\n");
	(void)str_add(out, first_steps());
	if (m->store_path != NULL)
		(void)str_addf(out, _("\n\nYour records are in this file: "
		    "%s\n"), m->store_path);
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	if (m->n_apps > 0)
		(void)str_addf(out, ngettext("%zu application",
		    "%zu applications", m->n_apps), m->n_apps);
}

const struct screen_ops screen_start = {
	.id = "start", .title = N_("Facilities"),
	.private_size = sizeof(struct start_state), .keys = keys,
	.other_keys = { naming_keys },
	.open = open_start, .update = update, .view = view,
	.close = close_start, .explain = explain, .where = where
};
