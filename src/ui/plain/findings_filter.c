/* Which of the findings are listed: of one chapter, of one weight or kind. */
#include "config.h"

#include "ui/plain/plain.h"

#include "base/i18n.h"

/* The visit's `index` is the chapter, its `filter` the weight or the kind. */
enum { CHAPTER_ALL, CHAPTER_FORM, CHAPTER_FIRST };
enum { WEIGHT_ALL, WEIGHT_MUST, WEIGHT_SHOULD, KIND_FIRST };
enum { KINDS = FINDING_FORK + 1 };

static size_t
chapter_of(const struct finding *f)
{
	return f->item != NULL ? CHAPTER_FIRST + f->item->chapter->index :
	    CHAPTER_FORM;
}

static bool
in_chapter(const struct finding *f, size_t chapter)
{
	return chapter == CHAPTER_ALL || chapter_of(f) == chapter;
}

static bool
of_kind(const struct finding *f, size_t filter)
{
	if (filter >= KIND_FIRST)
		return f->kind == (enum finding_kind)(filter - KIND_FIRST);
	return filter == WEIGHT_ALL || f->severity <= (filter == WEIGHT_MUST ?
	    SEVERITY_MUST : SEVERITY_SHOULD);
}

size_t
plain_findings_count(const struct plain *p, size_t chapter, size_t filter)
{
	const struct finding_list *l = plain_model(p)->findings;
	size_t i, n = 0;

	for (i = 0; i < l->n; i++)
		n += in_chapter(&l->list[i], chapter) &&
		    of_kind(&l->list[i], filter);
	return n;
}

const struct finding *
plain_findings_at(const struct plain *p, const struct visit *v, size_t n)
{
	const struct finding_list *l = plain_model(p)->findings;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (in_chapter(&l->list[i], v->index) &&
		    of_kind(&l->list[i], v->filter) && n-- == 0)
			return &l->list[i];
	return NULL;
}

static const char *
chapter_name(const struct plain *p, size_t chapter)
{
	return chapter == CHAPTER_ALL ? _("all chapters") :
	    chapter == CHAPTER_FORM ? _("application form") :
	    plain_model(p)->catalog->chapters[chapter - CHAPTER_FIRST].title;
}

static const char *
kind_name(size_t filter)
{
	return filter == WEIGHT_ALL ? _("everything") :
	    filter == WEIGHT_MUST ? _("only what is needed") :
	    filter == WEIGHT_SHOULD ? _("needed and advised") :
	    _(finding_title((enum finding_kind)(filter - KIND_FIRST)));
}

void
plain_findings_filter(struct plain *p, const struct visit *v)
{
	if (v->index != CHAPTER_ALL || v->filter != WEIGHT_ALL)
		plain_sayf(p, _("Only these: %s, %s (%zu). c and k choose "
		    "others."), chapter_name(p, v->index),
		    kind_name(v->filter),
		    plain_findings_count(p, v->index, v->filter));
	else
		plain_say(p, _("c lists only one chapter, k only one kind."));
}

/* Lists what there is something of, and asks; the number becomes *chosen. */
static bool
ask(struct plain *p, const size_t *listed, size_t n, bool chapters,
    const struct visit *v, size_t *chosen)
{
	struct str text;
	size_t i, number;

	str_init(&text, 1000);
	for (i = 0; i < n; i++) {
		str_truncate(&text, 0);
		(void)str_addf(&text, _("%s (%zu)"), chapters ?
		    chapter_name(p, listed[i]) : kind_name(listed[i]),
		    chapters ? plain_findings_count(p, listed[i], v->filter) :
		    plain_findings_count(p, v->index, listed[i]));
		plain_number(p, i + 1, text.ptr);
	}
	str_clear(&text);
	if (plain_choose(p, _("Number (Enter: as it is): "), 1, n, "b.",
	    _("The list then holds only these; 1 lists all again."),
	    &number) != REPLY_NUMBER)
		return false;
	*chosen = listed[number - 1];
	return true;
}

void
plain_findings_chapter(struct plain *p, struct visit *v)
{
	size_t n_chapters = plain_model(p)->catalog->n_chapters;
	size_t listed[64], n = 0, i;

	for (i = 0; i < CHAPTER_FIRST + n_chapters &&
	    n < sizeof(listed) / sizeof(listed[0]); i++)
		if (i == CHAPTER_ALL || plain_findings_count(p, i,
		    v->filter) > 0)
			listed[n++] = i;
	if (ask(p, listed, n, true, v, &v->index))
		v->told = false;
}

void
plain_findings_kind(struct plain *p, struct visit *v)
{
	size_t listed[KIND_FIRST + KINDS], n = 0, i;

	for (i = 0; i < KIND_FIRST + KINDS; i++)
		if (i < KIND_FIRST || plain_findings_count(p, v->index, i) > 0)
			listed[n++] = i;
	if (ask(p, listed, n, false, v, &v->filter))
		v->told = false;
}
