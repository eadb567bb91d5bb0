/*
 * Building blocks. Everything lives in the document's arena; lists are linked
 * so that nothing moves while the parts still hold pointers into them.
 */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "report/block.h"

/* Whether NFC could change the text: combining marks and conjoining jamo. */
static bool
needs_nfc(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	for (; *p != '\0'; p++) {
		if (p[0] == 0xcc || p[0] == 0xcd)	/* U+0300..036F */
			return true;
		if (p[0] == 0xe3 && p[1] == 0x82 &&	/* U+3099, U+309A */
		    (p[2] == 0x99 || p[2] == 0x9a))
			return true;
		if (p[0] == 0xe1 && p[1] >= 0x84 && p[1] <= 0x87)
			return true;
	}
	return false;
}

const char *
text_keep(struct document *d, const char *s)
{
	const char *kept;
	char *nfc;

	if (s == NULL)
		return "";
	if (!needs_nfc(s))
		return arena_strdup(d->arena, s);
	nfc = utf8_nfc(s);
	kept = arena_strdup(d->arena, nfc);
	free(nfc);
	return kept;
}

const char *
textf(struct document *d, const char *fmt, ...)
{
	char small[512], *big;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	if (n < 0)
		return "";
	if ((size_t)n < sizeof(small))
		return text_keep(d, small);
	big = arena_alloc(d->arena, (size_t)n + 1);
	va_start(ap, fmt);
	(void)vsnprintf(big, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return text_keep(d, big);
}

const char *
text_quotes(struct document *d, const char *s)
{
	struct str out;
	const char *p, *kept;
	bool opens;

	if (strchr(s, '"') == NULL)
		return text_keep(d, s);
	str_init(&out, strlen(s) * 3 + 1);
	for (p = s; *p != '\0'; p++) {
		opens = p == s || strchr(" \n(", p[-1]) != NULL;
		if (*p == '"')
			(void)str_add(&out, opens ? "“" : "”");
		else
			(void)str_add_char(&out, *p);
	}
	kept = text_keep(d, out.ptr);
	str_clear(&out);
	return kept;
}

struct block *
block_add(struct document *d, enum block_kind kind)
{
	struct block *b = arena_alloc(d->arena, sizeof(*b));

	b->kind = kind;
	if (d->last != NULL)
		d->last->next = b;
	else
		d->first = b;
	d->last = b;
	return b;
}

void
block_page(struct document *d)
{
	block_add(d, BLOCK_PAGE);
}

void
block_space(struct document *d, int height)
{
	block_add(d, BLOCK_SPACE)->space = height;
}

void
block_rule(struct document *d)
{
	block_add(d, BLOCK_RULE);
}

struct para *
cell_add(struct document *d, struct cell *c, enum style style,
    const char *text)
{
	struct para *p = arena_alloc(d->arena, sizeof(*p));

	p->text = text;
	p->style = style;
	if (c->last != NULL)
		c->last->next = p;
	else
		c->first = p;
	c->last = p;
	return p;
}

void
block_heading(struct document *d, int level, const char *anchor,
    const char *text)
{
	static const enum style styles[] = { STYLE_H1, STYLE_H2, STYLE_H3 };
	struct block *b = block_add(d, BLOCK_HEADING);

	b->level = level;
	b->anchor = anchor;
	cell_add(d, &b->text, styles[level - 1], text);
}

struct para *
block_para(struct document *d, enum style style, const char *text)
{
	return cell_add(d, &block_add(d, BLOCK_PARA)->text, style, text);
}

void
block_text(struct document *d, enum style style, const char *text)
{
	const char *end;

	while (*text != '\0') {
		while (*text == '\n')
			text++;
		end = strstr(text, "\n\n");
		if (end == NULL)
			end = text + strlen(text);
		while (end > text && end[-1] == '\n')
			end--;
		if (end > text)
			block_para(d, style, text_quotes(d, arena_strndup(
			    d->arena, text, (size_t)(end - text))));
		text = end;
	}
}

struct cell *
block_box(struct document *d, bool strong)
{
	struct block *b = block_add(d, BLOCK_BOX);

	b->strong = strong;
	return &b->text;
}

struct table *
block_table(struct document *d, const struct column *columns, size_t n,
    const char **head, enum rules rules)
{
	struct table *t = &block_add(d, BLOCK_TABLE)->table;

	t->columns = columns;
	t->n_columns = n;
	t->head = head;
	t->rules = rules;
	return t;
}

struct row *
table_row(struct document *d, struct table *t)
{
	struct row *r = arena_alloc(d->arena, sizeof(*r));

	r->cells = arena_alloc(d->arena, t->n_columns * sizeof(*r->cells));
	if (t->last != NULL)
		t->last->next = r;
	else
		t->first = r;
	t->last = r;
	return r;
}

void
table_group(struct document *d, struct table *t, const char *text)
{
	struct row *r = table_row(d, t);

	r->kind = ROW_GROUP;
	cell_add(d, &r->cells[0], STYLE_CELL_BOLD, text);
}

struct cell *
table_wide(struct document *d, struct table *t, const struct row *r)
{
	struct row *wide = table_row(d, t);

	wide->kind = ROW_WIDE;
	wide->again = r->again;
	return &wide->cells[0];
}

struct para *
row_add(struct document *d, struct row *r, size_t column, enum style style,
    const char *text)
{
	if (text == NULL || text[0] == '\0')
		return NULL;
	return cell_add(d, &r->cells[column], style, text);
}

static void
add_fact(struct document *d, struct table *t, enum style style,
    const char *label, const char *value)
{
	struct row *r;

	if (value[0] == '\0')
		return;
	r = table_row(d, t);
	row_add(d, r, 0, STYLE_CELL_BOLD, label);
	row_add(d, r, 1, style, value);
}

void
row_fact(struct document *d, struct table *t, const char *label,
    const char *value)
{
	add_fact(d, t, STYLE_CELL, label, value);
}

void
row_fact_bold(struct document *d, struct table *t, const char *label,
    const char *value)
{
	add_fact(d, t, STYLE_CELL_BOLD, label, value);
}

void
document_free(struct document *d)
{
	if (d != NULL)
		arena_free(d->arena);
}
