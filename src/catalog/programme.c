/* Looking things up in the programme. */
#include "config.h"

#include "catalog/programme.h"

#include <stdio.h>
#include <string.h>

#define FIND(p, list, n, wanted) do { \
	size_t i_; \
	for (i_ = 0; (p) != NULL && i_ < (p)->n; i_++) \
		if (strcmp((p)->list[i_].id, wanted) == 0) \
			return &(p)->list[i_]; \
	return NULL; \
} while (0)

const struct exam_part *
programme_part(const struct programme *p, const char *id)
{
	FIND(p, parts, n_parts, id);
}

const struct grade *
programme_grade(const struct programme *p, const char *id)
{
	FIND(p, grades, n_grades, id);
}

const struct milestone *
programme_stage(const struct programme *p, const char *id)
{
	FIND(p, stages, n_stages, id);
}

const struct rating_level *
programme_rating(const struct programme *p, const char *id)
{
	FIND(p, ratings, n_ratings, id);
}

int
programme_fee_with_tax(const struct programme *p, int fee, date_day day)
{
	int percent = 0;
	size_t i;

	for (i = 0; i < p->n_taxes; i++)
		if (p->taxes[i].from <= day)
			percent = p->taxes[i].percent;
	return fee + (int)((int64_t)fee * percent / 100);
}

void
programme_yen(int yen, char out[20])
{
	char digits[16];
	size_t n, i, k = 0;

	n = (size_t)snprintf(digits, sizeof(digits), "%d", yen);
	for (i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0 && digits[i - 1] != '-')
			out[k++] = ',';
		out[k++] = digits[i];
	}
	out[k] = '\0';
}
