/*
 * A ZIP archive, the old plain kind: names in ASCII, no time but the
 * application's day, entries in the order of their names. Photos and PDFs are
 * small already and are stored; tables and texts are deflated. The sum of each
 * file is taken before its head is written, so that nothing has to be seeked.
 */
#include "config.h"

#include "package/zip.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "package/tree.h"

#define PIECE ((size_t)1 << 18)
#define DEFLATE_MAX INT64_C(33554432)	/* such files are in memory once */
#define ARCHIVE_MAX INT64_C(4294000000)
#define ENTRIES_MAX 65000
enum { STORED = 0, DEFLATED = 8, NEEDS = 20, MADE_BY_UNIX = 3 << 8 };

struct entry {
	char *name;
	uint32_t crc, packed, size, at;
	unsigned method;
};

struct zip {
	int root;
	const char *folder;	/* name before every entry */
	struct outfile *out;
	uint32_t stamp;		/* DOS date and time */
	int64_t at;
	struct entry *list;
	size_t n, cap;
	struct error *err;
	bool failed;
	struct hash *hash;
	bool (*tell)(void *arg, size_t done);
	void *arg;
	bool cancelled;
};

static void
put(struct zip *z, const void *bytes, size_t n)
{
	outfile_write(z->out, bytes, n);
	hash_add(z->hash, bytes, n);
	z->at += (int64_t)n;
}

static void
put16(struct zip *z, unsigned v)
{
	const unsigned char b[2] = { v & 255, v >> 8 & 255 };

	put(z, b, sizeof(b));
}

static void
put32(struct zip *z, uint32_t v)
{
	put16(z, v & 0xFFFF);
	put16(z, v >> 16);
}

static uint32_t
dos_stamp(date_day day)
{
	int y = 1980, m = 1, d = 1;

	if (day != DATE_NONE)
		date_to_ymd(day, &y, &m, &d);
	if (y < 1980 || y > 2107)
		y = 1980;
	return (uint32_t)((y - 1980) << 9 | m << 5 | d) << 16;
}

/* What the local head and the list at the end have in common. */
static void
put_facts(struct zip *z, const struct entry *e)
{
	put16(z, NEEDS);
	put16(z, 0);
	put16(z, e->method);
	put32(z, z->stamp);
	put32(z, e->crc);
	put32(z, e->packed);
	put32(z, e->size);
	put16(z, (unsigned)(strlen(z->folder) + 1 + strlen(e->name)));
	put16(z, 0);
}

static void
put_name(struct zip *z, const struct entry *e)
{
	put(z, z->folder, strlen(z->folder));
	put(z, "/", 1);
	put(z, e->name, strlen(e->name));
}

static bool
is_text(const char *name)
{
	static const char *const ends[] = { ".txt", ".csv", ".json" };
	size_t i, n = strlen(name);

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (n > strlen(ends[i]) && strcmp(name + n - strlen(ends[i]),
		    ends[i]) == 0)
			return true;
	return false;
}

/* A full disk ends it at once too: the sentence comes at the end. */
static bool
goes_on(struct zip *z)
{
	if (!z->cancelled)
		z->cancelled = !z->tell(z->arg, z->n);
	return !z->cancelled && !outfile_failed(z->out);
}

/* Reads all of fd from its start, into the archive or (put_it false) only
 * into the sum. */
static int
read_through(struct zip *z, int fd, struct entry *e, bool put_it)
{
	char *buffer = xmalloc(PIECE);
	uint64_t size = 0;
	ssize_t got = -1;

	e->crc = (uint32_t)crc32(0, NULL, 0);
	if (lseek(fd, 0, SEEK_SET) == 0)
		while (goes_on(z) && (got = read(fd, buffer, PIECE)) > 0) {
			e->crc = (uint32_t)crc32(e->crc, (Bytef *)buffer,
			    (uInt)got);
			size += (uint64_t)got;
			if (put_it)
				put(z, buffer, (size_t)got);
		}
	free(buffer);
	if (got < 0 || size > (uint64_t)ARCHIVE_MAX)
		return -1;
	e->size = e->packed = (uint32_t)size;
	return 0;
}

/* The whole file deflated, in memory; NULL where that would not help. */
static unsigned char *
deflated(int fd, struct entry *e)
{
	unsigned char *plain = xmalloc(e->size + 1), *out = NULL;
	uLong most = compressBound(e->size) + 64;
	z_stream s;

	memset(&s, 0, sizeof(s));
	if (pread(fd, plain, e->size, 0) == (ssize_t)e->size &&
	    deflateInit2(&s, 9, Z_DEFLATED, -MAX_WBITS, 9,
	    Z_DEFAULT_STRATEGY) == Z_OK) {
		out = xmalloc(most);
		s.next_in = plain;
		s.avail_in = e->size;
		s.next_out = out;
		s.avail_out = (uInt)most;
		if (deflate(&s, Z_FINISH) != Z_STREAM_END ||
		    s.total_out >= e->size) {
			free(out);
			out = NULL;
		} else {
			e->packed = (uint32_t)s.total_out;
			e->method = DEFLATED;
		}
		deflateEnd(&s);
	}
	free(plain);
	return out;
}

static int
put_entry(struct zip *z, int fd, struct entry *e)
{
	unsigned char *small = NULL;
	uint32_t crc;
	int status = 0;

	if (read_through(z, fd, e, false) != 0)
		return -1;
	if (is_text(e->name) && e->size <= DEFLATE_MAX)
		small = deflated(fd, e);
	e->at = (uint32_t)z->at;
	crc = e->crc;
	put32(z, 0x04034b50);
	put_facts(z, e);
	put_name(z, e);
	if (small != NULL)
		put(z, small, e->packed);
	else
		status = read_through(z, fd, e, true);
	free(small);
	return crc == e->crc ? status : -1;
}

static bool
take(void *arg, const struct tree_entry *t)
{
	struct zip *z = arg;
	struct entry *e;
	int fd, status;

	if (!S_ISREG(t->mode))
		return true;
	if (z->n == z->cap) {
		z->cap = z->cap * 2 + 64;
		z->list = xreallocarray(z->list, z->cap, sizeof(*z->list));
	}
	e = &z->list[z->n++];
	memset(e, 0, sizeof(*e));
	e->name = xstrdup(t->path);
	fd = tree_open(z->root, t->path);
	status = fd < 0 ? errno : put_entry(z, fd, e) != 0 ? EIO : 0;
	if (fd >= 0)
		close(fd);
	if (!goes_on(z))
		return false;
	if (status != 0) {
		file_error(z->err, t->path, status);
		z->failed = true;
	} else if (z->at > ARCHIVE_MAX || z->n > ENTRIES_MAX) {
		error_set(z->err, ERR_DATA, _("The package is too large for "
		    "one archive. Hand in the folder itself."));
		z->failed = true;
	}
	return !z->failed;
}

/* The list of all entries, and where it begins. */
static void
put_list(struct zip *z)
{
	uint32_t start = (uint32_t)z->at, size;
	size_t i;

	for (i = 0; i < z->n; i++) {
		put32(z, 0x02014b50);
		put16(z, MADE_BY_UNIX | NEEDS);
		put_facts(z, &z->list[i]);
		put16(z, 0);		/* no remark */
		put16(z, 0);		/* one disk */
		put16(z, 0);
		put32(z, 0100644u << 16);
		put32(z, z->list[i].at);
		put_name(z, &z->list[i]);
	}
	size = (uint32_t)z->at - start;
	put32(z, 0x06054b50);
	put32(z, 0);
	put16(z, (unsigned)z->n);
	put16(z, (unsigned)z->n);
	put32(z, size);
	put32(z, start);
	put16(z, 0);
}

static int
fill(struct zip *z, const char *path, struct error *err)
{
	int errnum;

	if (outfile_open(&z->out, path, 0600, err) != 0)
		return -1;
	errnum = tree_walk(z->root, take, z);
	if (errnum != 0 && !z->failed && !z->cancelled) {
		file_error(err, path, errnum);
		z->failed = true;
	}
	if (z->failed || z->cancelled) {
		outfile_abort(z->out);
		if (z->cancelled)
			memset(err, 0, sizeof(*err));
		return -1;
	}
	if (!outfile_failed(z->out))
		put_list(z);
	return outfile_commit(z->out, err);
}

int
zip_folder(const char *dir, const char *path, date_day day,
    char sha256[65], bool (*tell)(void *arg, size_t done),
    void *arg, struct error *err)
{
	struct zip z = { .folder = "anshin-package", .stamp = dos_stamp(day),
		.err = err, .tell = tell, .arg = arg };
	size_t i;
	int status;

	z.root = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (z.root < 0)
		return file_error(err, dir, errno);
	z.hash = hash_new();
	status = fill(&z, path, err);
	hash_hex(z.hash, sha256);
	for (i = 0; i < z.n; i++)
		free(z.list[i].name);
	free(z.list);
	close(z.root);
	return status;
}
