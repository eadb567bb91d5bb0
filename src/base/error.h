/*
 * Errors as values.  Everything that can fail returns 0 or -1 and takes a
 * struct error as its last parameter; the sentence in it is for the user,
 * already translated, and says what to do next.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#define PRINTF(a, b) __attribute__((format(printf, a, b)))
#define CHECKED __attribute__((warn_unused_result))

enum errcode {
	ERR_OK,
	ERR_USAGE,	/* the command line is wrong: exit 2 */
	ERR_DATA,	/* input that cannot be understood: exit 3 */
	ERR_NOT_FOUND,	/* a file, application or item is missing: exit 3 */
	ERR_FOREIGN,	/* a file of another program: exit 3 */
	ERR_NEWER,	/* written by a newer anshin: exit 3 */
	ERR_IO,		/* cannot read or write: exit 4 */
	ERR_BUSY,	/* in use by another process: exit 5 */
	ERR_INTERNAL	/* a bug of ours: exit 70 */
};

struct error {
	enum errcode code;
	char text[512];
};

/* Sets code and sentence; a text that is too long is cut at a whole
 * character. err may be NULL. Returns -1, so that a fault is raised in one
 * line: return error_set(err, ERR_IO, _("..."), path); */
int error_set(struct error *err, enum errcode code, const char *fmt, ...)
    PRINTF(3, 4);

/* ERR_IO with a sentence that is there even when memory is not. */
int error_memory(struct error *err);

/* Puts "prefix: " before the sentence, for context on the way up. */
int error_prefix(struct error *err, const char *prefix);

/* The process exit status that design.md 7 gives to the code. */
int error_exit_status(enum errcode code);

#endif
