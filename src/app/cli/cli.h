/*
 * The commands. Each is one file and one row of the table in cli.c; a command
 * gets an open session (store opened as its row says) and returns the exit
 * status, or -1 with the sentence in err.
 */
#ifndef APP_CLI_CLI_H
#define APP_CLI_CLI_H

#include "app/app.h"
#include "base/arena.h"

struct command {
	const char *name;
	const char *arguments;		/* for the usage line */
	const char *summary;		/* N_() */
	const char *examples;		/* lines, shown first by --help */
	int store_mode;			/* 0, STORE_READ, STORE_WRITE */
	int min_args, max_args;		/* max -1: any number */
	int (*run)(struct session *s, int argc, char **argv,
	    struct error *err);
};

extern const struct command commands[];	/* ends with name NULL */

const struct command *command_find(const char *name);
/* The command whose name is nearest to a mistyped one, or NULL. */
const char *command_nearest(const char *name);
void command_usage(const struct command *c);

int cmd_new(struct session *s, int argc, char **argv, struct error *err);
int cmd_list(struct session *s, int argc, char **argv, struct error *err);
int cmd_show(struct session *s, int argc, char **argv, struct error *err);
int cmd_set(struct session *s, int argc, char **argv, struct error *err);
int cmd_attach(struct session *s, int argc, char **argv, struct error *err);
int cmd_check(struct session *s, int argc, char **argv, struct error *err);
int cmd_export(struct session *s, int argc, char **argv, struct error *err);
int cmd_verify(struct session *s, int argc, char **argv, struct error *err);
int cmd_history(struct session *s, int argc, char **argv, struct error *err);
int cmd_backup(struct session *s, int argc, char **argv, struct error *err);
int cmd_restore(struct session *s, int argc, char **argv, struct error *err);
int cmd_catalog(struct session *s, int argc, char **argv, struct error *err);
int cmd_demo(struct session *s, int argc, char **argv, struct error *err);

/* set.c, used by demo.c too: fields of items ("4-03") or the form ("form") by
 * the names a person would use, normalised and checked, gathered and recorded
 * as one user action. Zeroed to begin with; recording clears it. */
struct cli_batch {
	struct change *list;
	size_t n, cap;
	struct arena *texts;
};
int cli_batch_add(struct session *s, struct cli_batch *b, const char *item,
    const char *field, const char *value, struct error *err) CHECKED;
int cli_batch_record(struct session *s, struct cli_batch *b,
    struct error *err) CHECKED;
void cli_batch_clear(struct cli_batch *b);

#endif
