/*
 * Editions of what is handed in. A package that is marked as submitted gets a
 * number in the journal; later changes become the next one, which lists them.
 * Nothing is copied: the journal gives back every earlier state.
 */
#ifndef APP_EDITION_H
#define APP_EDITION_H

#include "app/app.h"

struct edition {
	unsigned number;	/* of what would be handed in now */
	struct sheet *frozen;	/* it was handed in: the state it had; or NULL */
	struct sheet *prior;	/* the state of the edition before, or NULL */
	char *prior_code;
};

/* Without changes since the last submission it is that edition again. */
int edition_look(struct session *s, struct edition *out, struct error *err)
    CHECKED;
void edition_clear(struct edition *e);

#endif
