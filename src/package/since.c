/* What was submitted before is not sent again: it is named by its code. */
#include "config.h"

#include "package/since.h"

#include <string.h>

static bool
was_there(const struct sheet *base, const char *sha256)
{
	struct evidence e;
	size_t i;

	for (i = 0; i < sheet_evidence_count(base); i++) {
		sheet_evidence_at(base, i, &e);
		if (strcmp(e.sha256, sha256) == 0)
			return true;
	}
	return false;
}

void
since_look(struct build *b)
{
	struct evidence e;
	size_t i;

	if (b->in->base == NULL)
		return;
	diff_collect(&b->changes, b->in->catalog, b->in->base, b->in->sheet);
	for (i = 0; i < b->n; i++) {
		sheet_evidence_at(b->in->sheet, i, &e);
		b->packed[i].earlier = was_there(b->in->base, e.sha256);
		b->packed[i].state = FILE_UNCHECKED;
	}
}

void
since_clear(struct build *b)
{
	diff_clear(&b->changes);
}

bool
since_holds_item(const struct build *b, const struct item *it)
{
	return b->in->base == NULL || diff_touches(&b->changes, b->in->sheet,
	    it);
}
