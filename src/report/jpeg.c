/*
 * A bounded walk over the markers of a JPEG that evidence/ has made. Nothing
 * is decoded; whatever does not look as expected is refused.
 */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "report/jpeg.h"

#define MARKERS 64

static int
word(FILE *in)
{
	int high = getc(in), low = getc(in);

	return high == EOF || low == EOF ? -1 : high << 8 | low;
}

static bool
frame(FILE *in, struct jpeg *j)
{
	int marker, length, guard;

	if (word(in) != 0xffd8)
		return false;
	for (guard = 0; guard < MARKERS; guard++) {
		marker = word(in);
		if (marker < 0xff00 || (length = word(in)) < 2)
			return false;
		if (marker >= 0xffc0 && marker <= 0xffc2) {
			if (getc(in) != 8)
				return false;
			j->height = word(in);
			j->width = word(in);
			j->components = getc(in);
			return j->width > 0 && j->height > 0 &&
			    (j->components == 1 || j->components == 3);
		}
		if (fseek(in, length - 2, SEEK_CUR) != 0)
			return false;
	}
	return false;
}

bool
jpeg_look(struct jpeg *out, const char *path)
{
	FILE *in = fopen(path, "rbe");
	struct stat st;
	bool ok;

	memset(out, 0, sizeof(*out));
	if (in == NULL)
		return false;
	ok = fstat(fileno(in), &st) == 0 && S_ISREG(st.st_mode) &&
	    st.st_size > 0 && st.st_size < INT32_MAX && frame(in, out);
	if (ok)
		out->bytes = (size_t)st.st_size;
	(void)fclose(in);
	return ok;
}
