/* The stages screen's own parts, shared by stages*.c only. */
#ifndef UI_SCREEN_STAGES_H
#define UI_SCREEN_STAGES_H

#include "catalog/programme.h"
#include "ui/page.h"
#include "ui/screen.h"

/* Rows: the stages, the records, the grades, the rating. */
enum way_kind { WAY_STAGE, WAY_CERTIFICATE, WAY_DIAGNOSIS, WAY_PLAN,
	WAY_QUESTIONS, WAY_PACKAGES, WAY_GRADE, WAY_RATING };

struct way_row {
	enum way_kind kind;
	size_t index;			/* of the stage or grade */
};

struct stages_state {
	struct list_state list;
	bool dating;			/* the day of a stage is typed */
	bool renewing;			/* asked once: renew? */
	struct field_state day;
	struct list_source rows;
	int cols[3];
	const struct model *model;
};

size_t way_count(const struct model *m);
struct way_row way_row(const struct model *m, size_t i);
void stages_view(const struct screen *s, const struct model *m,
    struct page *p);
/* "title\tstate", and its style; the same for plain mode. */
void way_say(struct str *out, const struct model *m, struct way_row r,
    enum style *style);
/* That the stage was reached, on which day in full; or that this day is still
 * to come. */
void way_say_reached(struct str *out, const struct milestone *stage,
    date_day day, date_day today);
/* What the row is about, for the panel below and for help. */
void way_describe(struct str *out, const struct model *m, struct way_row r);

#endif
