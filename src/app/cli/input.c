/* Input that may come from a file or, named "-", from standard input. */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "base/file.h"
#include "base/path.h"
#include "base/str.h"
#include "base/temporary.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#define TEXT_MAX ((size_t)1024 * 1024)

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

int
cli_text(char **out, const char *argument, struct error *err)
{
	char *bytes = NULL;
	size_t n = strlen(argument);

	*out = NULL;
	if (strcmp(argument, "-") == 0 &&
	    cli_input(&bytes, &n, argument, TEXT_MAX, err) != 0)
		return -1;
	/* the last line feed ends the text and is none of it */
	if (bytes != NULL && n > 0 && bytes[n - 1] == '\n')
		n--;
	*out = utf8_clean(bytes != NULL ? bytes : argument, n, false);
	free(bytes);
	return 0;
}

/* A store or a bundle is opened by its name and read in no order. No more is
 * taken than it says it has: a stream may have no end. Of what is none, the
 * beginning will do to say so. */
static int
copy_stdin(const char *path, struct error *err)
{
	char part[16384];
	int64_t all = 0, done = 0;
	struct outfile *f;
	size_t got;

	if (outfile_open(&f, path, 0600, err) != 0)
		return -1;
	while (!outfile_failed(f) &&
	    (got = fread(part, 1, sizeof(part), stdin)) > 0) {
		if (done == 0)
			all = store_said_size(part, got);
		outfile_write(f, part, got);
		done += (int64_t)got;
		if (done >= all)
			break;
	}
	if (ferror(stdin) == 0)
		return outfile_commit(f, err);
	file_error(err, _("standard input"), errno);
	outfile_abort(f);
	return -1;
}

int
cli_spool_open(struct cli_spool *p, const char *path, struct error *err)
{
	*p = (struct cli_spool){ .path = path };
	if (strcmp(path, "-") != 0)
		return access(path, F_OK) == 0 ? 0 : file_error(err, path,
		    errno);
	if (isatty(STDIN_FILENO) == 1)
		return error_set(err, ERR_USAGE, _("A file cannot be typed "
		    "in. Please write \"< FILE\" behind the command, or "
		    "name the file."));
	p->folder = temporary_folder(err);
	if (p->folder == NULL)
		return -1;
	p->copy = path_join(p->folder, "anshin.db");
	p->path = p->copy;
	if (copy_stdin(p->copy, err) == 0)
		return 0;
	cli_spool_close(p);
	return -1;
}

void
cli_spool_close(struct cli_spool *p)
{
	if (p->folder == NULL)
		return;
	temporary_remove(p->folder);
	free(p->copy);
}
