/* The worker's code within the process of a fuzz target: what would end the
 * worker only ends the input. */
#ifndef TESTS_FUZZ_WORKER_H
#define TESTS_FUZZ_WORKER_H

#include <stddef.h>
#include <stdint.h>

/* Runs it with the bytes as standard input. */
void worker_try(void (*task)(void), const uint8_t *data, size_t n);
void worker_free(void *p);

#endif
