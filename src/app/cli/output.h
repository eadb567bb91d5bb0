/* What -o names, around a command that writes one file. */
#ifndef APP_CLI_OUTPUT_H
#define APP_CLI_OUTPUT_H

#include <stdio.h>

#include "app/app.h"

struct command;

struct output {
	const char *asked;		/* after -o */
	char *folder, *path;		/* NULL: the file is written in place */
	FILE *loud, *other;		/* stdout, and what stands for it */
	char *heard;			/* what was said instead, or NULL */
	size_t heard_len;		/* written by its stream to the end */
	bool pass_on, tell, listens;
};

/* Looks at o->output and may put a temporary path there, which the command
 * then writes. ERR_USAGE, ERR_IO. */
int output_begin(struct output *out, const struct command *c,
    struct options *o, struct error *err) CHECKED;
/* status: the command's, -1 with err where it failed; returns it, or -1 where
 * passing the file on fails. */
int output_end(struct output *out, int status, struct error *err) CHECKED;
/* Copies a file to standard output; it and its folder are gone before. */
int output_pass_on(const char *path, const char *folder, struct error *err)
    CHECKED;

#endif
