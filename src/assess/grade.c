/*
 * The rating words of the programme: 低未満 when basic and applied conform, 低
 * when basic conforms, 中から高 otherwise. While a basic measure is open the
 * rating is open too: an unanswered check proves nothing.
 */
#include "config.h"

#include "assess/grade.h"

#include "base/i18n.h"

enum rating
grade_rating(const struct catalog *c, const struct sheet *s)
{
	bool basic_open = false, basic_fails = false, applied_all = true;
	struct answer a;
	size_t i;

	for (i = 0; i < c->n_items; i++) {
		const struct item *it = &c->items[i];
		bool open, conforms;

		if (it->chapter->kind != CHAPTER_SECURITY)
			continue;
		answer_of(s, it, &a);
		conforms = a.confirmed && a.verdict != VERDICT_FAILS;
		open = !a.confirmed;
		if (it->level == LEVEL_APPLIED) {
			applied_all = applied_all && conforms;
			continue;
		}
		basic_open = basic_open || open;
		basic_fails = basic_fails ||
		    (a.confirmed && a.verdict == VERDICT_FAILS);
	}
	if (basic_fails)
		return RATING_MEDIUM_HIGH;
	if (basic_open)
		return RATING_OPEN;
	return applied_all ? RATING_BELOW_LOW : RATING_LOW;
}

const char *
rating_name(enum rating r)
{
	static const char *const names[] = {
		[RATING_OPEN] = N_("Not yet known"),
		[RATING_BELOW_LOW] = N_("Below low"),
		[RATING_LOW] = N_("Low"),
		[RATING_MEDIUM_HIGH] = N_("Medium to high"),
	};

	return names[r];
}
