/* All facilities by measure, what is missed most first; a number says how it
 * stands at each. */
#include "config.h"

#include "ui/plain/plain.h"

#include "assess/sites.h"
#include "base/i18n.h"

enum { PAGE = 15 };

static void
say_page(struct plain *p, const struct visit *v)
{
	const struct sites *s = plain_model(p)->sites;
	struct str text;
	size_t i;

	str_init(&text, 2000);
	for (i = v->part; i < s->n_rows && i < v->part + PAGE; i++) {
		str_truncate(&text, 0);
		(void)str_addf(&text, _("%s %s: missing at %zu of %zu"),
		    s->rows[i].item->id, s->rows[i].item->title,
		    s->rows[i].missed, s->n);
		plain_number(p, i + 1, text.ptr);
	}
	str_clear(&text);
	if (v->part + PAGE < s->n_rows)
		plain_sayf(p, _("%zu more: Enter reads on."), s->n_rows -
		    v->part - PAGE);
}

static void
announce(struct plain *p, struct visit *v)
{
	if (v->told)
		return;
	v->told = true;
	v->part = 0;
	plain_place(p, _("all facilities by measure"));
	plain_sayf(p, ngettext("State: %zu facility.",
	    "State: %zu facilities.", plain_model(p)->sites->n),
	    plain_model(p)->sites->n);
	if (sites_changed(plain_model(p)->sites) > 0)
		plain_sayf(p, _("Shared answers that have changed at their "
		    "source: %zu. c takes them over at every facility."),
		    sites_changed(plain_model(p)->sites));
	say_page(p, v);
}

static void
say_row(struct plain *p, const struct site_row *r)
{
	const struct sites *s = plain_model(p)->sites;
	size_t i;

	for (i = 0; i < s->n; i++)
		plain_sayf(p, r->cells[i].shared_changed ?
		    _("%s: %s; a shared answer that has changed at its "
		    "source") : r->cells[i].shared ?
		    _("%s: %s; a shared answer") : _("%s: %s"),
		    s->list[i].name, _(verdict_name(r->cells[i].verdict)));
}

void
plain_sites(struct plain *p, struct visit *v)
{
	const struct sites *s;
	size_t number;

	if (!v->told && (plain_do_one(p, FX_LOAD_SITES, NULL, NULL) != 0 ||
	    plain_model(p)->sites == NULL)) {
		plain_back(p);
		return;
	}
	announce(p, v);
	s = plain_model(p)->sites;
	switch (plain_choose(p, _("Number (Enter: on, b: back): "), 1,
	    s->n_rows, "c", _("A number says how that measure stands at each "
	    "facility; c takes over what has changed of shared answers."), &number)) {
	case REPLY_ENTER:
		v->part += PAGE;
		if (v->part >= s->n_rows)
			plain_back(p);
		else
			say_page(p, v);
		break;
	case REPLY_NUMBER:
		say_row(p, &s->rows[number - 1]);
		break;
	case REPLY_WORD:
		(void)plain_do_one(p, FX_HAND_ON, NULL, NULL);
		v->told = false;
		break;
	case REPLY_DONE:
		break;
	}
}
