/* anshin check: what stands between the user and a good submission. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "assess/fork.h"
#include "base/str.h"
#include "ui/screen/words.h"

/* The place a finding is about: "4-03 title: detail" or the form's field. */
static void
describe(struct str *out, const struct finding *f, const struct session *s)
{
	const struct sheet *sheet = s->sheet;
	const struct fork *fork;
	struct evidence e;

	if (f->item != NULL)
		(void)str_addf(out, "%s %s", f->item->id, f->item->title);
	if (f->field != NULL)
		(void)str_addf(out, "%s: %s", f->field->section->title,
		    f->field->label);
	if (f->reading != NULL)
		(void)str_addf(out, " - %s", f->reading->label);
	words_ticks(out, f);
	if (finding_of_file(f)) {
		sheet_evidence_at(sheet, f->evidence, &e);
		(void)str_addf(out, " - %s", e.name);
	}
	if (f->kind == FINDING_PHOTOS_UNSEEN)
		(void)str_addf(out, _("Photos: %zu"), f->photos);
	if (f->kind == FINDING_FORK && (fork = fork_at(sheet,
	    f->fork)) != NULL) {
		if (f->item == NULL && f->field == NULL)
			words_subject(out, s->catalog, fork->subject);
		if (f->field == NULL) {
			(void)str_add(out, " - ");
			words_field(out, s->catalog, fork->subject,
			    fork->field);
		}
	}
}

static const char *const severities[] = { "must", "should", "hint" };

static json_t *
finding_json(const struct finding *f, const char *place)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "severity",
	    severities[f->severity], "item", f->item == NULL ? "" :
	    f->item->id, "field", f->field == NULL ? "" : f->field->id,
	    "place", place, "what", _(finding_title(f->kind)), "advice",
	    _(finding_advice(f->kind)));
}

int
cmd_check(struct session *s, int argc, char **argv, struct error *err)
{
	json_t *list = s->options->json ? json_array() : NULL;
	struct str place;
	size_t i, must;

	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0) {
		json_decref(list);
		return -1;
	}
	session_check_files(s, FILES_DEEP);
	session_refresh(s);
	for (i = 0; i < s->findings.n; i++) {
		const struct finding *f = &s->findings.list[i];

		str_init(&place, 4000);
		describe(&place, f, s);
		if (list != NULL)
			json_array_append_new(list, finding_json(f,
			    place.ptr));
		else
			printf(_("[%s] %s: %s. %s\n"),
			    _(severity_name(f->severity)), place.ptr,
			    _(finding_title(f->kind)),
			    _(finding_advice(f->kind)));
		str_clear(&place);
	}
	must = finding_count(&s->findings, SEVERITY_MUST);
	if (list != NULL) {
		json_t *root = json_pack("{s:s, s:I, s:o}", "schema",
		    "anshin-check/1", "needed", (json_int_t)must, "findings",
		    list);

		cli_json(root);
	} else {
		printf(_("Needed: %zu, advised: %zu, hints: %zu\n"), must,
		    finding_count(&s->findings, SEVERITY_SHOULD) - must,
		    s->findings.n - finding_count(&s->findings,
		    SEVERITY_SHOULD));
	}
	return must > 0 ? 1 : 0;
}
