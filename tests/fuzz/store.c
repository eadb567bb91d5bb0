/*
 * A file in the place of the store. Input: edits of the database of the first
 * published version (fuzz.h) behind an "e", else the file itself. Opened for
 * reading and for writing, checked, mended, gone through, written to, copied
 * and taken back.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "store/store.h"
#include "tests/fuzz/fuzz.h"

static char *good;
static size_t n_good;
static struct error err;

static void
write_file(const uint8_t *data, size_t n)
{
	char *path, *bytes;

	if (n == 0 || data[0] != 'e') {
		fuzz_write("a.db", data, n);
		return;
	}
	if (good == NULL) {
		fuzz_copy("good.db", "tests/data/store/001.db");
		path = path_join(fuzz_folder(), "good.db");
		if (file_read(&good, &n_good, path, (size_t)1 << 20,
		    &err) != 0)
			abort();
		free(path);
	}
	bytes = xmalloc(n_good);
	memcpy(bytes, good, n_good);
	fuzz_edit((uint8_t *)bytes, n_good, data + 1, n - 1);
	fuzz_write("a.db", bytes, n_good);
	free(bytes);
}

static void
each_row(void *arg, const char *subject, const char *field, const char *value)
{
	*(size_t *)arg += strlen(subject) + strlen(field) + strlen(value);
}

static bool
each_event(void *arg, const struct store_event *e)
{
	*(size_t *)arg += strlen(e->id) + strlen(e->group) + strlen(e->kind) +
	    strlen(e->subject) + strlen(e->field) + strlen(e->value) +
	    (e->old_value != NULL ? strlen(e->old_value) : 0) +
	    (e->actor != NULL ? strlen(e->actor) : 0);
	return true;
}

static void
look(struct store *s, const struct store_app *a, size_t *n)
{
	struct store_event e;
	char *value;

	(void)!store_load(s, a->id, each_row, n, &err);
	(void)!store_history(s, a->id, NULL, 0, each_event, n, &err);
	(void)!store_peek(s, a->id, false, &e, &err);
	if (store_place_get(s, "wizard.place", &value, &err) == 0)
		free(value);
}

static void
change(struct store *s, const struct store_app *a)
{
	const struct change c = { "1-01", "note", "x" };
	struct store_event e;
	int64_t ms;

	(void)!store_record(s, a->id, &c, 1, "", NULL, NULL, &ms, &err);
	(void)!store_undo(s, a->id, false, "", &e, &ms, &err);
	(void)!store_undo(s, a->id, true, "", &e, &ms, &err);
}

static void
use(int mode)
{
	struct store_app *list;
	struct store *s;
	size_t i, n, sum = 0;

	if (store_open(&s, "a.db", mode, &err) != 0)
		return;
	(void)!store_verify(s, &err);
	if (store_list(s, &list, &n, &err) == 0) {
		for (i = 0; i < n; i++) {
			look(s, &list[i], &sum);
			if (mode == STORE_WRITE)
				change(s, &list[i]);
		}
		store_list_free(list, n);
	}
	if (mode == STORE_WRITE)
		(void)!store_rebuild(s, &err);
	else
		(void)!store_backup(s, "copy.db", false, &err);
	store_close(s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *kept = NULL;

	(void)fuzz_folder();
	write_file(data, n);
	use(STORE_READ);
	use(STORE_WRITE);
	(void)!store_restore("a.db", "b.db", &kept, &err);
	free(kept);
	(void)unlink("a.db");
	(void)unlink("b.db");
	(void)unlink("copy.db");
	(void)unlink("a.db-journal");
	return 0;
}
