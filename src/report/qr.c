/* libqrencode, with the smallest version that holds the text at level M. */
#include "config.h"

#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "report/qr.h"

bool
qr_make(struct qr *out, const char *text)
{
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8,
	    1);
	size_t n, i;

	memset(out, 0, sizeof(*out));
	if (code == NULL)
		return false;
	n = (size_t)code->width * (size_t)code->width;
	out->width = code->width;
	out->dark = xmalloc(n);
	for (i = 0; i < n; i++)
		out->dark[i] = code->data[i] & 1;
	QRcode_free(code);
	return true;
}

void
qr_clear(struct qr *q)
{
	free(q->dark);
	memset(q, 0, sizeof(*q));
}
