/* Kinds of files as people call them; a MIME type says nothing to them. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "report/block.h"

#define OFFICE "application/vnd.openxmlformats-officedocument."
#define OPEN "application/vnd.oasis.opendocument."

static const struct kind {
	const char *mime;	/* or its beginning, ending in '/' */
	const char *words;
} kinds[] = {
	{ "image/jpeg", N_("Photo (JPEG)") },
	{ "image/heic", N_("Photo (HEIC)") },
	{ "image/heif", N_("Photo (HEIF)") },
	{ "image/avif", N_("Photo (AVIF)") },
	{ "image/png", N_("Picture (PNG)") },
	{ "image/webp", N_("Picture (WebP)") },
	{ "image/gif", N_("Picture (GIF)") },
	{ "image/tiff", N_("Picture (TIFF)") },
	{ "image/", N_("Picture") },
	{ "application/pdf", N_("Document (PDF)") },
	{ OFFICE "wordprocessingml.document", N_("Document (Word)") },
	{ OFFICE "spreadsheetml.sheet", N_("Table (Excel)") },
	{ OFFICE "presentationml.presentation", N_("Slides (PowerPoint)") },
	{ "application/msword", N_("Document (Word)") },
	{ "application/vnd.ms-excel", N_("Table (Excel)") },
	{ "application/vnd.ms-powerpoint", N_("Slides (PowerPoint)") },
	{ "application/vnd.ms-office", N_("Office file") },
	{ "application/x-ole-storage", N_("Office file") },
	{ OPEN "text", N_("Document (OpenDocument)") },
	{ OPEN "spreadsheet", N_("Table (OpenDocument)") },
	{ OPEN "presentation", N_("Slides (OpenDocument)") },
	{ "application/rtf", N_("Document (RTF)") },
	{ "text/rtf", N_("Document (RTF)") },
	{ "text/csv", N_("Table (CSV)") },
	{ "application/csv", N_("Table (CSV)") },
	{ "text/html", N_("Web page (HTML)") },
	{ "text/", N_("Text") },
	{ "application/json", N_("Text (JSON)") },
	{ "message/rfc822", N_("Mail") },
	{ "video/", N_("Video") },
	{ "audio/", N_("Sound") },
	{ "application/zip", N_("Archive (ZIP)") },
};

const char *
text_kind(struct document *d, const char *mime)
{
	const struct kind *k;
	size_t i, n;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		k = &kinds[i];
		n = strlen(k->mime);
		if (strcmp(mime, k->mime) == 0 || (k->mime[n - 1] == '/' &&
		    strncmp(mime, k->mime, n) == 0))
			return _(k->words);
	}
	return mime[0] == '\0' ? "" : textf(d, _("Other (%s)"), mime);
}
