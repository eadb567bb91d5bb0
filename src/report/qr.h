/* QR codes as squares of modules; data only, never an address. */
#ifndef REPORT_QR_H
#define REPORT_QR_H

#include <stdbool.h>
#include <stddef.h>

struct qr { int width; unsigned char *dark; };	/* width * width, 0 or 1 */

/* false when the text is too long. */
bool qr_make(struct qr *out, const char *text);
void qr_clear(struct qr *q);

#endif
