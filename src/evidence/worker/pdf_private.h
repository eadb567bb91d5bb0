/* What the two files about PDF share. */
#ifndef EVIDENCE_WORKER_PDF_PRIVATE_H
#define EVIDENCE_WORKER_PDF_PRIVATE_H

#include "evidence/worker/pdf.h"

#ifdef HAVE_QPDF

#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PDF_MAX ((uintmax_t)128 << 20)
#define PAGE_POINTS (PDF_SIDE_MAX / 100)

/* The file of a descriptor, as memory that is not used up by it. */
char *pdf_map(int fd, size_t *n);
/* A whole PDF without a password; else the end of the process. */
qpdf_data pdf_open(const char *bytes, size_t n);
bool pdf_box_of(qpdf_data q, qpdf_oh page, struct pdf_box *box);
/* Draws page `page` of `from` into the field of page `on` of `to`. */
void pdf_draw(qpdf_data to, size_t on, const struct pdf_field *field,
    qpdf_data from, size_t page);

#endif

#endif
