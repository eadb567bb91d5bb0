/*
 * libharu as what it is good at: numbering and writing objects. This is the
 * face of the one file that knows libharu's structures; fonts, text, images
 * and links are objects we make ourselves. Only report/pdf*.c include it.
 */
#ifndef REPORT_HARU_H
#define REPORT_HARU_H

#include <hpdf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* Its structures are read here: 2.3.0 and 2.4 have been tried. */
_Static_assert(HPDF_VERSION_ID == 20300 ||
    (HPDF_VERSION_ID >= 20400 && HPDF_VERSION_ID < 20500),
    "report/haru.c must be checked against this version of libharu");

struct haru {
	HPDF_Doc doc;
	bool failed;		/* something could not be made: give up */
	unsigned long code;	/* libharu's first error, for the sentence */
	struct haru_file *files;	/* streams read while saving */
	const char *bad_file;	/* the one that could not be read */
};

int haru_open(struct haru *h, struct error *err) CHECKED;
void haru_close(struct haru *h);
/* What has failed; returns -1. */
int haru_error(const struct haru *h, struct error *err);

/* Objects. All are owned by the document; a failure sets h->failed. */
HPDF_Dict haru_object(struct haru *h);		/* indirect dictionary */
HPDF_Dict haru_dict(struct haru *h);		/* direct dictionary */
HPDF_Array haru_array(struct haru *h);		/* direct array */
/* A stream of these bytes, compressed. */
HPDF_Dict haru_stream(struct haru *h, const void *bytes, size_t n);
/* A stream of a JPEG file's bytes, read when the document is saved. */
HPDF_Dict haru_file_stream(struct haru *h, const char *path, size_t size);
void haru_files_close(struct haru *h);
/* Notes the failure when libharu made nothing; returns what it made. */
void *haru_made(struct haru *h, void *object);
void haru_add(struct haru *h, HPDF_Dict d, const char *key, void *object);
void haru_add_number(struct haru *h, HPDF_Dict d, const char *key, int n);
void haru_add_name(struct haru *h, HPDF_Dict d, const char *key,
    const char *name);
/* A text string: UTF-16BE, so that every character survives. */
void haru_add_text(struct haru *h, HPDF_Dict d, const char *key,
    const char *utf8);
void haru_push(struct haru *h, HPDF_Array a, void *object);
void haru_push_number(struct haru *h, HPDF_Array a, int n);
/* Hundredths, exactly. */
void haru_push_length(struct haru *h, HPDF_Array a, int hundredths);

HPDF_Page haru_page(struct haru *h);
/* The page's drawing operators, once and all together. */
void haru_page_write(struct haru *h, HPDF_Page page, const char *bytes,
    size_t n);
/* The page's own names for a font and an image. */
const char *haru_font_name(struct haru *h, HPDF_Page page, HPDF_Dict font);
const char *haru_image_name(struct haru *h, HPDF_Page page, HPDF_Dict image);
HPDF_Array haru_annotations(struct haru *h, HPDF_Page page);
HPDF_Dict haru_outline(struct haru *h, HPDF_Dict parent, const char *title);

HPDF_Dict haru_info(struct haru *h, int year, int month, int day);
HPDF_Dict haru_catalog(struct haru *h);
void haru_set_id(struct haru *h, const uint8_t id[16]);
/* write returns false to stop. */
int haru_save(struct haru *h, bool (*write)(void *arg, const void *bytes,
    size_t n), void *arg);

#endif
