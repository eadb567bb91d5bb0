/* The document as plain text: what golden tests compare. No layout in it. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "report/document.h"

static void
dump_cell(const struct cell *c, struct str *out)
{
	const struct para *p;
	const char *s;

	for (p = c->first; p != NULL; p = p->next) {
		if (p != c->first)
			str_add(out, " / ");
		if (p->mark != NULL)
			str_addf(out, "%s ", p->mark);
		for (s = p->text; *s != '\0'; s++)
			str_add_char(out, *s == '\n' ? ' ' : *s);
		if (p->link != NULL)
			str_addf(out, "%s{%s}", p->page_of_link ? "#" : "",
			    p->link);
	}
}

static void
dump_table(const struct table *t, struct str *out)
{
	const struct row *r;
	size_t i;

	if (t->head != NULL) {
		for (i = 0; i < t->n_columns; i++)
			str_addf(out, "|| %s ", t->head[i]);
		str_add(out, "||\n");
	}
	for (r = t->first; r != NULL; r = r->next) {
		if (r->anchor != NULL)
			str_addf(out, "[%s] ", r->anchor);
		for (i = 0; i < (r->kind == ROW_BODY ? t->n_columns : 1);
		    i++) {
			str_add(out, r->kind == ROW_GROUP ? "|= " :
			    r->kind == ROW_WIDE ? "|> " : "| ");
			dump_cell(&r->cells[i], out);
			str_add_char(out, ' ');
		}
		str_add(out, "|\n");
	}
}

static void
dump_chart(const struct bar *b, struct str *out)
{
	for (; b != NULL; b = b->next)
		if (b->total > 0)
			str_addf(out, "~ %s: %zu %zu %zu %zu %zu\n", b->label,
			    b->by[VERDICT_CONFORMS], b->by[VERDICT_FAILS],
			    b->by[VERDICT_NA], b->by[VERDICT_UNKNOWN],
			    b->by[VERDICT_NONE]);
}

static void
dump_block(const struct block *b, struct str *out)
{
	size_t i;

	switch (b->kind) {
	case BLOCK_PAGE:
		str_add(out, "\n--- page\n");
		break;
	case BLOCK_HEADING:
		str_addf(out, "\n%.*s ", b->level, "###");
		dump_cell(&b->text, out);
		str_add(out, "\n");
		break;
	case BLOCK_ANCHOR:
		str_addf(out, "# (%s)\n", b->text.first->text);
		break;
	case BLOCK_PARA:
		dump_cell(&b->text, out);
		str_add(out, "\n");
		break;
	case BLOCK_BOX:
		str_add(out, b->strong ? "!! " : ":: ");
		dump_cell(&b->text, out);
		str_add(out, "\n");
		break;
	case BLOCK_TABLE:
		dump_table(&b->table, out);
		break;
	case BLOCK_CHART:
		dump_chart(b->bars, out);
		break;
	case BLOCK_PHOTO:
		str_addf(out, "[%s] <%s> ", b->photo.anchor != NULL ?
		    b->photo.anchor : "", b->photo.file->pages > 0 ? "page" :
		    b->photo.file->jpeg != NULL ? "photo" :
		    b->photo.file->fault);
		dump_cell(&b->photo.lines, out);
		str_addf(out, "\n  %s\n", b->photo.code);
		break;
	case BLOCK_SIGN:
		for (i = 0; i < b->n_lines; i++)
			str_addf(out, "%s ____ %s\n", b->lines[i].label,
			    b->lines[i].text);
		break;
	case BLOCK_SPACE:
	case BLOCK_RULE:
		break;
	}
}

void
document_dump(const struct document *d, struct str *out)
{
	const struct block *b;

	str_addf(out, "title: %s\nhead: %s\nfoot: %s / %s\nstamp: %s\n"
	    "code: %s\n", d->title, d->running, d->foot[0], d->foot[1],
	    d->unfinished != NULL ? d->unfinished : "-", d->page_code);
	for (b = d->first; b != NULL; b = b->next)
		dump_block(b, out);
}
