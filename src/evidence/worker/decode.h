/*
 * The decoders. Each reads standard input (at its start), writes the prepared
 * JPEG to standard output and returns; whatever is wrong ends the process with
 * the status that says so: there is nothing to tidy up in a process that
 * reads one picture.
 */
#ifndef EVIDENCE_WORKER_DECODE_H
#define EVIDENCE_WORKER_DECODE_H

#include <stddef.h>
#include <stdint.h>

#include "evidence/worker/protocol.h"

#define JPEG_PIXELS UINT64_C(200000000)
#define OTHER_PIXELS UINT64_C(100000000)

void decode_jpeg(void);
void decode_png(void);
void decode_heif(void);
void decode_webp(void);
void name_kind(void);
void load_heif(void);		/* before decode_heif and limits_calls */

/* What argv asks for, within its limits; the process's status. */
struct task {
	const char *name;
	unsigned seconds, megabytes;	/* of computing, of output */
	void (*run)(void);
};
int work(const struct task *tasks, int argc, char **argv);

void finish(enum worker_status status) __attribute__((noreturn));
/* Zeroed memory, or the end. */
void *need(size_t n, size_t size) __attribute__((malloc, returns_nonnull));
/* All of standard input, at most 256 MB. */
unsigned char *read_whole(size_t *n);
/* Ends the process when the picture is empty or has too many pixels. */
void check_size(uint64_t width, uint64_t height, uint64_t most);

#endif
