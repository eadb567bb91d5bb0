/*
 * What the worker has made, in the cache: found by the hash of the original,
 * measured from its own header. A power cut may have left half of one; that
 * counts as none.
 */
#include "config.h"

#include "evidence/prepared.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "evidence/worker/protocol.h"

void
evidence_image_clear(struct evidence_image *i)
{
	free(i->jpeg);
	memset(i, 0, sizeof(*i));
}

/* Size from the header of a JPEG that the worker wrote: no metadata, so the
 * frame comes within the first bytes. */
static bool
jpeg_size(const unsigned char *p, size_t n, unsigned *width, unsigned *height)
{
	size_t at = 2, length;

	if (n < 4 || p[0] != 0xFF || p[1] != 0xD8)
		return false;
	while (n - at >= 9 && p[at] == 0xFF) {
		length = (size_t)p[at + 2] << 8 | p[at + 3];
		if (p[at + 1] == 0xC0) {
			*height = (unsigned)p[at + 5] << 8 | p[at + 6];
			*width = (unsigned)p[at + 7] << 8 | p[at + 8];
			return *width > 0 && *height > 0 &&
			    *width <= PRINT_SIDE && *height <= PRINT_SIDE;
		}
		if (length < 2 || length > n - at - 2)
			return false;
		at += 2 + length;
	}
	return false;
}

bool
prepared_take(const char *path, struct evidence_image *out)
{
	unsigned char head[2048], tail[2] = { 0, 0 };
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW);
	struct stat st;
	ssize_t n;
	bool good;

	if (fd < 0)
		return false;
	good = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    (n = pread(fd, head, sizeof(head), 0)) > 0 &&
	    jpeg_size(head, (size_t)n, &out->width, &out->height) &&
	    pread(fd, tail, 2, st.st_size - 2) == 2 &&
	    tail[0] == 0xFF && tail[1] == 0xD9;
	if (good)
		(void)futimens(fd, NULL);
	close(fd);
	if (good)
		out->jpeg = xstrdup(path);
	return good;
}

char *
prepared_path(const char *cache_dir, const char *sha256)
{
	char name[HASH_HEX + 4];

	snprintf(name, sizeof(name), "%.64s.jpg", sha256);
	return path_join(cache_dir, name);
}
