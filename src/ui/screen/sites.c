/*
 * All facilities by measure: what is missed most stands first, with a mark for
 * each site. Below, the sites of the marked measure in words.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "assess/sites.h"
#include "base/i18n.h"
#include "ui/page.h"
#include "ui/screen.h"
#include "ui/screen/common.h"
#include "ui/screen/words.h"

enum { SLOT_LIST };
enum { DETAIL = 8, TEXT_MAX = 20000, TITLE_MIN = 30, MISSED = 8 };

struct sites_state {
	struct list_state list;
	size_t shown;			/* sites that have room for a mark */
	int cols[3];
};

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_CHAR('c'), KEYS_NONE, ACT_SHARE, N_("Take over changes"),
	    N_("Every site takes over what has changed of its shared answers; "
	    "answers that a site has made its own stay."), BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

static size_t
count(const struct model *m)
{
	return m->sites == NULL ? 0 : m->sites->n_rows;
}

static void
open_sites(struct screen *s, const struct model *m, const char *arg)
{
	struct sites_state *st = s->state;

	(void)arg;
	list_set_count(&st->list, count(m));
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct sites_state *st = s->state;

	if (ev->kind == EVENT_OPENED)
		effects_add(fx, FX_LOAD_SITES, NULL, NULL, NULL);
	list_set_count(&st->list, count(m));
	if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else if (act == ACT_SHARE)
		effects_add(fx, FX_HAND_ON, NULL, NULL, NULL);
	else if (!list_move(&st->list, act))
		(void)screen_common(s, m, act, fx);
}

struct row_arg {
	const struct sites_state *st;
	const struct sites *sites;
};

static void
row(void *arg, size_t i, struct str *out, enum style *style)
{
	const struct row_arg *a = arg;
	const struct site_row *r = &a->sites->rows[i];
	size_t k;

	(void)str_addf(out, "%zu/%zu\t%s %s\t", r->missed, a->sites->n,
	    r->item->id, r->item->title);
	for (k = 0; k < a->st->shown; k++)
		(void)str_addf(out, "%s%s", k > 0 ? " " : "",
		    words_verdict_mark(r->cells[k].verdict));
	*style = r->missed == 0 ? STYLE_GOOD : STYLE_PLAIN;
}

static void
detail(const struct sites *s, const struct site_row *r, struct page *p,
    struct rect box)
{
	const char *reason;
	struct str text;
	size_t i;

	str_init(&text, TEXT_MAX);
	for (i = 0; i < s->n; i++) {
		(void)str_addf(&text, "%s%d %s: %s", i > 0 ? "\n" : "",
		    s->list[i].number, s->list[i].name,
		    _(verdict_name(r->cells[i].verdict)));
		if (r->cells[i].shared)
			(void)str_addf(&text, " (%s)",
			    r->cells[i].shared_changed ?
			    _("shared; changed at its source, c takes it over") :
			    _("shared"));
		if (site_is_common(&s->list[i], &reason))
			(void)str_addf(&text, _("; in common with other "
			    "sites: %s"), reason[0] != '\0' ? reason :
			    _("(no reason given yet)"));
	}
	box = page_box(p, box, r->item->title, false);
	(void)page_text(p, box, STYLE_PLAIN, text.ptr, 0);
	str_clear(&text);
}

static void
view(const struct screen *s, const struct model *m, struct page *p)
{
	struct sites_state *st = s->state;	/* scroll follows the size */
	struct rect r = page_body(p), below = r;
	struct row_arg arg = { st, m->sites };
	struct list_source rows = { row, &arg, st->cols };
	int marks;

	list_set_count(&st->list, count(m));
	if (m->sites == NULL || m->sites->n == 0) {
		(void)page_text(p, r, STYLE_DIM, _("There is no facility "
		    "yet."), 0);
		return;
	}
	marks = (r.w - 2 - MISSED - TITLE_MIN) / (WORDS_MARK + 1);
	st->shown = marks < 1 ? 0 : (size_t)marks < m->sites->n ?
	    (size_t)marks : m->sites->n;
	st->cols[0] = MISSED;
	st->cols[1] = r.w - 4 - MISSED - (int)st->shown * (WORDS_MARK + 1);
	st->cols[2] = 0;
	below.h = DETAIL;
	below.y = r.y + r.h - DETAIL;
	r.h -= DETAIL;
	list_fit(&st->list, (size_t)r.h);
	page_list(p, SLOT_LIST, r, &st->list, &rows, true);
	detail(m->sites, &m->sites->rows[st->list.sel], p, below);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	(void)m;
	(void)str_add(out, _("Every measure with the number of sites where it "
	    "is not met yet, most first, and a mark for each site in the order "
	    "of the first screen. \"anshin sites -o sites.csv\" writes the "
	    "whole table for a spreadsheet. Where operation, rules and network "
	    "are the same at several sites, say so and why in each "
	    "application form: the programme may then look at samples."));
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	size_t changed = m->sites == NULL ? 0 : sites_changed(m->sites);

	(void)s;
	if (changed > 0)
		(void)str_addf(out, ngettext("%zu site; shared answers "
		    "changed: %zu", "%zu sites; shared answers changed: %zu",
		    m->sites->n), m->sites->n, changed);
	else if (m->sites != NULL)
		(void)str_addf(out, ngettext("%zu site", "%zu sites",
		    m->sites->n), m->sites->n);
}

const struct screen_ops screen_sites = {
	.id = "sites", .title = N_("All sites"),
	.private_size = sizeof(struct sites_state), .keys = keys,
	.open = open_sites, .update = update, .view = view,
	.explain = explain, .where = where
};
