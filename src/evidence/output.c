/* What a worker writes: a new file beside the one that it will replace. */
#include "config.h"

#include "evidence/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/xalloc.h"

#define BUFFER_SIZE ((size_t)1 << 18)

char *
output_new(const char *path, int *fd)
{
	char *fresh = xasprintf("%s.new", path);

	*fd = open(fresh, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	    0600);
	return fresh;
}

int
output_hash(const char *path, char sha256[HASH_HEX], int64_t *size)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC), errnum;
	struct hash *h;
	char *buffer;
	ssize_t got;

	if (fd < 0)
		return -1;
	*size = 0;
	h = hash_new();
	buffer = xmalloc(BUFFER_SIZE);
	while ((got = read(fd, buffer, BUFFER_SIZE)) > 0 ||
	    (got < 0 && errno == EINTR)) {
		if (got < 0)
			continue;
		hash_add(h, buffer, (size_t)got);
		*size += got;
	}
	errnum = errno;
	free(buffer);
	hash_hex(h, sha256);
	close(fd);
	errno = errnum;
	return got < 0 ? -1 : 0;
}
