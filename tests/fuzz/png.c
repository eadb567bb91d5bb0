/* A picture as PNG, made ready for print. */
#include "config.h"

#include "evidence/worker/decode.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/worker.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	worker_try(decode_png, data, n);
	return 0;
}
