/*
 * Prepared JPEGs as image objects. The bytes are copied from the file while
 * the document is saved, so that no photo is ever held in memory.
 */
#include "config.h"

#include "report/jpeg.h"
#include "report/pdf_private.h"

HPDF_Dict
pdf_image(struct pdf *p, const char *path)
{
	struct haru *h = &p->haru;
	struct jpeg j;
	HPDF_Dict d;

	if (!jpeg_look(&j, path))
		return NULL;
	d = haru_file_stream(h, path, j.bytes);
	haru_add_name(h, d, "Type", "XObject");
	haru_add_name(h, d, "Subtype", "Image");
	haru_add_number(h, d, "Width", j.width);
	haru_add_number(h, d, "Height", j.height);
	haru_add_name(h, d, "ColorSpace",
	    j.components == 1 ? "DeviceGray" : "DeviceRGB");
	haru_add_number(h, d, "BitsPerComponent", 8);
	return d;
}
