/* The table of anshin-paper.so: see paper.h. Not part of the program. */
#include "config.h"

#include "app/paper.h"

#include "base/xalloc.h"

static void
share(const struct paper_share *s)
{
	i18n_assume(s->lang);
	xalloc_on_failure(s->out_of_memory);
}

#define ENTRY(name) .name = name,
const struct paper anshin_paper = {
	.version = PACKAGE_VERSION,
	.sizes = PAPER_SIZES,
	.share = share,
	PAPER_FUNCTIONS(ENTRY)
};
