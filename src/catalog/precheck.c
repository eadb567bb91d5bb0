/*
 * Line by line, knowing only long texts ("key: |") from other lines. libfyaml
 * takes text that stands no deeper than its key for the long text as well, and
 * with it all that follows: so the indentation of long texts is settled here.
 */
#include "config.h"

#include "catalog/precheck.h"

#include <string.h>

#include "base/i18n.h"
#include "catalog/complaint.h"
#include "catalog/encoding.h"
#include "catalog/line.h"

#define BRACKETS_MAX 10000	/* [ and { outside long texts: libfyaml keeps
				 * 250 bytes for each that it has not left */

struct precheck {
	struct lines l;
	size_t brackets;
	bool in_block;		/* within a long text */
	bool is_block_empty;	/* nothing of it was seen yet */
	bool is_lost;		/* within a long text that is not indented */
	size_t block;		/* column of its key; deeper lines are text */
	size_t sign;		/* where its | stands */
	size_t column;		/* of the last key */
	bool has_value;		/* something stood behind that key */
};

static size_t
blanks(const struct lines *l)
{
	size_t i = l->start;

	while (i < l->end && l->text[i] == ' ')
		i++;
	return i;
}

/* Makes a comment of what cannot be placed, so that reading can go on. */
static void
comment_out(struct lines *l, size_t i)
{
	char *copy = line_mendable(l);

	memset(copy + i, ' ', l->end - i);
	copy[i] = '#';
}

static bool
looks_like_key(const struct lines *l, size_t i)
{
	size_t k = i;

	if (line_is_at(l, i, "- ") || line_is_at(l, i, "#"))
		return true;
	while (k < l->end && (l->text[k] == '_' ||
	    (l->text[k] >= 'a' && l->text[k] <= 'z')))
		k++;
	return k > i && line_is_at(l, k, ":");
}

/* The first line behind "key: |" is not deeper than the key. */
static void
note_empty_block(struct precheck *p, size_t i)
{
	bool is_key = looks_like_key(&p->l, i);

	source_fault(p->l.s, DIAG_ERROR, is_key ? p->sign : i, "%s",
	    complaint_sentence("block scalar"));
	line_mendable(&p->l)[p->sign] = '~';
	p->is_lost = !is_key;
}

/* true when the line belongs to a long text and needs no further look. */
static bool
is_block_line(struct precheck *p)
{
	struct lines *l = &p->l;
	size_t i = blanks(l);

	if (i == l->end)
		return true;
	if (p->in_block && i - l->start > p->block) {
		p->is_block_empty = false;
		return true;
	}
	return false;
}

static void
check_key(struct precheck *p, size_t i)
{
	struct lines *l = &p->l;
	size_t column = i - l->start, value, sign;

	value = line_colon(l, i);
	if (value == 0) {
		if (line_is_lone_word(l, i) && column <= p->column) {
			source_fault(l->s, DIAG_ERROR, i, "%s",
			    complaint_sentence("could not find expected ':'"));
			line_cannot_mend(l);
		}
		return;
	}
	if (p->has_value && column > p->column) {
		source_fault(l->s, DIAG_ERROR, i, "%s",
		    complaint_sentence("indent"));
		line_cannot_mend(l);
	}
	sign = line_block_sign(l, value);
	p->column = column;
	p->has_value = false;
	if (sign > 0) {
		p->in_block = true;
		p->is_block_empty = true;
		p->block = column;
		p->sign = sign;
		return;
	}
	while (line_is_at(l, value, " "))
		value++;
	if (line_is_at(l, value, "- ")) {
		source_fault(l->s, DIAG_ERROR, value, "%s",
		    complaint_sentence("block sequence"));
		line_cannot_mend(l);
		return;
	}
	p->has_value = value < l->end && l->text[value] != '#';
}

static void
count_brackets(struct precheck *p)
{
	size_t i;

	for (i = p->l.start; i < p->l.end; i++)
		if (p->l.text[i] == '[' || p->l.text[i] == '{')
			p->brackets++;
}

static void
check_line(struct precheck *p)
{
	struct lines *l = &p->l;
	bool was_in_block = p->in_block, is_odd;
	size_t i;

	if (l->text[l->start] == '%') {
		source_fault(l->s, DIAG_ERROR, l->start, _("A line must not "
		    "begin with %%. Put the text in double quotes."));
		comment_out(l, l->start);
		return;
	}
	if (is_block_line(p))
		return;
	count_brackets(p);
	i = line_indent(l, &is_odd);
	if (i == l->end)
		return;
	if (was_in_block && is_odd && !looks_like_key(l, i)) {
		p->is_block_empty = false;	/* noted; meant as its text */
		return;
	}
	p->in_block = false;
	if (was_in_block && p->is_block_empty && l->text[i] != '#')
		note_empty_block(p, i);
	if (p->is_lost && !looks_like_key(l, i)) {
		comment_out(l, i);
		return;
	}
	p->is_lost = false;
	if (l->text[i] == '#' || line_is_full_hash(l, i))
		return;
	check_key(p, line_dash(l, i));
}

bool
precheck_text(struct source *s, char **mended, int *broken)
{
	struct precheck p = { .l = { .s = s } };
	struct lines *l = &p.l;
	const char *lf;
	size_t next = 0;
	bool is_text;

	is_text = encoding_check(s, &l->copy);
	l->text = l->copy != NULL ? l->copy : s->text;
	while (is_text && next < s->n) {
		l->start = next;
		l->number++;
		lf = memchr(l->text + l->start, '\n', s->n - l->start);
		l->end = lf != NULL ? (size_t)(lf - l->text) : s->n;
		next = l->end + 1;
		if (l->end > l->start && l->text[l->end - 1] == '\r')
			l->end--;
		if (l->end > l->start)
			check_line(&p);
		if (p.brackets > BRACKETS_MAX) {
			source_fault(s, DIAG_ERROR, l->start, "%s",
			    complaint_sentence("flow"));
			is_text = false;
		}
	}
	if (p.in_block && p.is_block_empty && is_text) {
		source_fault(s, DIAG_ERROR, p.sign, "%s",
		    complaint_sentence("block scalar"));
		line_mendable(l)[p.sign] = '~';
	}
	*mended = l->copy;
	*broken = l->broken;
	s->is_broken = s->is_broken || l->broken > 0;
	return is_text;
}
