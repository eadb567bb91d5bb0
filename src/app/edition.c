/* Editions: the state that an earlier one was made from. */
#include "config.h"

#include "app/edition.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/year.h"
#include "assess/diff.h"
#include "assess/edition.h"
#include "base/xalloc.h"

/* Whether nothing that is handed in has changed since. */
static bool
is_same(const struct session *s, const struct sheet *then)
{
	struct diff_list l;
	bool same;

	diff_collect(&l, s->catalog, then, s->sheet);
	same = l.n == 0;
	diff_clear(&l);
	return same;
}

int
edition_look(struct session *s, struct edition *out, struct error *err)
{
	const char *code;
	unsigned last = edition_highest(s->sheet, UINT_MAX, &code);
	struct sheet *then;

	memset(out, 0, sizeof(*out));
	out->number = last + 1;
	if (last == 0)
		return 0;
	if (year_sheet_of(s, code, &then, err) != 0)
		return -1;
	if (is_same(s, then)) {
		out->frozen = then;
		out->number = last;
		last = edition_highest(s->sheet, last, &code);
		if (last == 0)
			return 0;
		if (year_sheet_of(s, code, &then, err) != 0) {
			edition_clear(out);
			return -1;
		}
	}
	out->prior = then;
	out->prior_code = xstrdup(code);
	return 0;
}

void
edition_clear(struct edition *e)
{
	sheet_free(e->frozen);
	sheet_free(e->prior);
	free(e->prior_code);
	memset(e, 0, sizeof(*e));
}
