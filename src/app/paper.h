/*
 * What the report and package layers do, in a module of its own. Their
 * libraries (libharu, HarfBuzz, fontconfig and what these bring) take longer
 * to load than the first screen may take to appear, and most sittings never
 * print: so the program does not link them. paper.c defines the functions of
 * package.h and report.h that the app calls, and hands each call on to the
 * module, which it loads at the first one.
 *
 * The module has its own copy of the lower layers. What is shared is passed:
 * pointers to plain structs, the process's one malloc, and what
 * paper_share says.
 */
#ifndef APP_PAPER_H
#define APP_PAPER_H

#include <stddef.h>

#include "base/i18n.h"
#include "package/package.h"
#include "report/report.h"
#include "report/table.h"

#define PAPER_MODULE "anshin-paper.so"

/* To call one more: its name here, a forwarder in paper.c. */
#define PAPER_FUNCTIONS(X) \
	X(package_write) \
	X(package_result_clear) \
	X(package_verify) \
	X(report_write) \
	X(report_result_clear) \
	X(table_write)

/* What both sides must have the same idea of. */
#define PAPER_SIZES { sizeof(struct paper), sizeof(struct package_input), \
	sizeof(struct package_result), sizeof(struct report_input), \
	sizeof(struct report_result), sizeof(struct catalog), \
	sizeof(struct item), sizeof(struct evidence), sizeof(struct error) }

struct paper_share {
	enum lang lang;
	void (*out_of_memory)(void);	/* as xalloc_on_failure */
};

#define PAPER_MEMBER(name) __typeof__(&name) name;
struct paper {
	const char *version;		/* of the program it belongs to */
	size_t sizes[9];		/* PAPER_SIZES */
	void (*share)(const struct paper_share *s);
	PAPER_FUNCTIONS(PAPER_MEMBER)
};

extern const struct paper anshin_paper;	/* the module's only symbol */

#endif
