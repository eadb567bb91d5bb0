/* How the parts of the document are put together: one call per block. */
#ifndef REPORT_BLOCK_H
#define REPORT_BLOCK_H

#include "assess/diff.h"
#include "assess/grade.h"
#include "assess/judge.h"
#include "assess/progress.h"
#include "report/document.h"

/* What every part looks at while it builds. */
struct build {
	struct document *doc;
	const struct report_input *in;
	const struct catalog *catalog;
	const struct sheet *sheet;
	struct progress progress;
	struct finding_list findings;
	size_t must;			/* findings that must be mended */
	enum rating rating;
	struct diff_list changes;	/* since in->base, when there is one */
};

/* Text that lives as long as the document; cleaned for setting (NFC). */
const char *text_keep(struct document *d, const char *s);
const char *textf(struct document *d, const char *fmt, ...) PRINTF(2, 3);

/* A sentence of ours with the marks of print: the faces draw an ASCII '"' as
 * a closing one. What a user wrote stays as it was typed. */
const char *text_quotes(struct document *d, const char *s);

void block_page(struct document *d);
void block_space(struct document *d, int height);
void block_rule(struct document *d);
void block_heading(struct document *d, int level, const char *anchor,
    const char *text);
struct para *block_para(struct document *d, enum style style,
    const char *text);
struct cell *block_box(struct document *d, bool strong);
struct block *block_add(struct document *d, enum block_kind kind);

/* columns and head must outlive the document (static, or kept). */
struct table *block_table(struct document *d, const struct column *columns,
    size_t n, const char **head, enum rules rules);
struct row *table_row(struct document *d, struct table *t);
/* The cell of a wide row below r, which it belongs to. */
struct cell *table_wide(struct document *d, struct table *t,
    const struct row *r);
void table_group(struct document *d, struct table *t, const char *text);
struct para *cell_add(struct document *d, struct cell *c, enum style style,
    const char *text);
/* The same into a column of a row; nothing is added for "". */
struct para *row_add(struct document *d, struct row *r, size_t column,
    enum style style, const char *text);
/* A row of two: the label in bold, and the value; none for "". */
void row_fact(struct document *d, struct table *t, const char *label,
    const char *value);
void row_fact_bold(struct document *d, struct table *t, const char *label,
    const char *value);

/* A text of the catalogue, of several paragraphs (blank lines between), as that
 * many blocks. */
void block_text(struct document *d, enum style style, const char *text);

/* Words shared by several parts (text.c). */
const char *text_mark(enum verdict v);		/* beside the verdict's name */
const char *text_evidence_number(struct document *d, size_t index);
const char *text_evidence_anchor(struct document *d, size_t index);
const char *text_day(struct document *d, date_day day);	/* both calendars */
const char *text_hash(struct document *d, const char *sha256);	/* grouped */
const char *text_size(struct document *d, const char *bytes);
/* A field of the form as people read it; "" when it is empty. */
const char *text_field(struct build *b, const struct form_field *f);
const char *text_field_id(struct build *b, const char *id);

/* What was recorded for a reading, with its unit; "" when nothing was. */
const char *text_reading(struct build *b, const struct item *it,
    const struct reading *r, const struct reading_result *result);
/* Line feeds and blank lines become single line feeds, for table cells. */
const char *text_tight(struct document *d, const char *s);
const char *text_item_anchor(struct document *d, const struct item *it);
/* Index of the first picture of an evidence file in the input, or -1. */
int photo_of(const struct build *b, const char *evidence);
/* What kind of file it is, in words (msgid "Photo (JPEG)"). */
const char *text_kind(struct document *d, const char *mime);
const char *text_items(struct build *b, const struct evidence *e);

const char *text_form_value(struct build *b, const struct form_field *f,
    const char *value);
/* "E-001 name" a line, of the evidence that is named. */
const char *text_files(struct build *b, const char *ids);

/* The parts, in the order of the document. */
void part_cover(struct build *b);
void part_contents(struct build *b);
void part_reading_guide(struct build *b);
void part_form(struct build *b);
void part_summary(struct build *b);
void part_sheets(struct build *b);
void part_readings(struct build *b);
void part_excluded(struct build *b);
void part_open(struct build *b);
void part_register(struct build *b);
void part_photos(struct build *b);
void part_documents(struct build *b);
void part_walk(struct build *b);
void part_slip(struct build *b);
void part_handover(struct build *b);
void part_declaration(struct build *b);
void part_checking(struct build *b);
void part_year(struct build *b);
void part_plan(struct build *b);
void part_changes(struct build *b, const struct sheet *old,
    const char *intro);		/* nothing when old is NULL */
bool part_questions(struct build *b);	/* false: there are none */
void part_correction_cover(struct build *b);

#endif
