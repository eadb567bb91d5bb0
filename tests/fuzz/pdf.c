/*
 * A PDF as evidence: its pages are measured and drawn into a page of ours.
 * The worker's file is read in here, so that what it leaves to the end of its
 * process can be given back.
 */
#include "config.h"

#include "evidence/worker/pdf_private.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/worker.h"

#ifdef HAVE_QPDF

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#define OPEN_MAX_HERE 4

static qpdf_data open_pdfs[OPEN_MAX_HERE];
static size_t n_open;
static const uint8_t *input;
static size_t n_input;

static qpdf_data
begin_pdf(void)
{
	return open_pdfs[n_open++] = (qpdf_init)();
}

/* Standard input is the input, and is not mapped again and again. */
#define fstat(fd, st) ((void)(fd), (st)->st_size = (off_t)n_input, 0)
#define mmap(at, n, use, how, fd, from) ((void *)(uintptr_t)input)
#define qpdf_init() begin_pdf()
#include "evidence/worker/pdf.c"
#undef qpdf_init
#undef mmap
#undef fstat

static const char page[] = "%PDF-1.7\n"
    "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
    "/Resources<<>>>>\nendobj\n"
    "xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n"
    "0000000054 00000 n \n0000000105 00000 n \n"
    "trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n184\n%%EOF\n";

static void
measure(void)
{
	pdf_measure();
}

static void
draw(void)
{
	static const struct pdf_field field = { 40, 40, 500, 700 };
	qpdf_data to = begin_pdf(), from;
	int i, n;

	qpdf_silence_errors(to);
	qpdf_set_suppress_warnings(to, QPDF_TRUE);
	if (qpdf_read_memory(to, "page", page, sizeof(page) - 1, NULL) != 0)
		abort();
	from = pdf_open((const char *)input, n_input);
	n = qpdf_get_num_pages(from);
	for (i = 0; i < n && i < PDF_PAGES_MAX; i++)
		pdf_draw(to, 0, &field, from, (size_t)i);
	if ((qpdf_init_write_memory(to) & QPDF_ERRORS) == 0)
		(void)qpdf_write(to);
}

static void
try(void (*task)(void))
{
	worker_try(task, input, n_input);
	while (n_open > 0)
		qpdf_cleanup(&open_pdfs[--n_open]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	input = data;
	n_input = n;
	try(measure);
	try(draw);
	return 0;
}

#else

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	worker_try(pdf_measure, data, n);
	return 0;
}

#endif
