/* The own copy and the archive. */
#include "config.h"

#include "package/extras.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "package/stage.h"
#include "package/zip.h"

#define BUFFER_SIZE ((size_t)1 << 18)
#define TRIES 99

/* Their names in the folder where they are made, and behind the package's. */
static const struct {
	const char *name, *suffix;
} kinds[EXTRAS] = {
	[EXTRA_OWN_COPY] = { "own-copy.pdf", "-own-copy.pdf" },
	[EXTRA_ZIP] = { "package.zip", ".zip" },
};

static bool
is_wanted(const struct build *b, enum extra what)
{
	return what == EXTRA_ZIP ? b->in->choices.zip :
	    b->in->choices.own_copy;
}

char *
extras_own_copy(const struct build *b)
{
	return path_join(b->beside, kinds[EXTRA_OWN_COPY].name);
}

/* -1 with errno; 1: cancelled. */
static int
hash_file(const char *path, char sha256[65], struct stage *stage)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC), status = 0;
	char *buffer = xmalloc(BUFFER_SIZE);
	struct hash *h = hash_new();
	ssize_t got = -1;

	if (fd >= 0) {
		/* From the disk, not from our memory of it. */
		(void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
		while (status == 0 && ((got = read(fd, buffer,
		    BUFFER_SIZE)) > 0 || (got < 0 && errno == EINTR))) {
			if (got > 0)
				hash_add(h, buffer, (size_t)got);
			if (stage != NULL && !stage_tell(stage))
				status = 1;
		}
	}
	hash_hex(h, sha256);
	free(buffer);
	if (fd >= 0)
		close(fd);
	return got < 0 ? -1 : status;
}

static int
prove(const struct build *b, enum extra what, struct error *err)
{
	struct stage stage = { b->in, _("Checking the package"), what,
		EXTRAS, 0 };
	char *path = path_join(b->beside, kinds[what].name), found[65];
	int status = hash_file(path, found, &stage);

	if (status < 0)
		file_error(err, path, errno);
	else if (status > 0)
		status = stage_cancelled(err);
	else if (strcmp(found, b->extras[what]) != 0)
		status = error_set(err, ERR_IO, _("%s was read back and is "
		    "not what was written. Choose another disk."),
		    kinds[what].name);
	free(path);
	return status;
}

int
extras_make(struct build *b, struct error *err)
{
	struct stage stage = { b->in, _("Packing the archive"), 0, 0, 0 };
	char *path;
	int i, status = 0;

	if (is_wanted(b, EXTRA_ZIP)) {
		path = path_join(b->beside, kinds[EXTRA_ZIP].name);
		stage.all = b->payload.n + b->tags.n + 1;
		status = zip_folder(b->root, path, b->in->day,
		    b->extras[EXTRA_ZIP], stage_tell_at, &stage, err);
		free(path);
		if (status != 0 && err->code == ERR_OK)
			return stage_cancelled(err);
	}
	for (i = 0; i < EXTRAS && status == 0; i++)
		if (is_wanted(b, (enum extra)i))
			status = prove(b, (enum extra)i, err);
	return status;
}

static bool
is_same(const char *one, const char sha256[65])
{
	char found[65];

	return hash_file(one, found, NULL) == 0 &&
	    strcmp(found, sha256) == 0;
}

/* That of the older package with which it goes, or where none does (somebody
 * changed the file, or took the package away) one of its own. */
static char *
name_aside(const struct target *t, const char *suffix, int try)
{
	return t->aside != NULL && try == 0 ?
	    xasprintf("%s%s", t->aside, suffix) :
	    xasprintf("%s-old-%d%s", t->path, try, suffix);
}

static int
retire(struct build *b, enum extra what, const struct target *t,
    const char *path)
{
	int try;

	for (try = t->aside == NULL; try <= TRIES; try++) {
		b->retired[what] = name_aside(t, kinds[what].suffix, try);
		if (file_rename_new(path, b->retired[what]) == 0)
			return 0;
		free(b->retired[what]);
		b->retired[what] = NULL;
		if (errno != EEXIST)
			break;
	}
	return -1;
}

static char *
path_of(const struct target *t, enum extra what)
{
	return xasprintf("%s%s", t->path, kinds[what].suffix);
}

int
extras_retire(struct build *b, const struct target *t, struct error *err)
{
	struct stat st;
	char *path;
	int i, errnum = 0;
	bool moved = false;

	for (i = 0; i < EXTRAS && errnum == 0; i++) {
		path = path_of(t, (enum extra)i);
		if (is_wanted(b, (enum extra)i) ? !is_same(path,
		    b->extras[i]) : t->aside != NULL)
			errnum = lstat(path, &st) != 0 ? 0 :
			    retire(b, (enum extra)i, t, path) != 0 ? errno : 0;
		moved = moved || b->retired[i] != NULL;
		if (errnum != 0)
			file_error(err, path, errnum);
		free(path);
	}
	/* On the disk before the package is, whatever order that prefers. */
	if (errnum == 0 && moved && (errnum = target_sync(t)) != 0)
		file_error(err, t->path, errnum);
	return errnum == 0 ? 0 : -1;
}

void
extras_restore(const struct build *b, const struct target *t)
{
	char *path;
	int i;

	for (i = 0; i < EXTRAS; i++) {
		path = path_of(t, (enum extra)i);
		if (b->retired[i] != NULL)
			(void)file_rename_new(b->retired[i], path);
		free(path);
	}
}

int
extras_install(const struct build *b, const struct target *t,
    struct package_result *out, struct error *err)
{
	char *from, **to[EXTRAS] = { [EXTRA_OWN_COPY] = &out->own_copy,
		[EXTRA_ZIP] = &out->zip };
	int i, errnum = 0;

	for (i = 0; i < EXTRAS && errnum == 0; i++) {
		if (!is_wanted(b, (enum extra)i))
			continue;
		*to[i] = path_of(t, (enum extra)i);
		if (is_same(*to[i], b->extras[i]))
			continue;
		from = path_join(b->beside, kinds[i].name);
		errnum = file_rename_new(from, *to[i]) != 0 ? errno :
		    target_sync(t);
		if (errnum != 0)
			file_error(err, *to[i], errnum);
		free(from);
	}
	return errnum == 0 ? 0 : -1;
}
