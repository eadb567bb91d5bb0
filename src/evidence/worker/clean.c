/*
 * JPEG, PNG and WebP are lists of parts: those that make up the picture are
 * copied, those that tell about its maker are not, and what follows the
 * picture's end (a short film, a second picture) is left out.
 */
#include "config.h"

#include "evidence/worker/clean.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "evidence/worker/decode.h"
#include "evidence/worker/exif.h"

#define EXIF_HEAD "Exif\0"	/* and the string's own end: 6 bytes */
#define TIFF_AT 6
#define TURN_AT 18		/* of the value in the block below */

/* The smallest Exif block: one entry, which side is up. */
static const unsigned char turned[26] = {
	'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
	0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0
};

void
clean_put(const void *bytes, size_t n)
{
	if (fwrite(bytes, 1, n, stdout) != n)
		finish(WORKER_OUTPUT);
}

static void
turned_block(unsigned char out[26], int orientation)
{
	memcpy(out, turned, sizeof(turned));
	out[TURN_AT + 1] = (unsigned char)orientation;
}

static size_t
get16(const unsigned char *p)
{
	return (size_t)p[0] << 8 | p[1];
}

static size_t
get32(const unsigned char *p)
{
	return get16(p) << 16 | get16(p + 2);
}

static size_t
get32_little(const unsigned char *p)
{
	return (size_t)p[3] << 24 | (size_t)p[2] << 16 | (size_t)p[1] << 8 |
	    p[0];
}

static bool
begins(const unsigned char *p, size_t n, const char *with, size_t length)
{
	return n >= length && memcmp(p, with, length) == 0;
}

/* --- JPEG --------------------------------------------------------------- */

enum { SOF0 = 0xC0, SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, APP0 = 0xE0 };

/* Belongs to the picture: its tables, colours, Adobe's ink; no notes, no
 * thumbnail, nothing that no reader knows. */
static bool
keeps(unsigned marker, const unsigned char *body, size_t n)
{
	if (marker == APP0)
		return begins(body, n, "JFIF", 5);
	if (marker == APP0 + 2)
		return begins(body, n, "ICC_PROFILE", 12);
	if (marker == APP0 + 14)
		return begins(body, n, "Adobe", 5);
	return marker >= SOF0 && marker < APP0;
}

static void
put_segment(unsigned marker, const unsigned char *body, size_t n)
{
	const unsigned char head[4] = { 0xFF, (unsigned char)marker,
		(unsigned char)((n + 2) >> 8), (unsigned char)(n + 2) };

	clean_put(head, sizeof(head));
	clean_put(body, n);
}

/* JFIF's own thumbnail goes too. */
static void
put_jfif(const unsigned char *body)
{
	unsigned char plain[14];

	memcpy(plain, body, 12);
	plain[12] = plain[13] = 0;
	put_segment(APP0, plain, sizeof(plain));
}

static void
put_turned(int orientation)
{
	unsigned char block[TIFF_AT + sizeof(turned)] = EXIF_HEAD;

	turned_block(block + TIFF_AT, orientation);
	if (orientation != 1)
		put_segment(APP0 + 1, block, sizeof(block));
}

/* Bytes of the coded picture from `at`, up to the next marker proper. */
static size_t
coded(const unsigned char *p, size_t n, size_t at)
{
	const unsigned char *next;

	while (at + 1 < n && (next = memchr(p + at, 0xFF, n - at - 1)) !=
	    NULL) {
		at = (size_t)(next - p);
		if (p[at + 1] != 0 && p[at + 1] != 0xFF &&
		    (p[at + 1] < 0xD0 || p[at + 1] > 0xD7))
			return at;
		at++;
	}
	return at + 1 < n ? n - 1 : at;
}

static int
jpeg_orientation(const unsigned char *p, size_t n)
{
	size_t at = 2, length;

	while (n - at >= 4 && p[at] == 0xFF && p[at + 1] != SOS) {
		length = get16(p + at + 2);
		if (length < 2 || length > n - at - 2)
			break;
		if (p[at + 1] == APP0 + 1 && begins(p + at + 4, length - 2,
		    EXIF_HEAD, TIFF_AT))
			return exif_orientation(p + at + 4 + TIFF_AT,
			    length - 2 - TIFF_AT);
		at += 2 + length;
	}
	return 1;
}

static void
clean_jpeg(const unsigned char *p, size_t n)
{
	int orientation = jpeg_orientation(p, n);
	size_t at = 2, length, end;
	unsigned marker;
	bool first = true;

	clean_put(p, 2);
	while (n - at >= 2) {
		if (p[at] != 0xFF)
			finish(WORKER_BROKEN);
		if (p[at + 1] == 0xFF) {	/* fill byte */
			at++;
			continue;
		}
		marker = p[at + 1];
		if (marker == EOI) {
			clean_put(p + at, 2);
			return;
		}
		if (n - at < 4 || (length = get16(p + at + 2)) < 2 ||
		    length > n - at - 2)
			finish(WORKER_BROKEN);
		if (first && marker != APP0)
			put_turned(orientation);
		if (marker == APP0 && length >= 16 &&
		    keeps(marker, p + at + 4, length - 2))
			put_jfif(p + at + 4);
		else if (marker != APP0 && keeps(marker, p + at + 4,
		    length - 2))
			put_segment(marker, p + at + 4, length - 2);
		if (first && marker == APP0)
			put_turned(orientation);
		first = false;
		at += 2 + length;
		if (marker == SOS) {
			end = coded(p, n, at);
			clean_put(p + at, end - at);
			at = end;
		}
	}
	finish(WORKER_BROKEN);		/* no end */
}

/* --- PNG ---------------------------------------------------------------- */

static void
clean_png(const unsigned char *p, size_t n)
{
	static const char kept[] = "tRNSgAMAcHRMsRGBiCCPsBITbKGDhISTpHYssPLT"
	    "cICPmDCVcLLI";
	size_t at = 8, length, i;
	bool keep;

	clean_put(p, 8);
	while (n - at >= 12) {
		length = get32(p + at);
		if (length > n - at - 12)
			finish(WORKER_BROKEN);
		keep = (p[at + 4] & 0x20) == 0;		/* critical */
		for (i = 0; kept[i] != '\0' && !keep; i += 4)
			keep = memcmp(p + at + 4, kept + i, 4) == 0;
		if (keep)
			clean_put(p + at, length + 12);
		if (memcmp(p + at + 4, "IEND", 4) == 0)
			return;
		at += length + 12;
	}
	finish(WORKER_BROKEN);
}

/* --- WebP --------------------------------------------------------------- */

enum { FLAG_XMP = 4, FLAG_EXIF = 8 };

static bool
is_picture(const unsigned char *chunk)
{
	static const char kinds[] = "VP8 VP8LVP8XALPHANIMANMFICCP";
	size_t i;

	for (i = 0; kinds[i] != '\0'; i += 4)
		if (memcmp(chunk, kinds + i, 4) == 0)
			return true;
	return false;
}

static int
webp_orientation(const unsigned char *body, size_t n)
{
	return begins(body, n, EXIF_HEAD, TIFF_AT) ?
	    exif_orientation(body + TIFF_AT, n - TIFF_AT) :
	    exif_orientation(body, n);
}

/* In place: chunks move towards the start as others before them go. Returns
 * the new end. */
static size_t
webp_squeeze(unsigned char *p, size_t n, int *orientation)
{
	size_t at = 12, to = 12, length, whole;

	while (n - at >= 8) {
		length = get32_little(p + at + 4);
		if (length > n - at - 8)
			finish(WORKER_BROKEN);
		whole = 8 + length + (length & 1);
		if (whole > n - at)
			whole = n - at;
		if (memcmp(p + at, "EXIF", 4) == 0)
			*orientation = webp_orientation(p + at + 8, length);
		if (is_picture(p + at)) {
			memmove(p + to, p + at, whole);
			to += whole;
		}
		at += whole;
	}
	return to;
}

static void
clean_webp(unsigned char *p, size_t n)
{
	unsigned char block[8 + sizeof(turned)] = { 'E', 'X', 'I', 'F',
		sizeof(turned) };
	size_t said = get32_little(p + 4) + 8, size;
	int orientation = 1, i;
	bool wide;

	if (said > n || said < 20)
		finish(WORKER_BROKEN);
	n = webp_squeeze(p, said, &orientation);
	wide = memcmp(p + 12, "VP8X", 4) == 0;
	if (!wide)
		orientation = 1;	/* such a file has no notes at all */
	if (wide) {
		p[20] &= (unsigned char)~(FLAG_XMP | FLAG_EXIF);
		if (orientation != 1)
			p[20] |= FLAG_EXIF;
	}
	size = n - 8 + (orientation != 1 ? sizeof(block) : 0);
	for (i = 0; i < 4; i++)
		p[4 + i] = (unsigned char)(size >> (8 * i));
	clean_put(p, n);
	if (orientation == 1)
		return;
	turned_block(block + 8, orientation);
	clean_put(block, sizeof(block));
}

void
clean_picture(void)
{
	size_t n;
	unsigned char *p = read_whole(&n);

	if (begins(p, n, "\xff\xd8\xff", 3)) {
		clean_jpeg(p, n);
	} else if (begins(p, n, "\x89PNG\r\n\x1a\n", 8)) {
		clean_png(p, n);
	} else if (n >= 21 && begins(p, n, "RIFF", 4) &&
	    memcmp(p + 8, "WEBP", 4) == 0) {
		clean_webp(p, n);
	} else if (n >= 12 && memcmp(p + 4, "ftyp", 4) == 0) {
		if (!clean_heif(p, n))
			finish(WORKER_UNKNOWN);
		clean_put(p, n);
	} else {
		finish(WORKER_UNKNOWN);
	}
	if (fflush(stdout) != 0)
		finish(WORKER_OUTPUT);
}
