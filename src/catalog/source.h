/*
 * One catalogue file as bytes, and the one way to say where a fault lies in
 * it. Places are byte offsets everywhere; line and column are counted only
 * when a fault is written down.
 */
#ifndef CATALOG_SOURCE_H
#define CATALOG_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "catalog/diag.h"

#define SOURCE_MAX (4u << 20)	/* bytes of a catalogue file */
#define SOURCE_LINE_MAX 16384	/* bytes of one line of it */
#define SOURCE_FAULTS_MAX 200	/* more are not helpful; one line says so */

struct source {
	const char *name;	/* borrowed; as the user gave it */
	char *bytes;		/* the file as read; owned */
	const char *text;	/* in bytes, behind a byte order mark */
	size_t n;		/* of text */
	struct diag_list *diags;	/* borrowed */
	size_t n_faults;
	bool has_errors;
	bool is_foreign;	/* not UTF-8, or too long: its lines cannot be
				 * quoted */
	bool is_cut;		/* it ends in the middle of a character */
	bool is_broken;		/* the structure is upset: what seems to be
				 * missing may only have been misunderstood */
	bool is_full;		/* SOURCE_FAULTS_MAX was reached */
};

/* Reads the file. ERR_NOT_FOUND, ERR_IO, ERR_DATA as file_read. */
int source_open(struct source *s, const char *path, struct diag_list *diags,
    struct error *err) CHECKED;
void source_close(struct source *s);

/* Notes a fault at the byte `at` of s->text. */
void source_fault(struct source *s, enum diag_level level, size_t at,
    const char *fmt, ...) PRINTF(4, 5);
/* The byte at which a line (from 1) and column (characters, from 1) lies. */
size_t source_offset(const struct source *s, int line, int column);
/* Makes *copy a copy of s->text on the first call: most files need none. */
char *source_copy(const struct source *s, char **copy);
int source_line(const struct source *s, size_t at);	/* from 1 */

#endif
