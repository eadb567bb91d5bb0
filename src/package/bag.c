/*
 * BagIt 1.0 (RFC 8493): a folder data/ with the payload, and beside it text
 * files that say what it is and list every file with its SHA-256.
 */
#include "config.h"

#include "package/bag.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/utf8.h"

void
bag_note(struct build *b, const char *path, const char *sha256, int64_t size)
{
	if (str_starts(path, "data/")) {
		manifest_add(&b->payload, sha256, path);
		b->bytes += size;
	} else {
		manifest_add(&b->tags, sha256, path);
	}
}

int
bag_put(struct build *b, const char *path, const char *bytes, size_t n,
    struct error *err)
{
	char *full = path_join(b->root, path), sha256[HASH_HEX];
	struct hash *h = hash_new();
	struct outfile *f;
	int status;

	hash_add(h, bytes, n);
	hash_hex(h, sha256);
	status = outfile_open(&f, full, 0600, err);
	free(full);
	if (status != 0)
		return -1;
	outfile_write(f, bytes, n);
	if (outfile_commit(f, err) != 0)
		return -1;
	bag_note(b, path, sha256, (int64_t)n);
	return 0;
}

static int
put_text(struct build *b, const char *path, struct str *text,
    struct error *err)
{
	int status = text->overflow ? error_set(err, ERR_DATA, _("%s would be "
	    "too large."), path) : bag_put(b, path, text->ptr, text->len, err);

	str_clear(text);
	return status;
}

/* One line of bag-info.txt, whatever the value holds. */
static void
info(struct str *out, const char *label, const char *value)
{
	char *clean = utf8_clean(value, strlen(value), true);

	if (clean[0] != '\0')
		str_addf(out, "%s: %s\n", label, clean);
	free(clean);
}

static void
info_text(const struct build *b, struct str *out)
{
	const struct catalog *c = b->in->catalog;
	char day[11] = "";

	if (b->in->day != DATE_NONE)
		date_format_iso(b->in->day, day);
	str_addf(out, "Bag-Software-Agent: " AGENT " %s\n", b->in->version);
	info(out, "Bagging-Date", day);
	info(out, "External-Identifier", b->code);
	if (b->in->base != NULL)
		info(out, "Anshin-Adds-To", b->in->base_code);
	info(out, "External-Description", c->title);
	info(out, "Internal-Sender-Identifier", b->in->application);
	str_addf(out, "Payload-Oxum: %" PRId64 ".%zu\n", b->bytes,
	    b->payload.n);
	info(out, "Anshin-Schema", ANSWERS_SCHEMA);
	info(out, "Anshin-Catalogue", c->id);
	info(out, "Anshin-Edition", c->edition);
	info(out, "Anshin-Catalogue-SHA256", c->sha256);
}

int
bag_close(struct build *b, struct error *err)
{
	struct str text;

	str_init(&text, TEXT_LIMIT);
	str_add(&text, "BagIt-Version: 1.0\n"
	    "Tag-File-Character-Encoding: UTF-8\n");
	if (put_text(b, "bagit.txt", &text, err) != 0)
		return -1;
	str_init(&text, TEXT_LIMIT);
	info_text(b, &text);
	if (put_text(b, "bag-info.txt", &text, err) != 0)
		return -1;
	str_init(&text, TEXT_LIMIT);
	manifest_sort(&b->payload);
	manifest_text(&b->payload, &text);
	if (put_text(b, "manifest-sha256.txt", &text, err) != 0)
		return -1;
	memcpy(b->manifest_sha256, b->tags.list[b->tags.n - 1].sha256,
	    sizeof(b->manifest_sha256));
	str_init(&text, TEXT_LIMIT);
	manifest_sort(&b->tags);
	manifest_text(&b->tags, &text);
	return put_text(b, "tagmanifest-sha256.txt", &text, err);
}

void
bag_code(struct build *b, const char *answers)
{
	/* Crockford's: no I, L, O, U to be misread on paper. */
	static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	struct hash *h = hash_new();
	unsigned char raw[32];
	char choices[16];
	struct evidence e;
	uint64_t bits = 0;
	size_t i;

	hash_add(h, "anshin-package/2\n", 17);
	hash_add(h, answers, strlen(answers));
	for (i = 0; i < b->n; i++) {
		sheet_evidence_at(b->in->sheet, i, &e);
		hash_add(h, e.sha256, strlen(e.sha256));
		hash_add(h, b->packed[i].state == FILE_SAME ? "+" : "-", 1);
		hash_add(h, b->packed[i].sha256,
		    strlen(b->packed[i].sha256));
	}
	hash_add(h, b->in->catalog->sha256, strlen(b->in->catalog->sha256));
	snprintf(choices, sizeof(choices), "%u%c", b->in->choices.per_page,
	    b->in->choices.no_documents ? '-' : '+');
	hash_add(h, choices, strlen(choices));
	hash_raw(h, raw);
	for (i = 0; i < 5; i++)
		bits = bits << 8 | raw[i];
	for (i = 0; i < 8; i++)
		b->code[i + (i >= 4)] = letters[bits >> (35 - 5 * i) & 31];
	b->code[4] = '-';
	b->code[9] = '\0';
}
