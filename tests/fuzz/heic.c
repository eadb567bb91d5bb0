/* A photo as HEIC, made ready for print. */
#include "config.h"

#include <stdbool.h>

#include "evidence/worker/decode.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/worker.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static bool loaded;

	if (!loaded)
		worker_try(load_heif, data, n);
	loaded = true;
	worker_try(decode_heif, data, n);
	return 0;
}
