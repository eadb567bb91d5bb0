/*
 * One folder, for choosing a file. Names are shown cleaned and kept as the
 * file system has them. A folder of any size answers in bounded time and
 * memory: beyond the bound the rest is left out, and `cut` says so.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"
#include "evidence/original.h"

#define ENTRIES_MAX 20000

static void
describe(struct folder_entry *e, int dir_fd, const char *raw)
{
	struct stat st;

	/* Through a link, as opening it will go. */
	if (fstatat(dir_fd, raw, &st, 0) != 0) {
		e->is_other = true;
		return;
	}
	e->is_dir = S_ISDIR(st.st_mode);
	e->is_other = !e->is_dir && !S_ISREG(st.st_mode);
	e->size = st.st_size;
	e->mtime_ms = (int64_t)st.st_mtim.tv_sec * 1000 +
	    st.st_mtim.tv_nsec / 1000000;
}

static int
compare(const void *a, const void *b)
{
	const struct folder_entry *x = a, *y = b;
	int order;

	if (x->is_dir != y->is_dir)
		return x->is_dir ? -1 : 1;
	/* IMG_9 before IMG_10. */
	order = strverscmp(x->name, y->name);
	return order != 0 ? order : strcmp(x->path, y->path);
}

static int
read_entries(struct folder *out, DIR *dir, bool hidden)
{
	struct folder_entry *e;
	struct dirent *d;
	size_t cap = 0;

	for (errno = 0; (d = readdir(dir)) != NULL; errno = 0) {
		if (strcmp(d->d_name, ".") == 0 ||
		    strcmp(d->d_name, "..") == 0 ||
		    (!hidden && d->d_name[0] == '.'))
			continue;
		if (out->n == ENTRIES_MAX) {
			out->cut = true;
			break;
		}
		if (out->n == cap) {
			cap = cap * 2 + 64;
			out->entries = xreallocarray(out->entries, cap,
			    sizeof(*out->entries));
		}
		e = &out->entries[out->n++];
		memset(e, 0, sizeof(*e));
		e->name = original_name(d->d_name);
		e->path = path_join(out->path, d->d_name);
		describe(e, dirfd(dir), d->d_name);
	}
	return errno;
}

int
folder_read(struct folder *out, const char *path, bool hidden,
    struct error *err)
{
	char *shown = original_name(path);
	int fd, errnum = 0, status = 0;
	DIR *dir = NULL;

	memset(out, 0, sizeof(*out));
	fd = open(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0 || (dir = fdopendir(fd)) == NULL)
		errnum = errno;
	if (errnum == 0) {
		out->path = path_absolute(path);
		if (out->path == NULL)
			out->path = xstrdup(path);
		errnum = read_entries(out, dir, hidden);
	}
	if (errnum == EACCES)
		status = error_set(err, ERR_IO, _("%s may not be opened: "
		    "permission is missing. Choose another folder."), shown);
	else if (errnum == ENOENT)
		status = error_set(err, ERR_NOT_FOUND, _("The folder %s does "
		    "not exist. If it is on a USB stick, plug it in again."),
		    shown);
	else if (errnum != 0)
		status = file_error(err, shown, errnum);
	if (dir != NULL)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
	free(shown);
	if (status != 0)
		folder_clear(out);
	else if (out->n > 0)
		qsort(out->entries, out->n, sizeof(*out->entries), compare);
	return status;
}

void
folder_clear(struct folder *f)
{
	size_t i;

	for (i = 0; i < f->n; i++) {
		free(f->entries[i].name);
		free(f->entries[i].path);
	}
	free(f->entries);
	free(f->path);
	memset(f, 0, sizeof(*f));
}
