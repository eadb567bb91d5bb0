/*
 * Names that every computer can keep: a package travels by USB stick, by
 * mail and through zip programs that garble Japanese. The original name
 * stands in the index. The number in front keeps names apart where capital
 * and small letters are one.
 */
#include "config.h"

#include "package/names.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/xalloc.h"

#define STEM_MAX 40

static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9');
}

/* Runs of anything else become one hyphen, none at either end. */
static void
add_plain(struct str *out, const char *s, size_t n)
{
	size_t start = out->len, i;

	for (i = 0; i < n && out->len - start < STEM_MAX; i++) {
		if (is_plain(s[i]) || ((s[i] == '_' || s[i] == '.') &&
		    out->len > start))
			str_add_char(out, s[i]);
		else if (out->len > start && out->ptr[out->len - 1] != '-')
			str_add_char(out, '-');
	}
	while (out->len > start && !is_plain(out->ptr[out->len - 1]))
		str_truncate(out, out->len - 1);
}

char *
name_ascii(const char *s, const char *other)
{
	struct str out;

	str_init(&out, 255);
	add_plain(&out, s, strlen(s));
	if (out.len == 0)
		str_add(&out, other);
	return str_take(&out);
}

/* The ending that opens the file: its own when it is a usual one, else one
 * that its kind has. */
static void
add_ending(struct str *out, const char *ending, const char *kind)
{
	static const struct { const char *kind, *ending; } kinds[] = {
		{ "image/jpeg", "jpg" }, { "image/png", "png" },
		{ "image/heic", "heic" }, { "image/heif", "heif" },
		{ "image/webp", "webp" }, { "image/avif", "avif" },
		{ "application/pdf", "pdf" }, { "text/plain", "txt" },
		{ "text/html", "html" }, { "text/csv", "csv" },
	};
	size_t i, n = strlen(ending);
	bool usual = n > 0 && n <= 5;

	for (i = 0; i < n; i++)
		usual = usual && is_plain(ending[i]);
	str_add_char(out, '.');
	if (usual) {
		for (i = 0; i < n; i++)
			str_add_char(out, ending[i] >= 'A' &&
			    ending[i] <= 'Z' ? (char)(ending[i] + 32) :
			    ending[i]);
		return;
	}
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(kind, kinds[i].kind) == 0) {
			str_add(out, kinds[i].ending);
			return;
		}
	}
	str_add(out, "bin");
}

static const char *
first_item(const struct catalog *c, const struct evidence *e)
{
	size_t i;

	for (i = 0; i < c->n_items; i++)
		if (evidence_serves(e, c->items[i].id))
			return c->items[i].id;
	return "other";
}

char *
name_of_evidence(const struct catalog *c, const struct evidence *e,
    size_t index)
{
	const char *dot = strrchr(e->name, '.');
	size_t stem = dot != NULL && dot != e->name ?
	    (size_t)(dot - e->name) : strlen(e->name);
	char *item = name_ascii(first_item(c, e), "other");
	struct str out;
	size_t before;

	str_init(&out, 512);
	str_addf(&out, "data/evidence/%s/%03zu-", item, index + 1);
	free(item);
	before = out.len;
	add_plain(&out, e->name, stem);
	if (out.len == before)
		str_add(&out, str_starts(e->kind, "image/") ? "photo" :
		    "file");
	add_ending(&out, e->name[stem] == '.' ? dot + 1 : "", e->kind);
	return str_take(&out);
}
