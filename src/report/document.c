/* The order of the document, and what its parts have in common. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "report/block.h"

static const char *
title(struct document *d, enum report_kind kind, const char *facility)
{
	switch (kind) {
	case REPORT_CORRECTION:
		return textf(d, _("%s: correction report"), facility);
	case REPORT_WALK:
	case REPORT_WALK_BLANK:
		return textf(d, _("%s: walk-round sheet"), facility);
	case REPORT_SLIP:
		return textf(d, _("%s: a question"), facility);
	case REPORT_HANDOVER:
		return textf(d, _("%s: handover"), facility);
	case REPORT_ADVICE:
		return textf(d, "%s", _("Self-check, redacted for advice"));
	case REPORT_WHOLE:
		break;
	}
	return textf(d, _("%s: self-check for submission"), facility);
}

static void
describe(struct build *b)
{
	struct document *d = b->doc;
	const char *facility = text_field_id(b, "facility_name");

	if (facility[0] == '\0')
		facility = _("(no name of the facility yet)");
	d->title = title(d, b->in->kind, facility);
	d->subject = text_keep(d, b->catalog->title);
	d->author = text_field_id(b, "applicant_name");
	d->running = facility;
	d->foot[0] = textf(d, _("%s (%s), edition %s"), b->catalog->title,
	    b->catalog->grade, b->catalog->edition);
	d->foot[1] = _("The operator's own compilation of a self-check (no "
	    "official form)");
	d->code = text_keep(d, b->in->package_code != NULL ?
	    b->in->package_code : "");
	if (b->in->edition > 0)
		d->edition = textf(d, _("edition %u"), b->in->edition);
	d->page_code = b->in->edition == 0 ? textf(d, "ANSHIN1 C:%s V:%s",
	    d->code, b->catalog->edition) : textf(d, "ANSHIN1 C:%s V:%s E:%u",
	    d->code, b->catalog->edition, b->in->edition);
	d->lang = i18n_code(i18n_lang());
	if (b->in->own_copy)
		d->copy = _("Own copy");
	if (b->in->kind == REPORT_ADVICE)
		d->copy = _("Redacted, for advice: not a submission");
	if (b->must > 0 && (b->in->kind == REPORT_WHOLE ||
	    b->in->kind == REPORT_ADVICE))
		d->unfinished = textf(d, _("Unfinished: %zu open"), b->must);
}

static void
whole(struct build *b)
{
	part_cover(b);
	part_contents(b);
	part_reading_guide(b);
	part_form(b);
	part_summary(b);
	part_year(b);
	part_sheets(b);
	part_readings(b);
	part_excluded(b);
	part_open(b);
	(void)part_questions(b);
	part_changes(b, b->in->prior, _("What has changed since the edition "
	    "that was handed in before this one."));
	part_changes(b, b->in->prior != NULL ? NULL : b->in->before,
	    _("What has changed since last year's application."));
	part_register(b);
	part_photos(b);
	part_documents(b);
	part_declaration(b);
	part_checking(b);
}

static void
correction(struct build *b)
{
	part_correction_cover(b);
	(void)part_questions(b);
	part_changes(b, b->in->base, _("What has changed since the package "
	    "that was submitted."));
	if (b->in->base != NULL) {
		part_sheets(b);
		part_register(b);
	}
	part_photos(b);
	part_documents(b);
	part_declaration(b);
	if (b->in->base != NULL)
		part_checking(b);
}

/* What somebody needs who is asked; nothing to sign, nothing to check by. */
static void
advice(struct build *b)
{
	part_cover(b);
	part_contents(b);
	part_reading_guide(b);
	part_form(b);
	part_summary(b);
	part_sheets(b);
	part_readings(b);
	part_excluded(b);
	part_open(b);
	(void)part_questions(b);
	part_register(b);
}

struct document *
document_new(const struct report_input *in)
{
	static void (*const parts[])(struct build *b) = {
		[REPORT_WHOLE] = whole, [REPORT_CORRECTION] = correction,
		[REPORT_WALK] = part_walk, [REPORT_WALK_BLANK] = part_walk,
		[REPORT_SLIP] = part_slip, [REPORT_HANDOVER] = part_handover,
		[REPORT_ADVICE] = advice,
	};
	struct build b = { .in = in, .catalog = in->catalog,
	    .sheet = in->sheet };
	struct arena *arena = arena_new();

	b.doc = arena_alloc(arena, sizeof(*b.doc));
	b.doc->arena = arena;
	progress_init(&b.progress, in->catalog);
	progress_count(&b.progress, in->catalog, in->sheet);
	finding_collect(&b.findings, in->catalog, in->sheet, in->day,
	    in->files);
	b.must = finding_count(&b.findings, SEVERITY_MUST);
	b.rating = grade_rating(in->catalog, in->sheet);
	describe(&b);
	if (in->base != NULL)
		diff_collect(&b.changes, in->catalog, in->base, in->sheet);
	parts[in->kind](&b);
	diff_clear(&b.changes);
	progress_clear(&b.progress);
	finding_clear(&b.findings);
	return b.doc;
}
