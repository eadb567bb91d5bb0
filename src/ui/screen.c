/* All screens by their id; the order is that of the manual page. */
#include "config.h"

#include "ui/screen.h"

#include <string.h>

const struct screen_ops *
screen_at(size_t i)
{
	static const struct screen_ops *const all[] = {
		&screen_start, &screen_form, &screen_chapters, &screen_item,
		&screen_evidence, &screen_browse, &screen_findings,
		&screen_export, &screen_history, &screen_search,
		&screen_stages, &screen_record, &screen_plan,
		&screen_questions, &screen_paper, &screen_keyin, &screen_forks,
		&screen_import, &screen_sites, &screen_reuse, &screen_help,
	};

	return i < sizeof(all) / sizeof(all[0]) ? all[i] : NULL;
}

const struct screen_ops *
screen_by_id(const char *id)
{
	const struct screen_ops *ops;
	size_t i;

	for (i = 0; (ops = screen_at(i)) != NULL; i++)
		if (strcmp(ops->id, id) == 0)
			return ops;
	return NULL;
}
