/*
 * The original is read once into memory of its own and hashed on the way, and
 * the worker sees that copy: what it works on is what was attached, even if the
 * file is swapped meanwhile.
 */
#include "config.h"

#include "evidence/snapshot.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "evidence/original.h"

static int
into_memory(void *arg, const void *bytes, size_t n, struct error *err)
{
	const int *fd = arg;
	const char *p = bytes;
	ssize_t done;

	while (n > 0) {
		done = write(*fd, p, n);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return error_memory(err);
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

int
snapshot_take(int *fd, const char *path, const char *sha256,
    struct error *err)
{
	char found[HASH_HEX];
	struct original s;
	int status = -1;

	*fd = memfd_create("anshin-picture", MFD_CLOEXEC);
	if (original_open(&s, path, err) != 0)
		goto out;
	if (s.size > PICTURE_MAX) {
		error_set(err, ERR_DATA, _("%s is too large for a picture "
		    "(over 256 MB). Save a smaller copy and attach that."),
		    s.shown);
		goto out;
	}
	if (original_read(&s, found, into_memory, fd, err) != 0)
		goto out;
	if (strcmp(found, sha256) != 0) {
		error_set(err, ERR_DATA, _("%s has changed since it was "
		    "attached. Look at it and attach it again."), s.shown);
		goto out;
	}
	status = lseek(*fd, 0, SEEK_SET) == 0 ? 0 :
	    file_error(err, s.shown, errno);
out:
	original_close(&s);
	if (status != 0 && *fd >= 0)
		close(*fd);
	return status;
}
