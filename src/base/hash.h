/* SHA-256 as a stream. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

#define HASH_HEX 65		/* 64 digits and the NUL */

struct hash;

struct hash *hash_new(void);
void hash_add(struct hash *h, const void *bytes, size_t n);
/* Both end the stream and free it. */
void hash_hex(struct hash *h, char out[HASH_HEX]);
void hash_raw(struct hash *h, unsigned char out[32]);

#endif
