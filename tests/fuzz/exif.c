/* The notes of a photo, of which one is read: which side is up. */
#include "config.h"

#include <stdlib.h>

#include "evidence/worker/exif.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	int orientation = exif_orientation(data, n);

	if (orientation < 1 || orientation > 8)
		abort();
	return 0;
}
