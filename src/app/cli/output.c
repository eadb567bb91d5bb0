/*
 * The -o of the commands that write one file, the same for all of them: never
 * over the records or a copy of them; "-" is standard output. For that, and
 * under --dry-run, the file is made in a folder of its own: passed on from
 * there, or thrown away after all that could fail has been tried. The command
 * knows nothing of it, and what it would say is not printed among the bytes.
 * Under --dry-run --json the sentences of a trial become an object, where the
 * command has none.
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
#include "app/cli/json.h"
#include "base/file.h"
#include "base/path.h"
#include "base/temporary.h"
#include "base/xalloc.h"

/* plan tells a table from a calendar by the ending. */
#define PASSED_ON "anshin.csv"

static int
refuse(const struct command *c, const struct options *o, bool to_stdout,
    struct error *err)
{
	struct session s = { .options = o };
	char *store;
	bool is_record;

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
	is_record = path_same_file(store, o->output) ||
	    store_is_record(o->output);
	free(store);
	return !is_record ? 0 : error_set(err, ERR_IO, _("%s holds your "
	    "records. Please name another file after -o."), o->output);
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
	out->other = fopen("/dev/null", "w");
	if (out->other != NULL)
		stdout = out->other;
}

static void
listen(struct output *out)
{
	out->loud = stdout;
	out->other = open_memstream(&out->heard, &out->heard_len);
	out->listens = out->other != NULL;
	if (out->listens)
		stdout = out->other;
}

static void
unmute(struct output *out)
{
	if (out->other == NULL)
		return;
	stdout = out->loud;
	(void)fclose(out->other);
	out->other = NULL;
}

/* An object of the command's own passes as it is. */
static void
tell_heard(const struct output *out)
{
	json_t *list;
	char *next = out->heard, *line;

	if (out->heard[0] == '{') {
		fputs(out->heard, stdout);
		return;
	}
	list = json_array();
	while ((line = strsep(&next, "\n")) != NULL)
		if (line[0] != '\0')
			json_array_append_new(list, json_string(line));
	cli_json(json_pack("{s:s, s:o}", "schema", "anshin-dry-run/1",
	    "would", list));
}

int
output_begin(struct output *out, const struct command *c, struct options *o,
    struct error *err)
{
	bool to_stdout;

	memset(out, 0, sizeof(*out));
	if (o->dry_run && o->json)
		listen(out);
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
	out->folder = temporary_folder(err);
	if (out->folder == NULL)
		return -1;
	out->path = path_join(out->folder, to_stdout ? PASSED_ON :
	    path_base(o->output));
	o->output = out->path;
	out->tell = o->dry_run;
	out->pass_on = to_stdout && !o->dry_run;
	if (!out->listens)
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

/* The file is made, or could be: it is passed on or thrown away. */
static int
finish(struct output *out, int status, struct error *err)
{
	if (status >= 0 && out->pass_on &&
	    output_pass_on(out->path, out->folder, err) != 0)
		status = -1;
	temporary_remove(out->folder);
	free(out->path);
	return status;
}

int
output_end(struct output *out, int status, struct error *err)
{
	if (out->listens)
		(void)fflush(stdout);
	else
		unmute(out);
	if (status >= 0 && out->tell &&
	    (!out->listens || out->heard[0] != '{'))
		printf(_("Would write: %s\n"), out->asked);
	unmute(out);
	if (out->folder != NULL)
		status = finish(out, status, err);
	if (status >= 0 && out->listens)
		tell_heard(out);
	free(out->heard);
	return status;
}
