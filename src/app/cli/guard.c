/*
 * What commands print to a terminal: names of files, texts of a catalogue or of
 * a store may come from strangers, and a terminal obeys what they hold. Here
 * everything passes that is printed, and controls, marks of direction and
 * invisible characters are taken out; so no command has to think of it. What
 * goes into a file or a pipe is left as it is.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "base/utf8.h"
#include "base/xalloc.h"

/* The bytes of a character that was cut by the end of stdio's buffer. */
static char rest[4];
static size_t n_rest;

/* Where the last, unfinished character begins, or n. */
static size_t
whole(const char *bytes, size_t n)
{
	size_t back, need;
	unsigned char c;

	for (back = 1; back <= 3 && back <= n; back++) {
		c = (unsigned char)bytes[n - back];
		if ((c & 0xC0) == 0x80)
			continue;
		need = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
		return need > back ? n - back : n;
	}
	return n;
}

static int
write_all(const char *bytes, size_t n)
{
	ssize_t done;

	while (n > 0) {
		done = write(STDOUT_FILENO, bytes, n);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return -1;
		bytes += done;
		n -= (size_t)done;
	}
	return 0;
}

static ssize_t
put(void *cookie, const char *bytes, size_t n)
{
	size_t all = n_rest + n, end;
	char *text = xmalloc(all + 1);
	int rc;

	(void)cookie;
	memcpy(text, rest, n_rest);
	memcpy(text + n_rest, bytes, n);
	end = whole(text, all);
	n_rest = all - end;
	memcpy(rest, text + end, n_rest);
	text[end] = '\0';
	utf8_strip(text);
	rc = write_all(text, strlen(text));
	free(text);
	return rc == 0 ? (ssize_t)n : 0;	/* 0 is how a cookie fails */
}

void
cli_guard_output(void)
{
	const cookie_io_functions_t functions = { .write = put };
	FILE *guarded;

	if (isatty(STDOUT_FILENO) != 1)
		return;
	guarded = fopencookie(NULL, "w", functions);
	if (guarded == NULL)
		return;
	(void)setvbuf(guarded, NULL, _IOLBF, BUFSIZ);
	stdout = guarded;
}
