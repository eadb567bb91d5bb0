/* What has changed, and what is contested, a line each. */
#include "config.h"

#include <string.h>

#include "assess/diff.h"
#include "assess/fork.h"
#include "base/i18n.h"
#include "ui/screen/words.h"

static void
add_value(struct str *out, const struct catalog *c, const struct diff *d,
    const char *value)
{
	size_t before = out->len;

	if (d->kind == DIFF_FILE_NEW || d->kind == DIFF_FILE_GONE)
		(void)str_add(out, value);
	else
		words_value(out, c, d->subject, d->field, value);
	if (out->len == before)
		(void)str_add(out, _("(empty)"));
}

void
words_diff(struct str *line, const struct catalog *c, const struct diff *d)
{
	if (d->item != NULL)
		(void)str_addf(line, "%s %s", d->item->id, d->item->title);
	else if (d->kind == DIFF_ITEM_GONE)
		(void)str_add_n(line, d->old, strcspn(d->old, "\n"));
	else if (d->kind == DIFF_FILE_NEW || d->kind == DIFF_FILE_GONE)
		(void)str_add(line, _("Evidence"));
	else
		words_subject(line, c, d->subject);
	(void)str_addf(line, " / %s", _(diff_kind_name(d->kind)));
	if (d->kind != DIFF_TEXT && d->kind != DIFF_ITEM_NEW &&
	    d->kind != DIFF_ITEM_GONE) {
		if (d->kind != DIFF_FILE_NEW && d->kind != DIFF_FILE_GONE &&
		    d->kind != DIFF_VERDICT) {
			(void)str_add(line, " / ");
			words_field(line, c, d->subject, d->field);
		}
		(void)str_add(line, ": ");
		add_value(line, c, d, d->old);
		(void)str_add(line, " -> ");
		add_value(line, c, d, d->now);
	}
}

void
words_forks(struct str *out, const struct catalog *c, const struct sheet *sheet)
{
	const struct fork *f;
	size_t i, k;

	for (i = 0; (f = fork_at(sheet, i)) != NULL; i++) {
		(void)str_addf(out, "%zu  ", i + 1);
		words_subject(out, c, f->subject);
		(void)str_add(out, " / ");
		words_field(out, c, f->subject, f->field);
		(void)str_add(out, "\n");
		for (k = 0; k < f->n; k++) {
			(void)str_addf(out, "   %zu: ", k + 1);
			words_side(out, c, f, k);
			(void)str_add(out, "\n");
		}
	}
}
