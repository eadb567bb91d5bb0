/* What both workers are made of: a task, its end, memory, the input. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "evidence/worker/decode.h"
#include "evidence/worker/limits.h"

#define WHOLE_MAX ((size_t)256 << 20)

int
work(const struct task *tasks, int argc, char **argv)
{
	for (; tasks->name != NULL; tasks++) {
		if (argc != 2 || strcmp(argv[1], tasks->name) != 0)
			continue;
		limits_resources(tasks->seconds, tasks->megabytes);
		tasks->run();
		finish(WORKER_DONE);
	}
	fputs("anshin-worker: a part of anshin; started by it\n", stderr);
	return WORKER_USAGE;
}

void
finish(enum worker_status status)
{
	/* No exit handler: nothing here is worth it. */
	_exit((int)status);
}

void *
need(size_t n, size_t size)
{
	void *p = calloc(n, size);

	if (p == NULL)
		finish(WORKER_TOO_LARGE);
	return p;
}

void
check_size(uint64_t width, uint64_t height, uint64_t most)
{
	if (width == 0 || height == 0)
		finish(WORKER_BROKEN);
	if (width > most || height > most / width)
		finish(WORKER_TOO_LARGE);
}

unsigned char *
read_whole(size_t *n)
{
	long size;
	unsigned char *bytes;

	if (fseek(stdin, 0, SEEK_END) != 0 || (size = ftell(stdin)) <= 0)
		finish(WORKER_BROKEN);
	if ((unsigned long)size > WHOLE_MAX)
		finish(WORKER_TOO_LARGE);
	rewind(stdin);
	*n = (size_t)size;
	bytes = need(*n, 1);
	if (fread(bytes, 1, *n, stdin) != *n)
		finish(WORKER_BROKEN);
	return bytes;
}
