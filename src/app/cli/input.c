/* Input that may come from a file or, named "-", from standard input. */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "base/file.h"
#include "base/str.h"

static int
read_stdin(char **out, size_t *n, size_t max, struct error *err)
{
	struct str all;
	char part[4096];
	size_t got;

	if (isatty(STDIN_FILENO) == 1)
		fprintf(stderr, "%s\n", _("Please type the text and end it "
		    "with Ctrl-D."));
	str_init(&all, max);
	while ((got = fread(part, 1, sizeof(part), stdin)) > 0)
		if (str_add_n(&all, part, got) != 0)
			break;
	if (ferror(stdin) != 0) {
		str_clear(&all);
		return file_error(err, _("standard input"), errno);
	}
	if (all.overflow) {
		str_clear(&all);
		return error_set(err, ERR_DATA, _("There is more on standard "
		    "input than anshin takes (%zu bytes)."), max);
	}
	*n = all.len;
	*out = str_take(&all);
	return 0;
}

int
cli_input(char **out, size_t *n, const char *path, size_t max,
    struct error *err)
{
	*out = NULL;
	return strcmp(path, "-") == 0 ? read_stdin(out, n, max, err) :
	    file_read(out, n, path, max, err);
}
