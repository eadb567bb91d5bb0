/*
 * SHA-256 of an item's Japanese text: title, question, how_to, sub-checks and
 * readings with their limits. Each text ends with a NUL, so that no two
 * different items make the same bytes. What only explains (threat, help,
 * examples, bases) does not count: mending it must not bring answers back.
 */
#include "config.h"

#include "catalog/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdint.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "catalog/value.h"

#define ITEM_BYTES_MAX (1u << 20)
#define HEX_SIZE (2 * 32 + 1)

static void
add(struct str *out, const char *text)
{
	(void)str_add_n(out, text, strlen(text) + 1);
}

static void
add_integer(struct str *out, int64_t v)
{
	(void)str_addf(out, "%lld", (long long)v);
	(void)str_add_n(out, "", 1);
}

static void
add_limit(struct str *out, const struct limit *l)
{
	add_integer(out, l->from);
	add_integer(out, l->has_min ? 1 : 0);
	add_integer(out, l->min);
	add_integer(out, l->has_max ? 1 : 0);
	add_integer(out, l->max);
	add_integer(out, l->months);
	add_integer(out, l->after);
	add_integer(out, l->after_application ? 1 : 0);
	add(out, l->accept);
}

static void
add_item(struct str *out, const struct item *it)
{
	size_t i, k;

	add(out, it->title);
	add(out, it->question);
	add(out, it->how_to);
	for (i = 0; i < it->n_checks; i++) {
		add(out, it->checks[i].id);
		add(out, it->checks[i].text);
	}
	for (i = 0; i < it->n_readings; i++) {
		const struct reading *r = &it->readings[i];

		add(out, r->id);
		add(out, r->label);
		add(out, r->unit);
		for (k = 0; k < r->n_limits; k++)
			add_limit(out, &r->limits[k]);
	}
}

static int
digest(EVP_MD_CTX *ctx, const EVP_MD *md, const char *bytes, size_t n,
    char hex[HEX_SIZE])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char sum[EVP_MAX_MD_SIZE];
	unsigned len, i;

	if (EVP_DigestInit_ex2(ctx, md, NULL) != 1 ||
	    EVP_DigestUpdate(ctx, bytes, n) != 1 ||
	    EVP_DigestFinal_ex(ctx, sum, &len) != 1 || len != 32)
		return -1;
	for (i = 0; i < len; i++) {
		hex[2 * i] = digits[sum[i] >> 4];
		hex[2 * i + 1] = digits[sum[i] & 15];
	}
	hex[HEX_SIZE - 1] = '\0';
	return 0;
}

static int
hash_items(struct catalog *c, EVP_MD_CTX *ctx, const EVP_MD *md,
    struct arena *arena)
{
	struct item *items = value_get_pointer(c,
	    offsetof(struct catalog, items));
	char hex[HEX_SIZE];
	struct str text;
	size_t i;
	int status = 0;

	str_init(&text, ITEM_BYTES_MAX);
	for (i = 0; i < c->n_items && status == 0; i++) {
		str_truncate(&text, 0);
		add_item(&text, &items[i]);
		status = digest(ctx, md, text.ptr, text.len, hex);
		items[i].text_hash = arena_strdup(arena, hex);
	}
	str_clear(&text);
	return status;
}

int
hash_catalog(struct catalog *c, const char *bytes, size_t n,
    struct arena *arena, struct error *err)
{
	EVP_MD_CTX *ctx;
	EVP_MD *md;
	char hex[HEX_SIZE];
	int status = -1;

	/* openssl.cnf takes longer to read than the catalogue. */
	(void)OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
	md = EVP_MD_fetch(NULL, "SHA2-256", NULL);
	ctx = EVP_MD_CTX_new();
	if (md != NULL && ctx != NULL &&
	    digest(ctx, md, bytes, n, hex) == 0) {
		c->sha256 = arena_strdup(arena, hex);
		status = hash_items(c, ctx, md, arena);
	}
	EVP_MD_CTX_free(ctx);
	EVP_MD_free(md);
	if (status != 0)
		return error_set(err, ERR_INTERNAL, _("The library libcrypto "
		    "cannot compute SHA-256. Install it anew."));
	return 0;
}
