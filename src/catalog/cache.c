/*
 * $XDG_CACHE_HOME/anshin/catalog-<edition>-<language>-<format>.img: a head,
 * then the two parts of image.h. Written under another name and renamed, but
 * not synced: what a power cut leaves fails the checksum. A file that was
 * changed within the last seconds is not trusted to show its next change in
 * its time, so no image is made of it yet.
 */
#include "config.h"

#include "catalog/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/path.h"
#include "base/xalloc.h"
#include "catalog/image.h"

#define FORMAT 1
#define SETTLED_S 2
#define PART_MAX ((uint64_t)16 << 20)

static const char magic[8] = "anshinC";

struct head {
	char magic[8];
	uint64_t layout, sum;		/* sum: of all else */
	uint64_t n_objects, n_texts;	/* bytes */
	struct cache_stamp stamps[CACHE_FILES];
};

static void
look(struct cache *k, size_t i, const char *path)
{
	struct cache_stamp *s = &k->stamps[i];
	struct stat st;

	if (stat(path, &st) != 0)
		return;
	s->device = st.st_dev;
	s->inode = st.st_ino;
	s->size = (uint64_t)st.st_size;
	s->modified = st.st_mtim.tv_sec;
	s->modified_ns = st.st_mtim.tv_nsec;
	s->changed = st.st_ctim.tv_sec;
	s->changed_ns = st.st_ctim.tv_nsec;
	if (time(NULL) < st.st_ctim.tv_sec + SETTLED_S)
		k->settled = false;
}

void
cache_open(struct cache *k, const char *dir, enum lang lang)
{
	static const char *const names[] = { "ja.yaml", "programme.yaml" };
	const char *code = i18n_code(lang);
	char *path;
	size_t i;

	memset(k, 0, sizeof(*k));
	k->dir = path_cache_home();
	if (k->dir == NULL)
		return;
	k->settled = true;
	k->path = xasprintf("%s/catalog-%s-%s-%d.img", k->dir,
	    path_base(dir), code, FORMAT);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		path = path_join(dir, names[i]);
		look(k, i, path);
		free(path);
	}
	if (lang != LANG_JA) {
		path = xasprintf("%s/%s.yaml", dir, code);
		look(k, i++, path);
		free(path);
		path = xasprintf("%s/programme.%s.yaml", dir, code);
		look(k, i, path);
		free(path);
	}
	look(k, CACHE_FILES - 1, "/proc/self/exe");
}

void
cache_close(struct cache *k)
{
	free(k->dir);
	free(k->path);
}

static uint64_t
sum_of(const struct head *h, const char *objects, const char *texts)
{
	struct head rest = *h;
	uint64_t sum;

	rest.sum = 0;
	sum = image_sum(0, &rest, sizeof(rest));
	sum = image_sum(sum, objects, h->n_objects);
	return image_sum(sum, texts, h->n_texts);
}

static bool
read_all(int fd, void *to, size_t n)
{
	ssize_t got;

	while (n > 0) {
		got = read(fd, to, n);
		if (got <= 0)
			return false;
		to = (char *)to + got;
		n -= (size_t)got;
	}
	return true;
}

/* Ours, whole, and of these very files. */
static bool
read_head(int fd, const struct cache *k, struct head *h)
{
	struct stat st;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) ||
	    st.st_uid != geteuid() || (st.st_mode & 022) != 0 ||
	    !read_all(fd, h, sizeof(*h)))
		return false;
	return memcmp(h->magic, magic, sizeof(magic)) == 0 &&
	    memcmp(h->stamps, k->stamps, sizeof(k->stamps)) == 0 &&
	    h->n_objects <= PART_MAX && h->n_texts <= PART_MAX &&
	    (uint64_t)st.st_size == sizeof(*h) + h->n_objects + h->n_texts &&
	    h->layout == image_layout();
}

static void
unmap(void *bytes, size_t n)
{
	(void)munmap(bytes, n);
}

/*
 * The objects are copied, since pointers take the place of offsets in them;
 * the texts, four fifths of all, stay in the file's own pages. Those do not
 * change under us: an image is only ever replaced, by rename.
 */
static bool
read_image(int fd, const struct cache *k, struct catalog *c,
    struct arena *arena)
{
	struct head h;
	size_t n;
	char *map, *objects;
	const char *texts;

	if (!read_head(fd, k, &h))
		return false;
	n = sizeof(h) + h.n_objects + h.n_texts;
	map = mmap(NULL, n, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
	if (map == MAP_FAILED)
		return false;
	arena_own(arena, map, n, unmap);
	objects = arena_alloc(arena, h.n_objects);
	memcpy(objects, map + sizeof(h), h.n_objects);
	texts = map + sizeof(h) + h.n_objects;
	return sum_of(&h, objects, texts) == h.sum &&
	    image_read(c, objects, h.n_objects, texts, h.n_texts, arena);
}

bool
cache_load(const struct cache *k, struct catalog *c, struct arena *arena)
{
	int fd = k->path == NULL ? -1 : open(k->path, O_RDONLY | O_CLOEXEC |
	    O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
	bool done = fd >= 0 && read_image(fd, k, c, arena);

	if (fd >= 0)
		close(fd);
	return done;
}

static bool
write_all(int fd, const void *bytes, size_t n)
{
	ssize_t put;

	while (n > 0) {
		put = write(fd, bytes, n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		bytes = (const char *)bytes + put;
		n -= (size_t)put;
	}
	return true;
}

static bool
write_image(const char *path, const struct head *h, const struct image *m)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC |
	    O_NOFOLLOW, 0600);
	bool done;

	if (fd < 0)
		return false;
	done = write_all(fd, h, sizeof(*h)) &&
	    write_all(fd, m->objects.ptr, m->objects.len) &&
	    write_all(fd, m->texts.ptr, m->texts.len);
	return close(fd) == 0 && done;
}

void
cache_save(const struct cache *k, const struct catalog *c)
{
	struct head h;
	struct image m;
	char *other;

	if (k->path == NULL || !k->settled ||
	    path_make_private(k->dir, NULL) != 0)
		return;
	image_make(&m, c);
	memset(&h, 0, sizeof(h));
	memcpy(h.magic, magic, sizeof(magic));
	h.layout = image_layout();
	h.n_objects = m.objects.len;
	h.n_texts = m.texts.len;
	memcpy(h.stamps, k->stamps, sizeof(h.stamps));
	h.sum = sum_of(&h, m.objects.ptr, m.texts.ptr);
	other = xasprintf("%s.%ld", k->path, (long)getpid());
	if (!m.objects.overflow && !m.texts.overflow &&
	    (!write_image(other, &h, &m) || rename(other, k->path) != 0))
		(void)unlink(other);
	free(other);
	image_clear(&m);
}
