/* Inside pdf: its three files share the document in hand. */
#ifndef REPORT_PDF_PRIVATE_H
#define REPORT_PDF_PRIVATE_H

#include "report/font.h"
#include "report/haru.h"
#include "report/layout.h"
#include "report/pdf.h"

#define PDF_FONTS 16

struct pdf {
	struct haru haru;
	const struct pdf_input *in;
	HPDF_Dict fonts[PDF_FONTS];	/* made when a font is first used */
	HPDF_Page *pages;
};

/* The font object of font i; filled by pdf_fonts_finish. */
HPDF_Dict pdf_font(struct pdf *p, int i);
int pdf_fonts_finish(struct pdf *p, struct error *err) CHECKED;
/* An image object of a prepared JPEG; NULL when it is none. */
HPDF_Dict pdf_image(struct pdf *p, const char *path);
/* All operators of one page. */
void pdf_page_draw(struct pdf *p, const struct page *page, HPDF_Page to);

#endif
