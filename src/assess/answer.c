/*
 * From entries to meaning. The verdict in effect and the verdict given are kept
 * apart, so that a service switched off and on again loses no answer.
 */
#include "config.h"

#include "assess/answer.h"

#include <stdio.h>
#include <string.h>

#include "assess/condition.h"
#include "assess/fork.h"
#include "assess/shared.h"
#include "base/i18n.h"

static const struct {
	const char *code;
	const char *name;
} verdicts[VERDICT_N] = {
	[VERDICT_NONE] = { "", N_("Not answered") },
	[VERDICT_CONFORMS] = { "conforms", N_("Conforms") },
	[VERDICT_FAILS] = { "fails", N_("Does not conform") },
	[VERDICT_NA] = { "na", N_("Not applicable") },
	[VERDICT_UNKNOWN] = { "unknown", N_("Not sure") },
};

const char *
verdict_code(enum verdict v)
{
	return verdicts[v].code;
}

enum verdict
verdict_parse(const char *code)
{
	size_t i;

	for (i = 0; i < VERDICT_N; i++)
		if (strcmp(verdicts[i].code, code) == 0)
			return (enum verdict)i;
	return VERDICT_NONE;
}

const char *
verdict_name(enum verdict v)
{
	return verdicts[v].name;
}

bool
check_applies(const struct sheet *s, const struct check *c)
{
	return condition_eval(c->condition, s) != TRUTH_NO;
}

bool
check_ticked(const struct sheet *s, const struct item *it,
    const struct check *c)
{
	char field[64];

	return strcmp(sheet_item(s, it->id, sheet_join(field, sizeof(field),
	    "check.", c->id)), "1") == 0;
}

static void
count_checks(const struct sheet *s, const struct item *it,
    struct answer *out)
{
	size_t i;

	for (i = 0; i < it->n_checks; i++) {
		const struct check *c = &it->checks[i];

		if (!check_applies(s, c))
			continue;
		out->checks++;
		out->ticks += check_ticked(s, it, c);
	}
}

static void
take_shared(const struct sheet *s, const struct item *it,
    struct answer *out)
{
	const enum shared_state state = shared_state(s, it);

	out->shared_changed = state == SHARED_CHANGED;
	out->shared = state == SHARED_TAKEN || state == SHARED_CHANGED;
	out->overridden = state == SHARED_OVERRIDDEN;
}

void
answer_of(const struct sheet *s, const struct item *it, struct answer *out)
{
	const char *hash = sheet_item(s, it->id, "text_hash");

	memset(out, 0, sizeof(*out));
	out->given = verdict_parse(sheet_item(s, it->id, "verdict"));
	out->verdict = out->given;
	out->reason = sheet_item(s, it->id, "reason");
	out->note = sheet_item(s, it->id, "note");
	out->confirmed_at = sheet_item(s, it->id, "confirmed_at");
	out->confirmed_by = sheet_item(s, it->id, "confirmed_by");
	out->evidence = sheet_evidence_of(s, it->id);
	take_shared(s, it, out);
	out->open = fork_of_item(s, it->id);
	count_checks(s, it, out);
	if (condition_eval(it->condition, s) == TRUTH_NO) {
		out->automatic = true;
		out->shared_changed = false;	/* it asks for nothing */
		out->verdict = VERDICT_NA;
		out->reason = it->not_applicable;
		out->confirmed = true;
		return;
	}
	out->text_changed = out->given != VERDICT_NONE && hash[0] != '\0' &&
	    strcmp(hash, it->text_hash) != 0;
	out->copied = out->given != VERDICT_NONE &&
	    out->confirmed_at[0] == '\0' &&
	    sheet_item(s, it->id, "copied")[0] != '\0';
	out->carried = out->given != VERDICT_NONE &&
	    out->confirmed_at[0] == '\0' && (out->copied ||
	    sheet_get(s, "application", "renews")[0] != '\0');
	out->confirmed = out->confirmed_at[0] != '\0' && !out->text_changed &&
	    !out->open &&
	    (out->verdict == VERDICT_CONFORMS || out->verdict == VERDICT_FAILS ||
	    (out->verdict == VERDICT_NA && out->reason[0] != '\0'));
}

const char *
answer_person(const struct sheet *s, const char *account)
{
	const char *name = sheet_form(s, "checker_name");

	if (name[0] == '\0')
		name = sheet_form(s, "contact_name");
	return name[0] != '\0' ? name : account;
}

void
answer_give(const struct item *it, enum verdict v, const char *now,
    const char *who, answer_put *put, void *arg)
{
	bool given = v != VERDICT_NONE;
	char subject[64];

	sheet_join(subject, sizeof(subject), "item/", it->id);
	put(arg, subject, "verdict", verdict_code(v));
	put(arg, subject, "confirmed_at", given ? now : "");
	put(arg, subject, "confirmed_by", given ? who : "");
	put(arg, subject, "text_hash", given ? it->text_hash : "");
}

enum verdict
answer_proposed(const struct answer *a)
{
	return a->checks > 0 && a->ticks == a->checks ? VERDICT_CONFORMS :
	    VERDICT_NONE;
}
