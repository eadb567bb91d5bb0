/*
 * Between the program and its workers, whose one argument is the task:
 *   image   a picture made ready for print, as JPEG
 *   screen  a picture as a small raster (PPM), for a look at it
 *   clean   a picture without its notes (clean.h)
 *   pdf     the pages of a PDF measured (pdf.h)
 *   join    pages of PDFs drawn into our own (pdf.h)
 *   kind    the MIME type of a file, from its first KIND_HEAD bytes
 * The original is file descriptor 0 (at its start, seekable), the result goes
 * to 1, and the exit status is the verdict. Descriptor 2 is a pipe whose end
 * tells that the worker has finished; what is printed there is dropped.
 */
#ifndef EVIDENCE_WORKER_PROTOCOL_H
#define EVIDENCE_WORKER_PROTOCOL_H

#define WORKER_NAME "anshin-worker"	/* image, screen, clean, kind */
#define WORKER_PDF_NAME "anshin-worker-pdf"	/* pdf, join */

enum worker_status {
	WORKER_DONE = 0,
	WORKER_USAGE = 2,
	WORKER_BROKEN = 10,	/* damaged or incomplete */
	WORKER_UNKNOWN = 11,	/* no kind of picture that can be read here */
	WORKER_TOO_LARGE = 12,	/* too many pixels, or too much memory */
	WORKER_OUTPUT = 13,	/* the result cannot be written */
	WORKER_LOCKED = 14	/* a PDF with a password or encryption */
};

#define PDF_PAGES_MAX 60	/* of one document; more is not printed */
#define PDF_SIDE_MAX 1440000	/* of a page, 1/100 point: as viewers show */

#define KIND_HEAD 65536		/* bytes that tell what a file is */

#define PRINT_SIDE 2048		/* pixels of the long side, at most */
#define SCREEN_SIDE 192		/* the same, on the screen */
#define RASTER_HEAD "P6\n%u %u\n255\n"	/* then 3 bytes for each pixel */

#endif
