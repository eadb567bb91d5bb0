/*
 * What another machine's stick may hold: a bundle, or a whole store, that is
 * taken into ours. Input: edits (fuzz.h) of a good bundle behind a "b", of a
 * store behind an "s"; in capitals ours has the application already. Anything
 * else is the file itself. Whatever it says, our store is sound afterwards, and
 * as it was where it was refused.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "store/store.h"
#include "tests/fuzz/fuzz.h"

enum { KNOWN_MAX = 1 << 20 };

/* A file of which each input is a damaged copy, or gets a fresh one. */
struct base {
	char *bytes;
	size_t n;
};
static struct base bundle, whole, blank, ours;
static struct error err;

static void
need(bool holds)
{
	if (!holds)
		abort();
}

static void
read_base(struct base *b, const char *name)
{
	char *path = path_join(fuzz_folder(), name);

	need(file_read(&b->bytes, &b->n, path, KNOWN_MAX, &err) == 0);
	free(path);
}

static void
make_bundle(void)
{
	static const char photo[] = "what a photo shows";
	struct hash *h = hash_new();
	struct store_app *list;
	char sha256[HASH_HEX];
	struct bundle *b;
	struct store *s;
	size_t n;

	hash_add(h, photo, sizeof(photo));
	hash_hex(h, sha256);
	need(store_open(&s, "whole.db", STORE_READ, &err) == 0);
	need(store_list(s, &list, &n, &err) == 0 && n > 0);
	need(bundle_begin(&b, s, list[0].id, "good.anshin", &err) == 0);
	need(bundle_file(b, sha256, sizeof(photo), &err) == 0);
	need(bundle_bytes(b, photo, sizeof(photo), &err) == 0);
	need(bundle_end(b, 0, &err) == 0);
	store_list_free(list, n);
	store_close(s);
}

/* Ours goes on for itself, so that values stand against each other. */
static void
make_ours(void)
{
	const struct change here = { "1-01", "note", "from here" };
	struct store_app *list;
	struct store *s;
	int64_t ms;
	size_t n;

	need(store_open(&s, "blank.db", STORE_WRITE, &err) == 0);
	store_close(s);
	need(store_open(&s, "ours.db", STORE_WRITE, &err) == 0);
	need(store_list(s, &list, &n, &err) == 0 && n > 0);
	need(store_record(s, list[0].id, &here, 1, "", NULL, NULL, &ms,
	    &err) == 0);
	store_list_free(list, n);
	store_close(s);
}

static void
make_bases(void)
{
	fuzz_copy("whole.db", "tests/data/store/002.db");
	fuzz_copy("ours.db", "tests/data/store/002.db");
	make_bundle();
	make_ours();
	read_base(&bundle, "good.anshin");
	read_base(&whole, "whole.db");
	read_base(&blank, "blank.db");
	read_base(&ours, "ours.db");
}

static void
write_files(const uint8_t *data, size_t n)
{
	char kind = n > 0 ? (char)data[0] : '\0';
	const struct base *to = kind == 'B' || kind == 'S' ? &ours : &blank;
	const struct base *from = kind == 'b' || kind == 'B' ? &bundle :
	    kind == 's' || kind == 'S' ? &whole : NULL;
	char *bytes;

	fuzz_write("a.db", to->bytes, to->n);
	if (from == NULL) {
		fuzz_write("from.anshin", data, n);
		return;
	}
	bytes = xmalloc(from->n);
	memcpy(bytes, from->bytes, from->n);
	fuzz_edit((uint8_t *)bytes, from->n, data + 1, n - 1);
	fuzz_write("from.anshin", bytes, from->n);
	free(bytes);
}

static void
each_row(void *arg, const char *subject, const char *field, const char *value)
{
	(void)str_addf(arg, "%s %s=%s\n", subject, field, value);
}

static char *
state(struct store *s)
{
	struct store_app *list;
	struct str text;
	size_t i, n;

	str_init(&text, KNOWN_MAX);
	need(store_list(s, &list, &n, &err) == 0);
	for (i = 0; i < n; i++) {
		(void)str_addf(&text, "%s\n", list[i].id);
		need(store_load(s, list[i].id, each_row, &text, &err) == 0);
	}
	store_list_free(list, n);
	return str_take(&text);
}

static int
put(void *arg, const void *bytes, size_t n, struct error *why)
{
	(void)why;
	hash_add(*(struct hash **)arg, bytes, n);
	return 0;
}

static int
each_file(void *arg, const char *sha256, int64_t size, struct error *why)
{
	struct hash *h = hash_new();
	char seen[HASH_HEX];
	int rc = bundle_read(arg, sha256, put, &h, why);

	(void)size;
	hash_hex(h, seen);
	return rc;
}

static void
each_side(void *arg, const struct store_side *side)
{
	*(size_t *)arg += strlen(side->subject) + strlen(side->field) +
	    strlen(side->value) + strlen(side->device_name);
}

/* As app/carry.c does it: the files, the journal, what nobody decided on.
 * Returns what the merge did. */
static int
take(struct store *s, struct store *from)
{
	struct store_merged *merged = NULL;
	char *before = state(s), *after;
	size_t i, n = 0, sum = 0;
	int rc;

	(void)!bundle_files(from, each_file, from, &err);
	rc = store_merge(s, from, NULL, &merged, &n, &err);
	for (i = 0; rc == 0 && i < n; i++)
		need(store_forks(s, merged[i].id, each_side, &sum, &err) == 0);
	free(merged);
	need(store_verify(s, &err) == 0);
	after = state(s);
	need(rc == 0 || strcmp(before, after) == 0);
	free(after);
	free(before);
	return rc;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	bool good = n == 1 && memchr("bBsS", data[0], 4) != NULL;
	bool taken = false;
	struct store *s, *from;

	(void)fuzz_folder();
	if (ours.bytes == NULL)
		make_bases();
	write_files(data, n);
	if (bundle_open(&from, "from.anshin", &err) == 0) {
		need(store_open(&s, "a.db", STORE_WRITE, &err) == 0);
		taken = take(s, from) == 0;
		store_close(s);
		store_close(from);
	}
	need(taken || !good);
	(void)unlink("from.anshin");
	(void)unlink("a.db");
	return 0;
}
