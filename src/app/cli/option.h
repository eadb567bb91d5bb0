/*
 * The options: one table from which they are read, explained, completed and
 * put into the manual. Nothing of getopt's own messages reaches the user.
 */
#ifndef APP_CLI_OPTION_H
#define APP_CLI_OPTION_H

#include "app/app.h"

struct command;
struct str;

struct cli_option {
	const char *name;
	int letter;			/* 0: none */
	const char *argument;		/* N_(), or NULL: takes none */
	const char *help;		/* N_(), or NULL: for tests and scripts
					 * only, shown nowhere */
	unsigned takes;			/* a TAKES_ of the command, or 0: all */
	size_t at;			/* in struct options */
	const char *complete;		/* as in struct command, or NULL */
};

extern const struct cli_option cli_options[];	/* ends with name NULL */

/* Reads the options out of argv; *rest is the index of the first word that is
 * none (the words are moved behind the options). ERR_USAGE. */
int options_read(struct options *o, int argc, char **argv, int *rest,
    struct error *err) CHECKED;
/* Is each option that was given one that the command takes? c NULL: the
 * wizard. ERR_USAGE. */
int options_suit(const struct options *o, const struct command *c,
    struct error *err) CHECKED;
/* "-o, --output DIR", as a command that takes these spells it. */
void option_spell(struct str *out, const struct cli_option *opt,
    unsigned takes);

#endif
