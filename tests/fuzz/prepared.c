/* A photo that a helper made ready: it may have been led astray by the original,
 * and what it wrote is read here without a decoder. */
#include "config.h"

#include <stdlib.h>

#include "base/path.h"
#include "evidence/prepared.h"
#include "evidence/worker/protocol.h"
#include "report/jpeg.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct evidence_image image = { NULL, 0, 0 };
	char *path = path_join(fuzz_folder(), "photo.jpg");
	struct jpeg j;

	fuzz_write("photo.jpg", data, n);
	if (prepared_take(path, &image) && (image.width > PRINT_SIDE ||
	    image.height > PRINT_SIDE || image.width * image.height == 0))
		abort();
	evidence_image_clear(&image);
	if (jpeg_look(&j, path) && (j.bytes != n || j.width <= 0 ||
	    j.height <= 0))
		abort();
	free(path);
	return 0;
}
