/*
 * The -o of the commands that write one file, the same for all of them: never
 * over the records; "-" is standard output. For that, and under --dry-run, the
 * file is made in a folder of its own: passed on from there, or thrown away
 * after all that could fail has been tried. The command knows nothing of it,
 * and what it would say is not printed among the bytes.
 */
#include "config.h"

#include "app/cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "base/file.h"
#include "base/path.h"
#include "base/xalloc.h"

/* plan tells a table from a calendar by the ending. */
#define PASSED_ON "anshin.csv"

static int
refuse(const struct command *c, const struct options *o, bool to_stdout,
    struct error *err)
{
	struct session s = { .options = o };
	char *store;
	bool same;

	if (to_stdout && (c->takes & TAKES_FOLDER) != 0 && !o->redact)
		return error_set(err, ERR_USAGE, _("\"anshin %s\" writes a "
		    "folder. Please name one after -o."), c->name);
	if (to_stdout && o->json)
		return error_set(err, ERR_USAGE, _("Standard output takes the "
		    "file or --json, not both. Please name a file after "
		    "-o."));
	if (to_stdout && !o->dry_run && isatty(STDOUT_FILENO) == 1)
		return error_set(err, ERR_USAGE, _("A terminal cannot show "
		    "this file. Please write \"> FILE\" behind the command, "
		    "or name a file after -o."));
	store = session_store_path(&s, err);
	if (store == NULL)
		return -1;
	same = path_same_file(store, o->output);
	free(store);
	return !same ? 0 : error_set(err, ERR_IO, _("%s holds your records. "
	    "Please name another file after -o."), o->output);
}

/* Whether the file could be made there: its making is tried elsewhere. */
static int
try_folder(const char *path, struct error *err)
{
	char *dir = path_dir(path);
	int rc = access(dir, W_OK) == 0 ? 0 : file_error(err, dir, errno);

	if (rc != 0)
		err->code = ERR_IO;
	free(dir);
	return rc;
}

/* What a command says goes nowhere while stdout belongs to the file. */
static void
mute(struct output *out)
{
	out->loud = stdout;
	out->muted = fopen("/dev/null", "w");
	if (out->muted != NULL)
		stdout = out->muted;
}

int
output_begin(struct output *out, const struct command *c, struct options *o,
    struct error *err)
{
	bool to_stdout;

	memset(out, 0, sizeof(*out));
	if (o->output == NULL || (c->takes & (TAKES_FILE | TAKES_FOLDER)) == 0)
		return 0;
	to_stdout = strcmp(o->output, "-") == 0;
	if (refuse(c, o, to_stdout, err) != 0)
		return -1;
	if ((c->takes & TAKES_FILE) == 0 || (!to_stdout && !o->dry_run) ||
	    ((c->takes & TAKES_FOLDER) != 0 && !o->redact))
		return 0;
	if (!to_stdout && try_folder(o->output, err) != 0)
		return -1;
	out->asked = o->output;
	out->folder = path_temporary(err);
	if (out->folder == NULL)
		return -1;
	out->path = path_join(out->folder, to_stdout ? PASSED_ON :
	    path_base(o->output));
	o->output = out->path;
	out->tell = o->dry_run && !o->json;
	out->pass_on = to_stdout && !o->dry_run;
	if (!o->json)
		mute(out);
	return 0;
}

int
output_pass_on(const char *path, const char *folder, struct error *err)
{
	char part[16384];
	int fd = open(path, O_RDONLY | O_CLOEXEC), rc = 0;
	ssize_t n = 0;

	if (fd < 0)
		return file_error(err, path, errno);
	/* Whoever reads may stop at any byte, and the signal ends us there. */
	(void)unlink(path);
	(void)rmdir(folder);
	while (rc == 0 && (n = read(fd, part, sizeof(part))) > 0)
		if (fwrite(part, 1, (size_t)n, stdout) != (size_t)n)
			rc = file_error(err, _("standard output"), errno);
	if (rc == 0 && n < 0)
		rc = file_error(err, path, errno);
	close(fd);
	return rc;
}

int
output_end(struct output *out, int status, struct error *err)
{
	if (out->muted != NULL) {
		stdout = out->loud;
		fclose(out->muted);
	}
	if (out->folder == NULL)
		return status;
	if (status >= 0 && out->pass_on &&
	    output_pass_on(out->path, out->folder, err) != 0)
		status = -1;
	if (status >= 0 && out->tell)
		printf(_("Would write: %s\n"), out->asked);
	(void)unlink(out->path);
	(void)rmdir(out->folder);
	free(out->path);
	free(out->folder);
	return status;
}
