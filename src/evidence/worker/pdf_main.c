/*
 * anshin-worker-pdf: the worker for documents. A program beside the other
 * one, since its library takes longer to load than a photo to decode.
 */
#include "config.h"

#include <stddef.h>

#include "evidence/worker/decode.h"
#include "evidence/worker/limits.h"
#include "evidence/worker/pdf.h"

static void
measure(void)
{
	limits_calls();
	pdf_measure();
}

static void
join(void)
{
	join_open();
	limits_calls();
	join_write();
}

static const struct task tasks[] = {
	{ "pdf", 20, 1, measure }, { "join", 110, 2047, join },
	{ NULL, 0, 0, NULL }
};

int
main(int argc, char **argv)
{
	return work(tasks, argc, argv);
}
