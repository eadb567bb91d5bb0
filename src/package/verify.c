/*
 * Checks a package that may come from anybody. Nothing is followed out of
 * it, nothing is taken for granted, and every fault is named, not the first
 * alone. Packages of earlier versions and of other BagIt programs are checked
 * by the same rules.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "package/private.h"
#include "package/tree.h"

#define LIST_MAX ((size_t)16 << 20)	/* bytes of a manifest */
#define BUFFER_SIZE ((size_t)1 << 20)

struct verify {
	int root;
	struct diag_list *out;
	struct manifest payload, tags;
	bool has_payload, has_tags;
	int64_t bytes;		/* under data/, as found */
	size_t files;
	char *buffer;
	bool (*tell)(void *arg, size_t done);	/* or NULL */
	void *arg;
	size_t done;
	bool cancelled;
	size_t told[DIAG_ERROR + 1];	/* faults of each level */
};

static bool
goes_on(struct verify *v)
{
	if (!v->cancelled && v->tell != NULL)
		v->cancelled = !v->tell(v->arg, v->done);
	return !v->cancelled;
}

static void
fault(struct verify *v, enum diag_level level, const char *path,
    const char *text)
{
	char *shown;

	if (v->told[level]++ > FAULTS_MAX)
		return;
	if (v->told[level] > FAULTS_MAX) {
		path = ".";
		text = _("There are more of these. They are not shown.");
	}
	shown = utf8_clean(path, strlen(path), true);
	diag_add(v->out, level, shown, 0, 0, NULL, "%s", text);
	free(shown);
}

/* What kept a listed file from being opened, in words. */
static const char *
why_not(int errnum)
{
	switch (errnum) {
	case ENOENT:
		return _("This file is missing.");
	case ELOOP:
		return _("A link stands here, which may lead anywhere. It was "
		    "not followed.");
	case EINVAL:
	case ENOTDIR:
	case EISDIR:
		return _("This is no ordinary file.");
	default:
		return _("This file cannot be read.");
	}
}

static void
check_file(struct verify *v, const struct manifest_line *l)
{
	int fd = tree_open(v->root, l->path);
	struct hash *h;
	char sha256[HASH_HEX];
	ssize_t got = 0;

	if (fd < 0) {
		fault(v, DIAG_ERROR, l->path, why_not(errno));
		return;
	}
	h = hash_new();
	while (goes_on(v) && ((got = read(fd, v->buffer, BUFFER_SIZE)) > 0 ||
	    (got < 0 && errno == EINTR)))
		if (got > 0)
			hash_add(h, v->buffer, (size_t)got);
	close(fd);
	hash_hex(h, sha256);
	v->done++;
	if (v->cancelled)
		return;
	if (got < 0)
		fault(v, DIAG_ERROR, l->path, why_not(EIO));
	else if (strcmp(sha256, l->sha256) != 0)
		fault(v, DIAG_ERROR, l->path, _("This file was changed: its "
		    "SHA-256 is another."));
}

/* A small text file of the package; NULL with errno. Free it. */
static char *
read_text(struct verify *v, const char *name, size_t max, size_t *n)
{
	int fd = tree_open(v->root, name);
	struct stat st;
	char *text;
	ssize_t got;

	*n = 0;
	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) != 0 || (uintmax_t)st.st_size > max) {
		close(fd);
		errno = EFBIG;
		return NULL;
	}
	text = xmalloc((size_t)st.st_size + 1);
	while (*n < (size_t)st.st_size && (got = read(fd, text + *n,
	    (size_t)st.st_size - *n)) > 0)
		*n += (size_t)got;
	text[*n] = '\0';
	close(fd);
	return text;
}

static bool
read_list(struct verify *v, const char *name, bool payload,
    struct manifest *m)
{
	size_t n;
	char *text = read_text(v, name, LIST_MAX, &n);

	memset(m, 0, sizeof(*m));
	if (text == NULL) {
		fault(v, DIAG_ERROR, name, why_not(errno));
		return false;
	}
	manifest_parse(m, text, n, payload, name, v->out);
	free(text);
	return true;
}

/* What desktops leave behind in any folder that they show. */
static bool
is_litter(const char *name)
{
	static const char *const names[] = { ".DS_Store", "Thumbs.db",
		"desktop.ini", ".directory" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return str_starts(name, "._");
}

static bool
is_known_tag(const char *path)
{
	return strcmp(path, "bagit.txt") == 0 ||
	    strcmp(path, "bag-info.txt") == 0 ||
	    str_starts(path, "manifest-") || str_starts(path, "tagmanifest-");
}

static bool
check_entry(void *arg, const struct tree_entry *e)
{
	struct verify *v = arg;
	bool payload = str_starts(e->path, "data/");
	struct stat st;

	if (S_ISDIR(e->mode))
		return true;
	if (payload && S_ISREG(e->mode) && !is_litter(e->name) &&
	    fstatat(e->dir, e->name, &st, AT_SYMLINK_NOFOLLOW) == 0) {
		v->bytes += st.st_size;
		v->files++;
	}
	if (manifest_find(payload ? &v->payload : &v->tags, e->path) != NULL ||
	    (!payload && is_known_tag(e->path)))
		return true;
	if (!S_ISREG(e->mode))
		fault(v, DIAG_ERROR, e->path, S_ISLNK(e->mode) ?
		    why_not(ELOOP) : why_not(EINVAL));
	else if (is_litter(e->name))
		fault(v, DIAG_NOTE, e->path, _("The desktop put this file "
		    "here. It is no part of the package."));
	else if (payload && v->has_payload)
		fault(v, DIAG_ERROR, e->path, _("This file is no part of the "
		    "package: it was added later."));
	else if (!payload && v->has_tags)
		fault(v, DIAG_WARNING, e->path, _("This file is no part of "
		    "the package: it was added later."));
	return true;
}

/* "Payload-Oxum: bytes.files" of bag-info.txt against what was found. */
static void
check_sum(struct verify *v)
{
	size_t n;
	char *text = read_text(v, "bag-info.txt", LIST_MAX, &n), *line;
	int64_t bytes;
	size_t files;

	if (text == NULL) {
		if (v->has_tags &&
		    manifest_find(&v->tags, "bag-info.txt") == NULL)
			fault(v, DIAG_WARNING, "bag-info.txt", why_not(errno));
		return;
	}
	line = str_starts(text, "Payload-Oxum:") ? text :
	    strstr(text, "\nPayload-Oxum:");
	if (line != NULL && (sscanf(line + (*line == '\n'),
	    "Payload-Oxum: %" SCNd64 ".%zu", &bytes, &files) != 2 ||
	    bytes != v->bytes || files != v->files))
		fault(v, DIAG_ERROR, "bag-info.txt", _("The number of files "
		    "or bytes is not the one that the package was made "
		    "with."));
	free(text);
}

static void
check_declaration(struct verify *v)
{
	size_t n;
	char *text = read_text(v, "bagit.txt", LIST_MAX, &n);

	if (text == NULL)
		fault(v, DIAG_ERROR, "bagit.txt", why_not(errno));
	else if (!str_starts(text, "BagIt-Version: ") ||
	    strstr(text, "Tag-File-Character-Encoding: UTF-8") == NULL)
		fault(v, DIAG_ERROR, "bagit.txt", _("This file is damaged: it "
		    "does not say that the folder is a package."));
	free(text);
}

static bool
exists(int root, const char *name)
{
	struct stat st;

	return fstatat(root, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

static void
check_all(struct verify *v)
{
	size_t i;
	int errnum;

	check_declaration(v);
	v->has_tags = read_list(v, "tagmanifest-sha256.txt", false, &v->tags);
	v->has_payload = read_list(v, "manifest-sha256.txt", true,
	    &v->payload);
	if (exists(v->root, "fetch.txt"))
		fault(v, DIAG_ERROR, "fetch.txt", _("This package wants files "
		    "from the network. Nothing was fetched."));
	for (i = 0; i < v->tags.n && !v->cancelled; i++)
		check_file(v, &v->tags.list[i]);
	for (i = 0; i < v->payload.n && !v->cancelled; i++)
		check_file(v, &v->payload.list[i]);
	if (v->cancelled)
		return;
	errnum = tree_walk(v->root, check_entry, v);
	if (errnum != 0)
		fault(v, DIAG_ERROR, ".", errnum == ELOOP || errnum == E2BIG ?
		    _("The folder holds far more than a package does. Not all "
		    "of it was looked at.") :
		    _("A part of the folder cannot be read."));
	else
		check_sum(v);
}

int
package_verify(const char *dir, struct diag_list *out, struct error *err)
{
	return package_verify_telling(dir, out, NULL, NULL, err);
}

int
package_verify_telling(const char *dir, struct diag_list *out,
    bool (*tell)(void *arg, size_t done), void *arg, struct error *err)
{
	struct verify v = { .out = out, .tell = tell, .arg = arg };
	char *shown = utf8_clean(dir, strlen(dir), true);
	int status = 0;

	v.root = open(dir, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC);
	if (v.root < 0) {
		status = errno == ENOTDIR ? error_set(err, ERR_DATA,
		    _("%s is no folder. Give the folder of a package."),
		    shown) : file_error(err, shown, errno);
	} else if (!exists(v.root, "bagit.txt") &&
	    !exists(v.root, "manifest-sha256.txt")) {
		status = error_set(err, ERR_FOREIGN, _("%s is no package: "
		    "there is no bagit.txt in it. Give the folder that "
		    "\"anshin export\" has made."), shown);
	} else {
		v.buffer = xmalloc(BUFFER_SIZE);
		check_all(&v);
		diag_sort(out);
		if (v.cancelled) {
			memset(err, 0, sizeof(*err));
			status = -1;
		}
	}
	manifest_clear(&v.payload);
	manifest_clear(&v.tags);
	free(v.buffer);
	free(shown);
	if (v.root >= 0)
		close(v.root);
	return status;
}
