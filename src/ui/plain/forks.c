/* Values that two machines left differently: a number decides. */
#include "config.h"

#include "ui/plain/plain.h"

#include "assess/fork.h"
#include "base/i18n.h"
#include "ui/screen/words.h"

enum { TEXT_MAX = 100000 };

static void
record(void *arg, const char *subject, const char *field, const char *value)
{
	effects_add(arg, FX_RECORD, subject, field, value);
}

static void
announce(struct plain *p, const struct fork *f)
{
	const struct catalog *c = plain_model(p)->catalog;
	struct str text;
	size_t i;

	str_init(&text, TEXT_MAX);
	words_subject(&text, c, f->subject);
	(void)str_add(&text, ": ");
	words_field(&text, c, f->subject, f->field);
	plain_place(p, text.ptr);
	plain_say(p, _("Two machines recorded different values."));
	for (i = 0; i < f->n; i++) {
		str_truncate(&text, 0);
		words_side(&text, c, f, i);
		plain_number(p, i + 1, text.ptr);
	}
	str_clear(&text);
}

/* index: which of them. */
void
plain_fork(struct plain *p, struct visit *v)
{
	const struct model *m = plain_model(p);
	const struct fork *f = m->sheet == NULL ? NULL : fork_at(m->sheet,
	    v->index);
	struct effects fx = { NULL, 0, 0 };
	size_t number;

	if (f == NULL) {
		plain_back(p);
		return;
	}
	if (!v->told)
		announce(p, f);
	v->told = true;
	switch (plain_choose(p, _("Number of the value that counts: "), 1,
	    f->n, "", _("The other value stays in the history. Enter leaves "
	    "it undecided."), &number)) {
	case REPLY_NUMBER:
		fork_decide(m->sheet, f, number - 1, record, &fx);
		if (plain_do(p, &fx) == 0)
			plain_saved(p);
		effects_free(&fx);
		plain_back(p);
		break;
	case REPLY_ENTER:
		plain_back(p);
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}
