/*
 * SHA-256, the only use made of libcrypto, by its oldest calls on purpose:
 * they come alone out of the static library (25 KB, with the CPU's own SHA
 * instructions), where EVP brings the whole of it, whose loading alone took
 * longer than the first screen may take. They cannot fail.
 */
#define OPENSSL_SUPPRESS_DEPRECATED 1
#include "config.h"

#include "base/hash.h"

#include <openssl/sha.h>
#include <stdlib.h>

#include "base/xalloc.h"

struct hash {
	SHA256_CTX ctx;
};

struct hash *
hash_new(void)
{
	struct hash *h = xmalloc(sizeof(*h));

	(void)SHA256_Init(&h->ctx);
	return h;
}

void
hash_add(struct hash *h, const void *bytes, size_t n)
{
	(void)SHA256_Update(&h->ctx, bytes, n);
}

void
hash_raw(struct hash *h, unsigned char out[32])
{
	(void)SHA256_Final(out, &h->ctx);
	free(h);
}

void
hash_hex(struct hash *h, char out[HASH_HEX])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char raw[32];
	size_t i;

	hash_raw(h, raw);
	for (i = 0; i < sizeof(raw); i++) {
		out[2 * i] = digits[raw[i] >> 4];
		out[2 * i + 1] = digits[raw[i] & 15];
	}
	out[2 * sizeof(raw)] = '\0';
}
