/* Any photo, freed of its notes. */
#include "config.h"

#include "evidence/worker/clean.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/worker.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	worker_try(clean_picture, data, n);
	return 0;
}
