/* Fields that are answered by choosing: yes or no, one, or several. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/screen/form.h"

static const char *const yesno_ids[] = { "yes", "no" };
static const char *const yesno_labels[] = { N_("Yes"), N_("No") };

size_t
form_options(const struct form_field *f)
{
	return f->type == FIELD_YESNO ? 2 : f->choices.n;
}

static const char *
option_id(const struct form_field *f, size_t i)
{
	return f->type == FIELD_YESNO ? yesno_ids[i] : f->choices.list[i].id;
}

const char *
form_option_label(const struct form_field *f, size_t i)
{
	return f->type == FIELD_YESNO ? _(yesno_labels[i]) :
	    f->choices.list[i].label;
}

bool
form_option_on(const struct form_field *f, const char *value, size_t i)
{
	const char *id = option_id(f, i), *p = value;
	size_t len;

	for (p += strspn(p, " "); *p != '\0'; p += strspn(p, " ")) {
		len = strcspn(p, " ");
		if (len == strlen(id) && memcmp(p, id, len) == 0)
			return true;
		p += len;
	}
	return false;
}

/* The value with option i turned over; ids in the catalogue's order. */
static void
turn_over(struct str *out, const struct form_field *f, const char *value,
    size_t i)
{
	size_t k;

	for (k = 0; k < form_options(f); k++) {
		if (form_option_on(f, value, k) == (k == i))
			continue;
		(void)str_add(out, out->len > 0 ? " " : "");
		(void)str_add(out, option_id(f, k));
	}
}

bool
form_choose(struct form_state *st, const struct model *m, size_t i,
    struct effects *fx)
{
	const struct form_field *f = form_focused(st, m);
	const char *value = sheet_form(m->sheet, f->id);
	struct str next;

	if (i >= form_options(f))
		return false;
	st->option = i;
	if (f->type != FIELD_CHOICES) {
		effects_add(fx, FX_RECORD, "form", f->id, option_id(f, i));
		return true;
	}
	str_init(&next, LIMIT_LINE);
	turn_over(&next, f, value, i);
	effects_add(fx, FX_RECORD, "form", f->id, next.ptr);
	str_clear(&next);
	return false;
}

size_t
form_option_of(const struct form_field *f, const struct event *ev)
{
	size_t i = SIZE_MAX;
	char *text;

	if (ev->kind != EVENT_TEXT)
		return SIZE_MAX;
	text = field_ascii(ev->text);	/* the input method may be on */
	if (text[0] >= '1' && text[0] <= '9' && text[1] == '\0')
		i = (size_t)(text[0] - '1');
	free(text);
	return i < form_options(f) ? i : SIZE_MAX;
}
