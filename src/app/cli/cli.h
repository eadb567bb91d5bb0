/*
 * The commands. Each is one file and one row of the table in cli.c; a command
 * gets an open session (store opened as its row says) and returns the exit
 * status, or -1 with the sentence in err.
 */
#ifndef APP_CLI_CLI_H
#define APP_CLI_CLI_H

#include <stdio.h>

#include "app/app.h"
#include "base/arena.h"

struct command {
	const char *name;
	const char *arguments;		/* for the usage line */
	const char *summary;		/* N_() */
	const char *examples;		/* lines, shown first by --help */
	int store_mode;			/* 0, STORE_READ, STORE_WRITE, and
					 * SESSION_NO_CATALOG */
	int min_args, max_args;		/* max -1: any number */
	int (*run)(struct session *s, int argc, char **argv,
	    struct error *err);
	unsigned takes;			/* options of its own: TAKES_ */
	/* What each argument is, a letter each, for completion; the last goes
	 * on: a application, i item or form, f field, v value, w word of
	 * `words`, t help topic, F file, S the same or "-", D folder,
	 * P application or folder. NULL: nothing. */
	const char *complete;
	const char *words;		/* blanks between, or NULL */
};

/* What -o names: TAKES_FILE, TAKES_FOLDER, or either. */
enum { TAKES_FOLDER = 1, TAKES_DRY_RUN = 2, TAKES_FORCE = 4, TAKES_JSON = 8,
	TAKES_EXPIRING = 16, TAKES_PACKAGE = 32, TAKES_BLANK = 64,
	TAKES_REDACT = 128, TAKES_FILE = 256 };

extern const struct command commands[];	/* ends with name NULL */

const struct command *command_find(const char *name);
/* The command whose name is nearest to a mistyped one, or NULL. */
const char *command_nearest(const char *name);
/* The letter of argument i in `complete`, or '\0'. */
char command_kind(const struct command *c, size_t i);
void command_usage(const struct command *c);	/* its --help */
void cli_help(void);				/* anshin --help */
void cli_guard_output(void);			/* stdout to a terminal */
/* "[ITEM]  text" with the text beginning in one column and wrapped to the
 * terminal's width behind it. */
void cli_row(FILE *out, const char *left, size_t columns, const char *right);
size_t cli_columns(void);			/* of the terminal, or 80 */
/* Wrapped text; each line but the first stands `indent` columns in. */
void cli_wrap(FILE *out, const char *text, size_t indent, size_t columns);

struct package_list;
void cli_packages_show(const struct package_list *l);
/* The package with that code, and opens its application. */
int cli_package_show(struct session *s, const char *code, struct error *err);

/* What could stand at the last of these words: one candidate a line, a tab
 * and what it is; ":files" or ":folders" leave it to the shell. */
int cli_complete(const struct options *o, int argc, char **argv);

int cmd_new(struct session *s, int argc, char **argv, struct error *err);
int cmd_list(struct session *s, int argc, char **argv, struct error *err);
int cmd_show(struct session *s, int argc, char **argv, struct error *err);
int cmd_set(struct session *s, int argc, char **argv, struct error *err);
int cmd_attach(struct session *s, int argc, char **argv, struct error *err);
int cmd_check(struct session *s, int argc, char **argv, struct error *err);
int cmd_export(struct session *s, int argc, char **argv, struct error *err);
int cmd_sheet(struct session *s, int argc, char **argv, struct error *err);
int cmd_slip(struct session *s, int argc, char **argv, struct error *err);
int cmd_enter(struct session *s, int argc, char **argv, struct error *err);
int cmd_photos(struct session *s, int argc, char **argv, struct error *err);
int cmd_table(struct session *s, int argc, char **argv, struct error *err);
int cmd_handover(struct session *s, int argc, char **argv, struct error *err);
int cmd_verify(struct session *s, int argc, char **argv, struct error *err);
int cmd_history(struct session *s, int argc, char **argv, struct error *err);
int cmd_backup(struct session *s, int argc, char **argv, struct error *err);
int cmd_restore(struct session *s, int argc, char **argv, struct error *err);
int cmd_rebuild(struct session *s, int argc, char **argv, struct error *err);
int cmd_catalog(struct session *s, int argc, char **argv, struct error *err);
int cmd_grades(struct session *s, int argc, char **argv, struct error *err);
int cmd_stage(struct session *s, int argc, char **argv, struct error *err);
int cmd_certificate(struct session *s, int argc, char **argv,
    struct error *err);
int cmd_calendar(struct session *s, int argc, char **argv, struct error *err);
int cmd_renew(struct session *s, int argc, char **argv, struct error *err);
int cmd_bundle(struct session *s, int argc, char **argv, struct error *err);
int cmd_import(struct session *s, int argc, char **argv, struct error *err);
int cmd_decide(struct session *s, int argc, char **argv, struct error *err);
int cmd_sites(struct session *s, int argc, char **argv, struct error *err);
int cmd_share(struct session *s, int argc, char **argv, struct error *err);
int cmd_copy(struct session *s, int argc, char **argv, struct error *err);
int cmd_diff(struct session *s, int argc, char **argv, struct error *err);
int cmd_plan(struct session *s, int argc, char **argv, struct error *err);
int cmd_question(struct session *s, int argc, char **argv, struct error *err);
int cmd_answer(struct session *s, int argc, char **argv, struct error *err);
int cmd_correction(struct session *s, int argc, char **argv,
    struct error *err);
int cmd_resubmit(struct session *s, int argc, char **argv, struct error *err);
int cmd_demo(struct session *s, int argc, char **argv, struct error *err);
int cmd_help(struct session *s, int argc, char **argv, struct error *err);

/* A whole file, or standard input for "-". Free *out. */
int cli_input(char **out, size_t *n, const char *path, size_t max,
    struct error *err) CHECKED;
/* A text given as it is, or "-" for standard input; cleaned. Free *out. */
int cli_text(char **out, const char *argument, struct error *err) CHECKED;
/* A file to be opened by name; for "-" a copy of standard input. */
struct cli_spool {
	const char *path;
	char *folder, *copy;		/* NULL: the file itself */
};
int cli_spool_open(struct cli_spool *p, const char *path, struct error *err)
    CHECKED;
void cli_spool_close(struct cli_spool *p);

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

/* attach -n: could these be evidence? Says so of each. */
int cli_try_attach(char **files, int n, struct error *err) CHECKED;
/* One change more; what record.c gathers comes in by this. */
void cli_batch_put(struct cli_batch *b, const char *subject,
    const char *field, const char *value);
/* record.c: "diagnosis", "programme", "question/2", and plan.* of an item. */
bool cli_is_record(const char *what, const char *field);
int cli_record_add(struct session *s, struct cli_batch *b, const char *what,
    const char *field, const char *value, struct error *err) CHECKED;
/* A day as people write it. */
int cli_day(const char *text, date_day *out, struct error *err) CHECKED;

#endif
