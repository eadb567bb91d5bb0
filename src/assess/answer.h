/* What an item's entries in the sheet mean. */
#ifndef ASSESS_ANSWER_H
#define ASSESS_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

#include "assess/sheet.h"
#include "catalog/catalog.h"

/* Five states, never merged in a count. Values in the journal: "" conforms
 * fails na unknown. */
enum verdict {
	VERDICT_NONE, VERDICT_CONFORMS, VERDICT_FAILS, VERDICT_NA,
	VERDICT_UNKNOWN, VERDICT_N
};

const char *verdict_code(enum verdict v);
enum verdict verdict_parse(const char *code);	/* NONE for what it is not */
const char *verdict_name(enum verdict v);	/* msgid: the caller uses _() */

struct answer {
	enum verdict verdict;	/* in effect: NA while the condition is false */
	enum verdict given;	/* as the user gave it; kept while switched off */
	bool automatic;		/* NA because the facility has no such service */
	bool confirmed;		/* counts: given by a person, NA with a reason */
	const char *reason;	/* for NA; the catalogue's when automatic */
	const char *note;
	const char *confirmed_at, *confirmed_by;
	size_t ticks;		/* sub-checks ticked, of those that apply */
	size_t checks;		/* sub-checks that apply */
	size_t evidence;	/* files attached */
	bool text_changed;	/* answered to another text of the item */
	bool carried;		/* from last year, not looked at again yet */
	bool shared;		/* as taken from the shared answers */
	bool shared_changed;	/* and the source has another answer now */
	bool overridden;	/* taken once, and changed here since */
	bool copied;		/* from another facility, to be confirmed */
	bool open;		/* two devices' values, nobody has decided */
};

void answer_of(const struct sheet *s, const struct item *it,
    struct answer *out);
bool check_applies(const struct sheet *s, const struct check *c);
bool check_ticked(const struct sheet *s, const struct item *it,
    const struct check *c);
/* What the ticks propose: CONFORMS when all that apply are ticked, FAILS is
 * never proposed, NONE otherwise. Never set by itself. */
enum verdict answer_proposed(const struct answer *a);


/* Who confirms: the form's checker, failing that its contact, failing that the
 * person at the keyboard. */
const char *answer_person(const struct sheet *s, const char *account);
/* The entries by which a verdict is given, or taken back by VERDICT_NONE: when
 * (UTC, as kept), by whom, and to which text. */
typedef void answer_put(void *arg, const char *subject, const char *field,
    const char *value);
void answer_give(const struct item *it, enum verdict v, const char *now,
    const char *who, answer_put *put, void *arg);

#endif
