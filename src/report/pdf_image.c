/*
 * Prepared JPEGs as image objects. The pixels are copied from the file while
 * the document is saved; here only the frame header is read, because the
 * object must say how many components there are.
 */
#include "config.h"

#include <stdio.h>
#include <sys/stat.h>

#include "report/pdf_private.h"

struct jpeg { int width, height, components; };

static int
word(FILE *in)
{
	int high = getc(in), low = getc(in);

	return high == EOF || low == EOF ? -1 : high << 8 | low;
}

/* The baseline or progressive frame header, within a bounded walk. */
static bool
jpeg_header(FILE *in, struct jpeg *j)
{
	int marker, length, guard;

	if (word(in) != 0xffd8)
		return false;
	for (guard = 0; guard < 64; guard++) {
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

HPDF_Dict
pdf_image(struct pdf *p, const char *path)
{
	struct haru *h = &p->haru;
	struct jpeg j = { 0 };
	struct stat st;
	FILE *in = fopen(path, "rbe");
	HPDF_Dict d;
	bool ok;

	if (in == NULL)
		return NULL;
	ok = fstat(fileno(in), &st) == 0 && st.st_size > 0 &&
	    st.st_size < INT32_MAX && jpeg_header(in, &j);
	(void)fclose(in);
	if (!ok)
		return NULL;
	d = haru_file_stream(h, path, (size_t)st.st_size);
	haru_add_name(h, d, "Type", "XObject");
	haru_add_name(h, d, "Subtype", "Image");
	haru_add_number(h, d, "Width", j.width);
	haru_add_number(h, d, "Height", j.height);
	haru_add_name(h, d, "ColorSpace",
	    j.components == 1 ? "DeviceGray" : "DeviceRGB");
	haru_add_number(h, d, "BitsPerComponent", 8);
	return d;
}
