/*
 * What the fuzz targets share. A target is one function that reads bytes as
 * the program would; under clang libFuzzer calls it, in `make check` driver.c
 * does so with each file of tests/fuzz/corpus/TARGET.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* A folder in memory that goes with the process: working directory, HOME. The
 * first call also turns standard input and output to /dev/null. */
const char *fuzz_folder(void);
/* Writes the file `name` there; a folder in the name is made. */
void fuzz_write(const char *name, const void *bytes, size_t n);
/* Copies a file of the source tree there. */
void fuzz_copy(const char *name, const char *from);

/* Several files in one input: a line "%%% NAME" begins the next one, what
 * stands before it goes to names[0]. A file of the list (ended by NULL) that
 * the input does not hold is removed. */
void fuzz_parts(const uint8_t *data, size_t n, const char *const *names);

/* One input as a damaged copy of `base`: each three bytes of it are a place
 * (little endian; one more round of it for each time the same two bytes come
 * again) and the byte that comes to stand there. */
void fuzz_edit(uint8_t *base, size_t n_base, const uint8_t *data, size_t n);

#endif
