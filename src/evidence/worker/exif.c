/* The one thing that is taken from a photo's metadata: which side is up. */
#include "config.h"

#include "evidence/worker/exif.h"

#include <stdbool.h>
#include <stdint.h>

#define TAG_ORIENTATION 0x0112
#define TYPE_SHORT 3
#define ENTRY_SIZE 12

static unsigned
get16(const unsigned char *p, bool little)
{
	return little ? (unsigned)(p[0] | p[1] << 8) :
	    (unsigned)(p[0] << 8 | p[1]);
}

static uint32_t
get32(const unsigned char *p, bool little)
{
	uint32_t first = get16(p, little), second = get16(p + 2, little);

	return little ? second << 16 | first : first << 16 | second;
}

int
exif_orientation(const unsigned char *tiff, size_t n)
{
	unsigned count, i, value;
	const unsigned char *e;
	size_t at;
	bool little;

	if (n < 8 || tiff[0] != tiff[1] || (tiff[0] != 'I' && tiff[0] != 'M'))
		return 1;
	little = tiff[0] == 'I';
	at = get32(tiff + 4, little);
	if (get16(tiff + 2, little) != 42 || at > n - 2)
		return 1;
	count = get16(tiff + at, little);
	at += 2;
	for (i = 0; i < count && n - at >= ENTRY_SIZE; i++, at += ENTRY_SIZE) {
		e = tiff + at;
		if (get16(e, little) != TAG_ORIENTATION)
			continue;
		value = get16(e + 8, little);
		return get16(e + 2, little) == TYPE_SHORT && value >= 1 &&
		    value <= 8 ? (int)value : 1;
	}
	return 1;
}
