/* The table of commands, and what can be said about a command line. */
#include "config.h"

#include "app/cli/cli.h"

#include <stdio.h>
#include <string.h>

const struct command commands[] = {
	{ "new", N_("NAME"), N_("make a new facility with its application"),
	    "anshin new 'みどりシェアオフィス'", STORE_WRITE, 1, 1, cmd_new },
	{ "list", "", N_("show what there is, with progress"),
	    "anshin list\nanshin list --json", STORE_READ, 0, 0, cmd_list },
	{ "show", N_("[APP]"), N_("show one application"),
	    "anshin show 1\nanshin show 1 --json", STORE_READ, 0, 1,
	    cmd_show },
	{ "set", N_("APP ITEM FIELD VALUE"), N_("answer in batch"),
	    "anshin set 1 4-03 verdict conforms\n"
	    "anshin set 1 4-03 note '2026年4月に確認'\n"
	    "anshin set 1 4-03 check.a yes\n"
	    "anshin set 1 6-04 reading.temp_c 23.5\n"
	    "anshin set 1 form facility_name 'みどりシェアオフィス'",
	    STORE_WRITE, 4, 4, cmd_set },
	{ "attach", N_("APP ITEM FILE..."), N_("attach evidence to an item"),
	    "anshin attach 1 3-01 ~/写真/入口.jpg", STORE_WRITE, 3, -1,
	    cmd_attach },
	{ "check", N_("[APP]"),
	    N_("list what is still open; exit 1 when something is needed"),
	    "anshin check\nanshin check 1 --json", STORE_READ, 0, 1,
	    cmd_check },
	{ "export", N_("[APP] -o DIR"), N_("write the submission package"),
	    "anshin export 1 -o ~/提出", STORE_READ, 0, 1, cmd_export },
	{ "verify", N_("DIR"), N_("check a package; exit 1 names each fault"),
	    "anshin verify ~/提出", 0, 1, 1, cmd_verify },
	{ "history", N_("[APP]"), N_("show the journal"),
	    "anshin history 1", STORE_READ, 0, 1, cmd_history },
	{ "backup", N_("FILE"), N_("copy the whole store to a file"),
	    "anshin backup /media/usb/anshin.db", STORE_READ, 1, 1,
	    cmd_backup },
	{ "restore", N_("FILE"),
	    N_("take a copy back; the present store is kept aside"),
	    "anshin restore /media/usb/anshin.db", 0, 1, 1, cmd_restore },
	{ "catalog", N_("check FILE..."), N_("check a catalogue file"),
	    "anshin catalog check forms/2024-04/ja.yaml", 0, 2, -1,
	    cmd_catalog },
	{ "demo", N_("DIR"),
	    N_("make a filled sample facility and export it into DIR"),
	    "anshin demo sample", 0, 1, 1, cmd_demo },
	{ NULL, NULL, NULL, NULL, 0, 0, 0, NULL },
};

const struct command *
command_find(const char *name)
{
	const struct command *c;

	for (c = commands; c->name != NULL; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

/* Edit distance of short ASCII words; long ones count as far away. */
static size_t
distance(const char *a, const char *b)
{
	size_t row[32], n = strlen(b), i, j;

	if (n >= 31 || strlen(a) >= 31)
		return 31;
	for (j = 0; j <= n; j++)
		row[j] = j;
	for (i = 1; a[i - 1] != '\0'; i++) {
		size_t corner = row[0];

		row[0] = i;
		for (j = 1; j <= n; j++) {
			size_t best = corner + (a[i - 1] != b[j - 1]);

			corner = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[n];
}

const char *
command_nearest(const char *name)
{
	const struct command *c;
	const char *best = NULL;
	size_t least = 3;

	for (c = commands; c->name != NULL; c++) {
		size_t d = distance(name, c->name);

		if (d < least) {
			least = d;
			best = c->name;
		}
	}
	return best;
}

void
command_usage(const struct command *c)
{
	const char *line = c->examples;

	printf(_("Examples:\n"));
	while (*line != '\0') {
		size_t n = strcspn(line, "\n");

		printf("  %.*s\n", (int)n, line);
		line += n + (line[n] != '\0');
	}
	printf(_("\nUsage: anshin %s %s\n%s\n"), c->name,
	    c->arguments[0] == '\0' ? "" : _(c->arguments), _(c->summary));
	printf(_("\nOptions: --db FILE, --lang ja|en, --json where there is "
	    "data, --help\n"));
}
