/* What to propose next: the form, then what must be, then what may be. */
#include "config.h"

#include <string.h>

#include "assess/field.h"
#include "base/i18n.h"
#include "ui/screen/chapters.h"

/* The first service that is not answered: it decides which items apply. */
static const struct form_field *
open_service(const struct model *m)
{
	size_t i;

	for (i = 0; i < m->catalog->n_fields; i++) {
		const struct form_field *f = &m->catalog->fields[i];

		if (f->required && f->type == FIELD_YESNO &&
		    sheet_form(m->sheet, f->id)[0] == '\0')
			return f;
	}
	return NULL;
}

struct next_step
next_step(const struct model *m)
{
	struct next_step next = { HUB_EXPORT, NULL, NULL };
	const struct progress *p = m->progress;
	size_t first = m->catalog->n_items;

	next.field = open_service(m);
	if (next.field != NULL ||
	    (p->fields_done < p->fields_required && p->all.done == 0)) {
		next.kind = HUB_FORM;
		return next;
	}
	next.item = progress_next_open(m->catalog, m->sheet, first, true,
	    m->today);
	if (next.item == NULL && p->fields_done < p->fields_required) {
		next.kind = HUB_FORM;
		return next;
	}
	if (next.item == NULL)
		next.item = progress_next_open(m->catalog, m->sheet, first,
		    false, m->today);
	if (next.item != NULL)
		next.kind = HUB_CHAPTER;
	else if (finding_count(m->findings, SEVERITY_MUST) > 0)
		next.kind = HUB_FINDINGS;
	return next;
}

void
next_step_say(struct str *out, const struct model *m,
    const struct next_step *next)
{
	const struct progress *p = m->progress;
	size_t to_go = p->fields_required - p->fields_done;
	size_t needed = finding_count(m->findings, SEVERITY_MUST);

	switch (next->kind) {
	case HUB_FORM:
		(void)str_addf(out, next->field != NULL ?
		    ngettext("Fill in the application form (%zu field to go). "
		    "It decides which items apply.", "Fill in the application "
		    "form (%zu fields to go). It decides which items apply.",
		    to_go) :
		    ngettext("Fill in the rest of the application form (%zu "
		    "field to go).", "Fill in the rest of the application form "
		    "(%zu fields to go).", to_go), to_go);
		break;
	case HUB_CHAPTER:
		(void)str_addf(out, _("Answer %s %s."), next->item->id,
		    next->item->title);
		break;
	case HUB_FINDINGS:
		(void)str_addf(out, ngettext("Look at the findings: %zu is "
		    "needed.", "Look at the findings: %zu are needed.",
		    needed), needed);
		break;
	case HUB_EXPORT:
	case HUB_EVIDENCE:
	case HUB_STAGES:
	case HUB_PAPER:
	case HUB_HISTORY:
		(void)str_add(out, _("All is answered. Make the submission "
		    "folder and print the PDF."));
		break;
	}
}
