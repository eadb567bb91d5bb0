/* Photos whose numbers were typed in from paper, in the folder that is shown:
 * the one that is meant, or all of them at once. */
#include "config.h"

#include <stdio.h>

#include "assess/round.h"
#include "base/i18n.h"
#include "ui/screen/browse.h"
#include "ui/screen/common.h"

void
browse_stand_on_photo(struct browse_state *st, const struct model *m,
    struct effects *fx)
{
	const char *numbers = m->sheet == NULL ? "" : sheet_item(m->sheet,
	    st->item, "photos");
	char number[64], rest[400];
	struct str text;
	size_t i;

	for (i = 0; numbers[0] != '\0' && i < st->n_shown; i++) {
		const struct model_entry *e =
		    &m->folder->entries[st->shown[i]];

		if (e->is_dir || !round_photo_take(numbers, e->name, number,
		    rest, sizeof(number)))
			continue;
		list_select(&st->list, i);
		str_init(&text, 400);
		(void)str_addf(&text, _("Photo %s of the paper. Enter attaches "
		    "it."), number);
		common_say(fx, text.ptr);
		str_clear(&text);
		return;
	}
}

/* Whether a file of the folder has a number that an item asks for. */
static bool
is_asked_for(const struct model *m, const char *name)
{
	char number[64], rest[400];
	size_t i;

	for (i = 0; i < m->catalog->n_items; i++)
		if (round_photo_take(sheet_item(m->sheet,
		    m->catalog->items[i].id, "photos"), name, number, rest,
		    sizeof(number)))
			return true;
	return false;
}

void
browse_count_numbered(struct browse_state *st, const struct model *m,
    struct effects *fx)
{
	struct str text;
	size_t i, n = 0;

	for (i = 0; m->sheet != NULL && i < st->n_shown; i++) {
		const struct model_entry *e =
		    &m->folder->entries[st->shown[i]];

		if (e->is_dir || e->is_other || !is_asked_for(m, e->name))
			continue;
		if (n++ == 0)
			list_select(&st->list, i);
	}
	str_init(&text, 400);
	if (n > 0)
		(void)str_addf(&text, ngettext("%zu photo of the paper is here. "
		    "Enter attaches it.", "%zu photos of the paper are here. "
		    "Enter attaches them all.", n), n);
	else
		(void)str_add(&text, _("No photo of the paper is here. Please "
		    "open their folder."));
	common_say(fx, text.ptr);
	str_clear(&text);
}
