/*
 * The copy that is handed in tells nothing but what it shows. A picture that
 * cannot be cleaned stays as it is, and whoever asked is told.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/str.h"
#include "evidence/evidence.h"
#include "evidence/output.h"
#include "evidence/run.h"
#include "evidence/worker/protocol.h"

static int
run_cleaner(const char *copy, int out, int *status, struct error *err)
{
	struct run run;
	int in = open(copy, O_RDONLY | O_NOFOLLOW | O_CLOEXEC), rc;

	if (in < 0)
		return file_error(err, copy, errno);
	rc = run_start(&run, RUN_CLEAN, in, out, err);
	close(in);
	if (rc == 0)
		*status = run_finish(&run);
	return rc;
}

static int
refused(int status, const char *shown, struct error *err)
{
	if (status == WORKER_OUTPUT)
		return error_set(err, ERR_IO, _("%s cannot be written: the "
		    "disk is full. Free some space, then try again."), shown);
	return error_set(err, ERR_DATA, _("%s: place and time could not be "
	    "taken out of this picture; its copy is as the camera wrote it."),
	    shown);
}

int
evidence_clean(const char *copy, const char *shown, char sha256[65],
    int64_t *size, bool *cleaned, struct error *err)
{
	char before[HASH_HEX], *fresh;
	int out, status = WORKER_OUTPUT, rc;
	int64_t old_size;

	*cleaned = false;
	if (output_hash(copy, before, &old_size) != 0)
		return file_error(err, copy, errno);
	fresh = output_new(copy, &out);
	rc = out < 0 ? file_error(err, fresh, errno) :
	    run_cleaner(copy, out, &status, err);
	if (out >= 0)
		close(out);
	if (rc == 0 && status != WORKER_DONE)
		rc = refused(status, shown, err);
	if (rc == 0 && (output_hash(fresh, sha256, size) != 0 ||
	    rename(fresh, copy) != 0))
		rc = file_error(err, copy, errno);
	if (rc != 0)
		unlink(fresh);
	else
		*cleaned = !str_equal(before, sha256);
	free(fresh);
	return rc;
}
