/*
 * UUIDv7 (RFC 9562): 48 bits of milliseconds, a 12-bit counter in rand_a
 * (the RFC's method 1) and 62 random bits. The counter starts at a random
 * number below half its range in every millisecond and counts up within it;
 * when it is full, or the clock goes back, the last time is kept or moved on,
 * so ids of one process always sort in the order they were made.
 */
#include "config.h"

#include "base/uuid7.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

/* The counter's first value in a new millisecond. */
static unsigned
first_count(const unsigned char *random)
{
	return ((unsigned)random[0] << 8 | random[1]) & 0x7FFU;
}

static void
random_bytes(unsigned char *out, size_t n)
{
	/* Up to 256 bytes come whole once the system has started. */
	if (getrandom(out, n, 0) != (ssize_t)n)
		abort();
}

void
uuid7_make(int64_t unix_ms, char out[37])
{
	static int64_t last_ms = -1;
	static unsigned counter;
	unsigned char b[16];
	int i;

	random_bytes(b, sizeof(b));
	if (unix_ms > last_ms) {
		last_ms = unix_ms;
		counter = first_count(b + 6);
	} else if (++counter > 0xFFFU) {
		last_ms++;
		counter = first_count(b + 6);
	}
	for (i = 0; i < 6; i++)
		b[i] = (unsigned char)(last_ms >> (40 - 8 * i) & 0xFF);
	b[6] = (unsigned char)(0x70U | counter >> 8);
	b[7] = (unsigned char)(counter & 0xFFU);
	b[8] = (unsigned char)((b[8] & 0x3FU) | 0x80U);
	snprintf(out, 37, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
	    "%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2], b[3], b[4], b[5],
	    b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}
