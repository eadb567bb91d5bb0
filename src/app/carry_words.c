/* What is in a bundle, in words: for the command and for the wizard. */
#include "config.h"

#include "app/carry.h"

#include <string.h>

#include "assess/diff.h"
#include "assess/fork.h"
#include "ui/screen/words.h"

bool
carry_is_decided(const struct carry_app *a, const struct diff *d)
{
	const struct fork *f = sheet_fork_find(a->after, d->subject,
	    d->field);

	return f == NULL || !fork_asks(a->after, f);
}

static void
tell_changes(struct str *out, const struct session *s,
    const struct carry_app *a)
{
	struct diff_list l;
	size_t i;

	diff_collect(&l, s->catalog, a->before, a->after);
	for (i = 0; i < l.n; i++) {
		if (!carry_is_decided(a, &l.list[i]))
			continue;
		(void)str_add(out, "   ");
		words_diff(out, s->catalog, &l.list[i]);
		(void)str_add(out, "\n");
	}
	diff_clear(&l);
}

static void
tell_app(struct str *out, const struct session *s, const struct carry_app *a)
{
	if (a->is_new)
		(void)str_addf(out, ngettext("%d %s (%d): new here, %zu "
		    "entry\n", "%d %s (%d): new here, %zu entries\n", a->fresh),
		    a->number, a->name, a->year, a->fresh);
	else
		(void)str_addf(out, _("%d %s (%d): new entries %zu, here "
		    "already %zu\n"), a->number, a->name, a->year, a->fresh,
		    a->same);
	if (a->namesake != 0)
		(void)str_addf(out, _("   Number %d has the same name and year "
		    "and is another application: their answers stay apart. "
		    "c on the first screen (anshin copy) uses those of one for "
		    "the other.\n"),
		    a->namesake);
	if (a->before != NULL)
		tell_changes(out, s, a);
	if (fork_count(a->after) > 0)
		(void)str_addf(out, _("Two values, to be decided: %zu\n"),
		    fork_count(a->after));
	words_forks(out, s->catalog, a->after);
}

static void
tell_missing(struct str *out, const char *lines)
{
	const char *end;

	if (*lines != '\0')
		(void)str_addf(out, "%s\n", _("Files that did not come along "
		    "and are not here:"));
	for (; (end = strchr(lines, '\n')) != NULL; lines = end + 1)
		(void)str_addf(out, "   %.*s\n", (int)(end - lines), lines);
}

void
carry_tell(struct str *out, const struct session *s,
    const struct carry_in *in, bool taken)
{
	size_t i;

	for (i = 0; i < in->n; i++)
		tell_app(out, s, &in->apps[i]);
	(void)str_addf(out, _("New files of evidence: %zu\n"), in->files);
	tell_missing(out, in->missing);
	(void)str_add(out, carry_fresh(in) == 0 ?
	    _("All of it was here already.\n") : taken ? _("Taken in.\n") :
	    _("Nothing was taken yet.\n"));
}
