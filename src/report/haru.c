/*
 * The only file that reaches into libharu. What it uses of the public but
 * internal structures: doc->{mmgr,xref,catalog,info,trailer,stream,
 * pdf_version}, a page's content stream, a dictionary's stream and filter.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "report/haru.h"

struct sink {
	struct haru *haru;
	bool (*write)(void *arg, const void *bytes, size_t n);
	void *arg;
};

/* The first failure counts; the others follow from it. */
static void
fail(struct haru *h, HPDF_STATUS code)
{
	if (!h->failed)
		h->code = code;
	h->failed = true;
}

static void
on_error(HPDF_STATUS code, HPDF_STATUS detail, void *user)
{
	(void)detail;
	fail(user, code);
}

void *
haru_made(struct haru *h, void *object)
{
	if (object == NULL)
		fail(h, HPDF_FAILD_TO_ALLOC_MEM);
	return object;
}

static void
checked(struct haru *h, HPDF_STATUS status)
{
	if (status != HPDF_OK)
		fail(h, status);
}

int
haru_open(struct haru *h, struct error *err)
{
	memset(h, 0, sizeof(*h));
	h->doc = HPDF_NewEx(on_error, NULL, NULL, 0, h);
	if (h->doc == NULL)
		return error_memory(err);
	checked(h, HPDF_SetPageMode(h->doc, HPDF_PAGE_MODE_USE_OUTLINE));
	checked(h, HPDF_SetPageLayout(h->doc, HPDF_PAGE_LAYOUT_ONE_COLUMN));
	h->doc->pdf_version = HPDF_VER_17;
	return 0;
}

int
haru_error(const struct haru *h, struct error *err)
{
	if (h->code == HPDF_FAILD_TO_ALLOC_MEM)
		return error_memory(err);
	return error_set(err, ERR_INTERNAL, _("The PDF could not be made "
	    "(libharu 0x%04lx)."), h->code);
}

void
haru_close(struct haru *h)
{
	if (h->doc != NULL)
		HPDF_Free(h->doc);
	haru_files_close(h);
	memset(h, 0, sizeof(*h));
}

HPDF_Dict
haru_object(struct haru *h)
{
	HPDF_Dict d = haru_dict(h);

	if (d != NULL)
		checked(h, HPDF_Xref_Add(h->doc->xref, d));
	return d;
}

HPDF_Dict
haru_dict(struct haru *h)
{
	return haru_made(h, HPDF_Dict_New(h->doc->mmgr));
}

HPDF_Array
haru_array(struct haru *h)
{
	return haru_made(h, HPDF_Array_New(h->doc->mmgr));
}

/* libharu would pack at zlib's level 6, which costs a third of an export for
 * 8 % of its size: packed here, and said so when the dictionary is written. */
static HPDF_STATUS
write_filter(HPDF_Dict d, HPDF_Stream stream)
{
	(void)d;
	return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\012");
}

static void
pack_into(struct haru *h, HPDF_Dict d, HPDF_Stream stream, const void *bytes,
    size_t n)
{
	uLongf size = compressBound(n);
	Bytef *packed = xmalloc(size);

	if (compress2(packed, &size, bytes, n, 1) != Z_OK)
		fail(h, HPDF_FAILD_TO_ALLOC_MEM);
	else
		checked(h, HPDF_Stream_Write(stream, packed,
		    (HPDF_UINT)size));
	d->filter = HPDF_STREAM_FILTER_NONE;
	d->write_fn = write_filter;
	free(packed);
}

HPDF_Dict
haru_stream(struct haru *h, const void *bytes, size_t n)
{
	HPDF_Dict d = haru_made(h, HPDF_DictStream_New(h->doc->mmgr,
	    h->doc->xref));

	if (d != NULL)
		pack_into(h, d, d->stream, bytes, n);
	return d;
}

void
haru_add(struct haru *h, HPDF_Dict d, const char *key, void *object)
{
	if (h->failed || d == NULL || object == NULL) {
		fail(h, HPDF_FAILD_TO_ALLOC_MEM);
		return;
	}
	checked(h, HPDF_Dict_Add(d, key, object));
}

void
haru_add_number(struct haru *h, HPDF_Dict d, const char *key, int n)
{
	if (!h->failed)
		checked(h, HPDF_Dict_AddNumber(d, key, n));
}

void
haru_add_name(struct haru *h, HPDF_Dict d, const char *key, const char *name)
{
	if (!h->failed)
		checked(h, HPDF_Dict_AddName(d, key, name));
}

void
haru_add_text(struct haru *h, HPDF_Dict d, const char *key, const char *utf8)
{
	size_t n = strlen(utf8), at = 0, len, out = 0;
	uint8_t *utf16 = xmalloc(2 * n + 2);

	utf16[out++] = 0xfe;
	utf16[out++] = 0xff;
	while (at < n) {
		uint32_t c = utf8_decode(utf8 + at, n - at, &len);

		at += len;
		if (c > 0xffff) {
			uint32_t high = 0xd7c0 + (c >> 10);

			utf16[out++] = (uint8_t)(high >> 8);
			utf16[out++] = (uint8_t)high;
			c = 0xdc00 + (c & 0x3ff);
		}
		utf16[out++] = (uint8_t)(c >> 8);
		utf16[out++] = (uint8_t)c;
	}
	haru_add(h, d, key, HPDF_Binary_New(h->doc->mmgr, utf16,
	    (HPDF_UINT)out));
	free(utf16);
}

void
haru_push(struct haru *h, HPDF_Array a, void *object)
{
	if (h->failed || a == NULL || object == NULL) {
		fail(h, HPDF_FAILD_TO_ALLOC_MEM);
		return;
	}
	checked(h, HPDF_Array_Add(a, object));
}

void
haru_push_number(struct haru *h, HPDF_Array a, int n)
{
	if (!h->failed)
		checked(h, HPDF_Array_AddNumber(a, n));
}

void
haru_push_length(struct haru *h, HPDF_Array a, int hundredths)
{
	if (!h->failed)
		checked(h, HPDF_Array_AddReal(a,
		    (HPDF_REAL)hundredths / 100));
}

HPDF_Page
haru_page(struct haru *h)
{
	HPDF_Page page = h->failed ? NULL : haru_made(h, HPDF_AddPage(h->doc));

	if (page != NULL)
		checked(h, HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4,
		    HPDF_PAGE_PORTRAIT));
	return page;
}

void
haru_page_write(struct haru *h, HPDF_Page page, const char *bytes, size_t n)
{
	HPDF_PageAttr attr;

	if (h->failed)
		return;
	attr = page->attr;
	pack_into(h, attr->contents, attr->stream, bytes, n);
}

const char *
haru_font_name(struct haru *h, HPDF_Page page, HPDF_Dict font)
{
	const char *name = h->failed ? NULL :
	    haru_made(h, (void *)(uintptr_t)HPDF_Page_GetLocalFontName(page,
	    font));

	return name != NULL ? name : "F1";
}

const char *
haru_image_name(struct haru *h, HPDF_Page page, HPDF_Dict image)
{
	const char *name = h->failed ? NULL :
	    haru_made(h, (void *)(uintptr_t)HPDF_Page_GetXObjectName(page,
	    image));

	return name != NULL ? name : "X1";
}

HPDF_Array
haru_annotations(struct haru *h, HPDF_Page page)
{
	HPDF_Array a;

	if (h->failed)
		return NULL;
	a = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);
	if (a == NULL) {
		a = haru_array(h);
		haru_add(h, page, "Annots", a);
	}
	return a;
}

HPDF_Dict
haru_outline(struct haru *h, HPDF_Dict parent, const char *title)
{
	HPDF_Dict o = h->failed ? NULL : haru_made(h, HPDF_CreateOutline(h->doc,
	    parent, "-", NULL));

	if (o != NULL)
		haru_add_text(h, o, "Title", title);
	return o;
}

HPDF_Dict
haru_info(struct haru *h, int year, int month, int day)
{
	HPDF_Date date = { year, month, day, 0, 0, 0, '+', 9, 0 };

	if (h->failed)
		return NULL;
	checked(h, HPDF_SetInfoDateAttr(h->doc, HPDF_INFO_CREATION_DATE,
	    date));
	checked(h, HPDF_SetInfoDateAttr(h->doc, HPDF_INFO_MOD_DATE, date));
	return haru_made(h, h->doc->info);
}

HPDF_Dict
haru_catalog(struct haru *h)
{
	return h->doc->catalog;
}

void
haru_set_id(struct haru *h, const uint8_t id[16])
{
	HPDF_Array pair = haru_array(h);
	uint8_t copy[16];
	int i;

	for (i = 0; i < 2; i++) {
		memcpy(copy, id, sizeof(copy));
		haru_push(h, pair, HPDF_Binary_New(h->doc->mmgr, copy, 16));
	}
	haru_add(h, h->doc->trailer, "ID", pair);
}

static HPDF_STATUS
sink_write(HPDF_Stream stream, const HPDF_BYTE *ptr, HPDF_UINT size)
{
	struct sink *s = stream->attr;

	if (s->haru->failed || !s->write(s->arg, ptr, size)) {
		s->haru->failed = true;
		return HPDF_FILE_IO_ERROR;
	}
	return HPDF_OK;
}

int
haru_save(struct haru *h, bool (*write)(void *arg, const void *bytes,
    size_t n), void *arg)
{
	struct sink sink = { h, write, arg };

	if (h->failed)
		return -1;
	h->doc->stream = haru_made(h, HPDF_CallbackWriter_New(h->doc->mmgr,
	    sink_write, &sink));
	if (!h->failed)
		checked(h, HPDF_SaveToStream(h->doc));
	return h->failed ? -1 : 0;
}
