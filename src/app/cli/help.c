/*
 * What --help prints: examples first, then what there is, in columns that
 * hold for Japanese too. Everything comes from the tables.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "app/cli/option.h"
#include "base/str.h"
#include "base/width.h"

enum { COLUMNS_LEAST = 40, COLUMNS_MOST = 100, LEFT_MOST = 32 };

size_t
cli_columns(void)
{
	struct winsize size;

	if (isatty(STDOUT_FILENO) != 1 ||
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return 80;
	return size.ws_col < COLUMNS_LEAST ? COLUMNS_LEAST :
	    size.ws_col > COLUMNS_MOST ? COLUMNS_MOST : size.ws_col;
}

void
cli_wrap(FILE *out, const char *text, size_t indent, size_t columns)
{
	struct wline *lines;
	size_t i, n, room;

	room = columns > indent + 20 ? columns - indent - 1 : 20;
	n = width_wrap(text, strlen(text), room, &lines);
	for (i = 0; i < n; i++) {
		const char *line = text + lines[i].start;
		size_t len = lines[i].len;

		while (len > 0 && line[len - 1] == ' ')
			len--;
		fprintf(out, "%*s%.*s\n", i == 0 ? 0 : (int)indent, "",
		    (int)len, line);
	}
	free(lines);
}

static void
hang(FILE *out, const char *text, size_t indent)
{
	cli_wrap(out, text, indent, cli_columns());
}

void
cli_row(FILE *out, const char *left, size_t columns, const char *right)
{
	size_t width = width_str(left);

	if (width > columns) {
		fprintf(out, "  %s\n%*s", left, (int)columns + 4, "");
	} else {
		fprintf(out, "  %s%*s", left, (int)(columns - width) + 2, "");
	}
	hang(out, right, columns + 4);
}

static void
heading(const char *text)
{
	printf("\n%s\n", text);
}

static size_t
wider(size_t columns, const struct str *left)
{
	size_t width = width_str(left->ptr);

	return width > columns && width <= LEFT_MOST ? width : columns;
}

/* Options of a command (its takes) or, for takes 0, those that all have. */
static void
print_options(unsigned takes, bool common)
{
	const struct cli_option *t;
	struct str left;
	size_t columns = 0;
	int pass;

	str_init(&left, 200);
	for (pass = 0; pass < 2; pass++)
		for (t = cli_options; t->name != NULL; t++) {
			if (t->help == NULL || (t->takes != 0 ?
			    (t->takes & takes) == 0 : !common))
				continue;
			str_truncate(&left, 0);
			option_spell(&left, t, takes);
			columns = wider(columns, &left);
			if (pass == 1)
				cli_row(stdout, left.ptr, columns, _(t->help));
		}
	str_clear(&left);
}

static void
print_examples(const char *lines)
{
	while (*lines != '\0') {
		size_t n = strcspn(lines, "\n");

		printf("  %.*s\n", (int)n, lines);
		lines += n + (lines[n] != '\0');
	}
}

void
command_usage(const struct command *c)
{
	printf("%s\n", _("Examples"));
	print_examples(_(c->examples));
	heading(_("Usage"));
	printf("  anshin %s%s%s\n", c->name,
	    c->arguments[0] == '\0' ? "" : " ",
	    c->arguments[0] == '\0' ? "" : _(c->arguments));
	printf("  ");
	hang(stdout, _(c->summary), 2);
	heading(_("Options"));
	print_options(c->takes, true);
}

static void
print_commands(void)
{
	const struct command *c;
	struct str left;
	size_t columns = 0;
	int pass;

	str_init(&left, 200);
	for (pass = 0; pass < 2; pass++)
		for (c = commands; c->name != NULL; c++) {
			str_truncate(&left, 0);
			(void)str_addf(&left, "%s %s", c->name,
			    c->arguments[0] == '\0' ? "" : _(c->arguments));
			columns = wider(columns, &left);
			if (pass == 1)
				cli_row(stdout, left.ptr, columns,
				    _(c->summary));
		}
	str_clear(&left);
}

void
cli_help(void)
{
	static const char *const examples[][2] = {
		{ NULL, N_("start the wizard") },
		{ N_("anshin demo sample"), N_("look at a filled sample") },
		{ "anshin check", N_("see what is still open") },
		{ "anshin export", N_("make the PDF and the folder that is "
		    "submitted") },
		{ "anshin help tutorial", N_("learn it in ten minutes") },
	};
	size_t i;

	printf("%s\n", _("anshin: self-check of a telework facility, offline"));
	heading(_("Examples"));
	for (i = 0; i < sizeof(examples) / sizeof(examples[0]); i++)
		cli_row(stdout, examples[i][0] == NULL ? "anshin" :
		    _(examples[i][0]), 20, _(examples[i][1]));
	heading(_("Commands"));
	print_commands();
	heading(_("Options"));
	print_options(0, true);
	heading(_("Options of some commands"));
	print_options(~0u, false);
	putchar('\n');
	hang(stdout, _("\"anshin COMMAND --help\" shows a command's examples "
	    "and options."), 0);
	printf("%s\n", _("Exit: 0 done, 1 something is open, 2 usage, 3 bad "
	    "data, 4 cannot read or write, 5 busy"));
}
