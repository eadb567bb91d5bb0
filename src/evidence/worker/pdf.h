/*
 * Documents in PDF, by libqpdf. They are never shown by a viewer of ours:
 * pages are counted and measured, and their drawing is put into pages that
 * report/ has made for them.
 */
#ifndef EVIDENCE_WORKER_PDF_H
#define EVIDENCE_WORKER_PDF_H

/* Standard input: the PDF. Standard output: a line "WIDTH HEIGHT" for each
 * page, upright, in hundredths of a point. Ends the process with
 * WORKER_LOCKED, WORKER_BROKEN, WORKER_TOO_LARGE. */
void pdf_measure(void);

/* Standard input, each text ended by a NUL: the PDF that is filled, the file
 * to write, and for each page of evidence: the page to draw on (from 0), X, Y,
 * WIDTH, HEIGHT of the field (from below, hundredths), the evidence's file and
 * its page. join_open opens all files, join_write does the rest. */
void join_open(void);
void join_write(void);

/* The shape of a page, and how it comes to stand in a field. */
struct pdf_box {
	double x0, y0, x1, y1;
	int turn;		/* 0, 90, 180, 270: clockwise */
};
struct pdf_field { double x, y, w, h; };
/* The six numbers of the matrix. Nothing is enlarged. */
void pdf_fit(const struct pdf_box *box, const struct pdf_field *field,
    double m[6]);

#endif
