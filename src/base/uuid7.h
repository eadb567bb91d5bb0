/* UUIDv7 (RFC 9562): time-ordered ids; text form is 36 characters + NUL. */
#ifndef BASE_UUID7_H
#define BASE_UUID7_H

#include <stdint.h>

/* Monotonic within the process even when the clock stands or goes back. */
void uuid7_make(int64_t unix_ms, char out[37]);

#endif
