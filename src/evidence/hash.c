/*
 * SHA-256 as a stream. The algorithm is fetched once for the run: fetching
 * costs more than hashing a small file. A failure of libcrypto is kept until
 * the end, where it gives a digest that equals no other.
 */
#include "config.h"

#include "evidence/hash.h"

#include <openssl/evp.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/xalloc.h"

struct hash {
	EVP_MD_CTX *ctx;
	bool failed;
};

static const EVP_MD *
sha256(void)
{
	static EVP_MD *md;

	if (md == NULL)
		md = EVP_MD_fetch(NULL, "SHA256", NULL);
	return md;
}

struct hash *
hash_new(void)
{
	struct hash *h = xcalloc(1, sizeof(*h));

	h->ctx = EVP_MD_CTX_new();
	h->failed = h->ctx == NULL || sha256() == NULL ||
	    EVP_DigestInit_ex2(h->ctx, sha256(), NULL) != 1;
	return h;
}

void
hash_add(struct hash *h, const void *bytes, size_t n)
{
	if (!h->failed && EVP_DigestUpdate(h->ctx, bytes, n) != 1)
		h->failed = true;
}

int
hash_raw(struct hash *h, unsigned char out[32])
{
	unsigned int n = 0;
	int status = 0;

	if (h->failed || EVP_DigestFinal_ex(h->ctx, out, &n) != 1 || n != 32)
		status = -1;
	EVP_MD_CTX_free(h->ctx);
	free(h);
	return status;
}

void
hash_hex(struct hash *h, char out[HASH_HEX])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char raw[32];
	size_t i;

	out[0] = '\0';
	if (hash_raw(h, raw) != 0)
		return;
	for (i = 0; i < sizeof(raw); i++) {
		out[2 * i] = digits[raw[i] >> 4];
		out[2 * i + 1] = digits[raw[i] & 15];
	}
	out[2 * sizeof(raw)] = '\0';
}
