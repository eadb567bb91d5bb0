/* SHA-256 as a stream, by libcrypto. */
#ifndef EVIDENCE_HASH_H
#define EVIDENCE_HASH_H

#include <stddef.h>

#define HASH_HEX 65		/* 64 digits and the NUL */

struct hash;

struct hash *hash_new(void);
void hash_add(struct hash *h, const void *bytes, size_t n);
/* Ends and frees. "" in out when libcrypto failed us: equal to no digest. */
void hash_hex(struct hash *h, char out[HASH_HEX]);
/* The same with the 32 bytes themselves; false when libcrypto failed. */
int hash_raw(struct hash *h, unsigned char out[32]);

#endif
