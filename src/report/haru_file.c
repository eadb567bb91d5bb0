/*
 * Files as streams of the PDF: a photo is opened when its turn comes and
 * closed behind its last byte, so that memory does not grow with photos.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "report/haru.h"

struct haru_file {
	struct haru_file *next;
	struct haru *haru;
	char *path;
	FILE *in;
	size_t size, read;
};

static HPDF_STATUS
file_read_part(HPDF_Stream stream, HPDF_BYTE *ptr, HPDF_UINT *size)
{
	struct haru_file *f = stream->attr;
	size_t n;

	if (f->in == NULL || f->haru->failed)
		return HPDF_FILE_IO_ERROR;
	n = fread(ptr, 1, *size, f->in);
	f->read += n;
	if (n == *size) {
		return HPDF_OK;
	}
	*size = (HPDF_UINT)n;
	if (ferror(f->in) || f->read != f->size) {
		f->haru->bad_file = f->path;
		f->haru->failed = true;
		return HPDF_FILE_IO_ERROR;
	}
	(void)fclose(f->in);
	f->in = NULL;
	return HPDF_STREAM_EOF;
}

static HPDF_STATUS
file_seek(HPDF_Stream stream, HPDF_INT pos, HPDF_WhenceMode mode)
{
	struct haru_file *f = stream->attr;

	if (pos != 0 || mode != HPDF_SEEK_SET)
		return HPDF_FILE_IO_ERROR;
	if (f->in != NULL)
		(void)fclose(f->in);
	f->read = 0;
	f->in = fopen(f->path, "rbe");
	if (f->in == NULL) {
		f->haru->bad_file = f->path;
		f->haru->failed = true;
		return HPDF_FILE_IO_ERROR;
	}
	return HPDF_OK;
}

static HPDF_INT32
file_tell(HPDF_Stream stream)
{
	const struct haru_file *f = stream->attr;

	return (HPDF_INT32)f->read;
}

static HPDF_UINT32
file_size(HPDF_Stream stream)
{
	const struct haru_file *f = stream->attr;

	return (HPDF_UINT32)f->size;
}

HPDF_Dict
haru_file_stream(struct haru *h, const char *path, size_t size)
{
	HPDF_Dict d = haru_made(h, HPDF_DictStream_New(h->doc->mmgr,
	    h->doc->xref));
	struct haru_file *f = xcalloc(1, sizeof(*f));
	HPDF_Stream reader;

	f->haru = h;
	f->path = xstrdup(path);
	f->size = size;
	f->next = h->files;
	h->files = f;
	reader = haru_made(h, HPDF_CallbackReader_New(h->doc->mmgr,
	    file_read_part, file_seek, file_tell, file_size, f));
	if (d == NULL || reader == NULL)
		return NULL;
	HPDF_Stream_Free(d->stream);
	d->stream = reader;
	d->filter = HPDF_STREAM_FILTER_DCT_DECODE;
	return d;
}

void
haru_files_close(struct haru *h)
{
	struct haru_file *f, *next;

	for (f = h->files; f != NULL; f = next) {
		next = f->next;
		if (f->in != NULL)
			(void)fclose(f->in);
		free(f->path);
		free(f);
	}
	h->files = NULL;
}
