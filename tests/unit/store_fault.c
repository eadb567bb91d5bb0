/*
 * The store over a disk that fails: a VFS of SQLite that lets the N-th call
 * which changes the disk fail, once or for good, or that cuts the power
 * there. After a cut the disk holds what was synced and, of what was not, any
 * part in units of a sector. Whatever happens, what store_record confirmed is
 * there, nothing else but what was being recorded, and the file is whole.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "store/private.h"

enum { SECTOR = 512, FILES = 8, RECORDS = 4 };

/* --- the disk ------------------------------------------------------------- */

struct change_of_disk {
	bool truncates;
	size_t at, n;
	unsigned char *bytes;
	struct change_of_disk *next;
};

/* A file as it would be after a cut. */
struct image {
	char path[200];
	bool exists;
	unsigned char *synced;
	size_t n;
	struct change_of_disk *first, **last;
};

static struct {
	long at, made;
	bool stays;
	int code;
	struct image files[FILES];
	size_t n;
} disk;

static bool
fails(void)
{
	disk.made++;
	return disk.at > 0 && (disk.made == disk.at ||
	    (disk.stays && disk.made > disk.at));
}

static void
forget_changes(struct image *im)
{
	struct change_of_disk *c, *next;

	for (c = im->first; c != NULL; c = next) {
		next = c->next;
		free(c->bytes);
		free(c);
	}
	im->first = NULL;
	im->last = &im->first;
}

static void
apply(unsigned char **bytes, size_t *n, const struct change_of_disk *c,
    bool all)
{
	size_t i, part;

	if (c->truncates && c->at < *n && (all || random() % 2 == 0))
		*n = c->at;
	for (i = 0; i < c->n; i += part) {
		part = c->n - i < SECTOR ? c->n - i : SECTOR;
		if (!all && random() % 2 == 0)
			continue;
		if (c->at + i + part > *n) {
			*bytes = xreallocarray(*bytes, c->at + i + part, 1);
			memset(*bytes + *n, 0, c->at + i + part - *n);
			*n = c->at + i + part;
		}
		memcpy(*bytes + c->at + i, c->bytes + i, part);
	}
}

static void
all_synced(struct image *im)
{
	const struct change_of_disk *c;

	for (c = im->first; c != NULL; c = c->next)
		apply(&im->synced, &im->n, c, true);
	forget_changes(im);
	im->exists = true;
}

static struct image *
image_of(const char *path)
{
	struct image *im;
	char *bytes;
	size_t i;

	for (i = 0; i < disk.n; i++) {
		if (strcmp(disk.files[i].path, path) == 0)
			return &disk.files[i];
	}
	if (disk.n == FILES)
		return NULL;		/* a copy: not looked at */
	im = &disk.files[disk.n++];
	snprintf(im->path, sizeof(im->path), "%s", path);
	im->last = &im->first;
	im->exists = file_read(&bytes, &im->n, path, 1 << 24, NULL) == 0;
	im->synced = (unsigned char *)bytes;
	return im;
}

static void
note(struct image *im, bool truncates, size_t at, const void *bytes, size_t n)
{
	struct change_of_disk *c;

	if (im == NULL)
		return;
	c = xcalloc(1, sizeof(*c));
	c->truncates = truncates;
	c->at = at;
	c->n = n;
	c->bytes = xmalloc(n);
	if (n > 0)
		memcpy(c->bytes, bytes, n);
	*im->last = c;
	im->last = &c->next;
}

static void
new_disk(long at, bool stays, int code)
{
	size_t i;

	for (i = 0; i < disk.n; i++) {
		forget_changes(&disk.files[i]);
		free(disk.files[i].synced);
	}
	memset(&disk, 0, sizeof(disk));
	disk.at = at;
	disk.stays = stays;
	disk.code = code;
}

static void
spit(const char *path, const void *bytes, size_t n)
{
	FILE *f = fopen(path, "we");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

/* Puts what a cut leaves in the place of what is there. */
static void
cut_power(void)
{
	const struct change_of_disk *c;
	struct image *im;
	size_t i;

	for (i = 0; i < disk.n; i++) {
		im = &disk.files[i];
		for (c = im->first; c != NULL; c = c->next)
			apply(&im->synced, &im->n, c, false);
		if (im->exists || (im->n > 0 && random() % 2 == 0))
			spit(im->path, im->synced, im->n);
		else
			(void)unlink(im->path);
	}
}

/* --- the VFS -------------------------------------------------------------- */

struct handle {
	sqlite3_file base;
	struct image *image;
	sqlite3_file real;		/* and what the real VFS needs behind */
};

static sqlite3_vfs *real_vfs;

static sqlite3_file *
real_of(sqlite3_file *f)
{
	return &((struct handle *)(void *)f)->real;
}

static struct image *
image_at(sqlite3_file *f)
{
	return ((struct handle *)(void *)f)->image;
}

static int
f_close(sqlite3_file *f)
{
	return real_of(f)->pMethods->xClose(real_of(f));
}

static int
f_read(sqlite3_file *f, void *bytes, int n, sqlite3_int64 at)
{
	return real_of(f)->pMethods->xRead(real_of(f), bytes, n, at);
}

static int
f_write(sqlite3_file *f, const void *bytes, int n, sqlite3_int64 at)
{
	if (fails())
		return disk.code;
	note(image_at(f), false, (size_t)at, bytes, (size_t)n);
	return real_of(f)->pMethods->xWrite(real_of(f), bytes, n, at);
}

static int
f_truncate(sqlite3_file *f, sqlite3_int64 n)
{
	if (fails())
		return disk.code;
	note(image_at(f), true, (size_t)n, "", 0);
	return real_of(f)->pMethods->xTruncate(real_of(f), n);
}

static int
f_sync(sqlite3_file *f, int flags)
{
	if (fails())
		return disk.code;
	if (image_at(f) != NULL)
		all_synced(image_at(f));
	return real_of(f)->pMethods->xSync(real_of(f), flags);
}

static int
f_size(sqlite3_file *f, sqlite3_int64 *n)
{
	return real_of(f)->pMethods->xFileSize(real_of(f), n);
}

static int
f_lock(sqlite3_file *f, int how)
{
	return real_of(f)->pMethods->xLock(real_of(f), how);
}

static int
f_unlock(sqlite3_file *f, int how)
{
	return real_of(f)->pMethods->xUnlock(real_of(f), how);
}

static int
f_reserved(sqlite3_file *f, int *is)
{
	return real_of(f)->pMethods->xCheckReservedLock(real_of(f), is);
}

static int
f_control(sqlite3_file *f, int what, void *arg)
{
	return real_of(f)->pMethods->xFileControl(real_of(f), what, arg);
}

static int
f_sector(sqlite3_file *f)
{
	(void)f;
	return SECTOR;
}

static int
f_device(sqlite3_file *f)
{
	(void)f;
	return 0;			/* it promises nothing */
}

static const sqlite3_io_methods methods = {
	1, f_close, f_read, f_write, f_truncate, f_sync, f_size, f_lock,
	f_unlock, f_reserved, f_control, f_sector, f_device,
	NULL, NULL, NULL, NULL, NULL, NULL
};

static int
v_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags,
    int *out)
{
	struct handle *h = (struct handle *)(void *)f;
	int rc;

	(void)v;
	h->base.pMethods = NULL;
	if ((flags & SQLITE_OPEN_MAIN_JOURNAL) != 0 && fails())
		return SQLITE_CANTOPEN;
	h->image = name == NULL ? NULL : image_of(name);
	rc = real_vfs->xOpen(real_vfs, name, &h->real, flags, out);
	if (rc == SQLITE_OK)
		h->base.pMethods = &methods;
	return rc;
}

static int
v_delete(sqlite3_vfs *v, const char *name, int syncs)
{
	struct image *im;

	(void)v;
	if (fails())
		return SQLITE_IOERR_DELETE;
	im = image_of(name);
	if (im != NULL && (syncs || random() % 2 == 0)) {
		forget_changes(im);
		im->exists = false;
		im->n = 0;
	}
	return real_vfs->xDelete(real_vfs, name, syncs);
}

static void
put_disk_below(void)
{
	static sqlite3_vfs ours;

	real_vfs = sqlite3_vfs_find(NULL);
	assert_non_null(real_vfs);
	ours = *real_vfs;
	ours.zName = "faulty";
	ours.szOsFile = (int)offsetof(struct handle, real) +
	    real_vfs->szOsFile;
	ours.xOpen = v_open;
	ours.xDelete = v_delete;
	assert_int_equal(sqlite3_vfs_register(&ours, 1), SQLITE_OK);
}

/* --- what is tried -------------------------------------------------------- */

static struct error err;
static char dir[40], db[100], app[37];
static char *fixture;
static size_t fixture_n;

static int
record(struct store *s, int i, struct error *e)
{
	char value[16];
	const struct change c[] = { { "item/1-01", "note", value },
		{ "item/1-02", "note", value } };

	snprintf(value, sizeof(value), "%d", i);
	return store_record(s, app, c, 2, "test", NULL, NULL, NULL, e);
}

static void
take(void *arg, const char *subject, const char *field, const char *value)
{
	int *two = arg;

	if (strcmp(field, "note") == 0)
		two[strcmp(subject, "item/1-01") == 0 ? 0 : 1] =
		    (int)strtol(value, NULL, 10);
}

/* The file must be whole, and hold both halves of the same record. */
static int
kept(void)
{
	int two[2] = { 0, 0 };
	struct store *s;

	new_disk(0, false, 0);
	if (store_open(&s, db, STORE_WRITE, &err) != 0 ||
	    store_verify(s, &err) != 0 ||
	    store_load(s, app, take, two, &err) != 0)
		fail_msg("%s", err.text);
	store_close(s);
	assert_int_equal(two[0], two[1]);
	return two[0];
}

static void
begin_anew(void)
{
	char *journal = xasprintf("%s-journal", db);

	(void)unlink(journal);
	free(journal);
	spit(db, fixture, fixture_n);
}

/* Records 1, 2, ... until one is refused; the last that was confirmed. */
static int
record_some(void)
{
	struct store *s;
	struct error e = { ERR_OK, "" };
	int i, confirmed = 0;

	if (store_open(&s, db, STORE_WRITE, &e) != 0) {
		assert_true(e.text[0] != '\0');
		return 0;
	}
	for (i = 1; i <= RECORDS; i++) {
		if (record(s, i, &e) != 0) {
			assert_true(e.text[0] != '\0');
			break;
		}
		confirmed = i;
	}
	store_close(s);
	return confirmed;
}

/* Under valgrind every fault would take half an hour. */
static long
stride(void)
{
	return getenv("VALGRIND") == NULL ? 1 : 11;
}

static void
test_faults(void **state)
{
	static const int codes[] = { SQLITE_FULL, SQLITE_IOERR_WRITE,
		SQLITE_IOERR_FSYNC, SQLITE_IOERR_ACCESS };
	long at, all;
	int confirmed, found, pass;

	(void)state;
	begin_anew();
	new_disk(0, false, 0);
	assert_int_equal(record_some(), RECORDS);
	all = disk.made;
	assert_true(all > 20);
	for (at = 1; at <= all; at += stride()) {
		for (pass = 0; pass < 8; pass++) {
			begin_anew();
			new_disk(at, pass % 2 == 1, codes[pass / 2]);
			confirmed = record_some();
			found = kept();
			/* What was refused in its last moment may be kept. */
			assert_in_range(found, confirmed, confirmed + 1);
		}
	}
}

/* After a fault that passes, the same store goes on. */
static void
test_goes_on(void **state)
{
	long at;
	int i, done;

	(void)state;
	for (at = 1; at < 60; at += stride()) {
		struct store *s;

		begin_anew();
		new_disk(0, false, 0);
		assert_int_equal(store_open(&s, db, STORE_WRITE, &err), 0);
		disk.at = disk.made + at;
		disk.code = SQLITE_FULL;
		for (i = 1, done = 0; i <= RECORDS; i++) {
			if (record(s, i, &err) == 0)
				done = i;
			else
				assert_true(err.text[0] != '\0');
		}
		store_close(s);
		assert_true(done >= RECORDS - 1);
		assert_int_equal(kept(), done);
	}
}

static void
test_power(void **state)
{
	long at, all;
	int confirmed, found, pass;

	(void)state;
	begin_anew();
	new_disk(0, false, 0);
	(void)record_some();
	all = disk.made;
	for (at = 1; at <= all; at += stride()) {
		for (pass = 0; pass < 12; pass++) {
			begin_anew();
			new_disk(at, true, SQLITE_IOERR_WRITE);
			confirmed = record_some();
			cut_power();
			found = kept();
			/* One more may have been whole already. */
			assert_in_range(found, confirmed, confirmed + 1);
		}
	}
}

static void
test_migration(void **state)
{
	static const struct step steps[] = { { 2,
		"CREATE TABLE more (a TEXT) STRICT; PRAGMA user_version = 2" },
	};
	struct store *s;
	long at;
	int rc, passed = 0;

	(void)state;
	for (at = 1; at < 200 && passed < 3; at++) {
		begin_anew();
		new_disk(0, false, 0);
		if (store_open_as(&s, db, STORE_WRITE | STORE_NO_COPY,
		    &err) != 0)
			fail_msg("%s", err.text);
		disk.at = disk.made + at;
		disk.stays = at % 2 == 0;
		disk.code = SQLITE_FULL;
		rc = migrate_run(s, 1, steps, 1, &err);
		passed += rc == 0;
		store_close(s);
		new_disk(0, false, 0);
		rc = store_open_as(&s, db, STORE_READ, &err) == 0 ? -1 :
		    err.code == ERR_NEWER ? 0 : 1;
		assert_in_range(rc + 1, 0, 1);
		store_close(rc == -1 ? s : NULL);
		if (rc == -1)
			assert_int_equal(kept(), 0);
	}
	assert_int_equal(passed, 3);
}

/* --- several recordings as one -------------------------------------------- */

static void
test_batch(void **state)
{
	struct store *s;

	(void)state;
	begin_anew();
	new_disk(0, false, 0);
	assert_int_equal(store_open(&s, db, STORE_WRITE, &err), 0);
	assert_int_equal(store_begin(s, &err), 0);
	assert_int_equal(record(s, 1, &err), 0);
	assert_int_equal(record(s, 2, &err), 0);
	assert_int_equal(store_end(s, -1, &err), -1);
	assert_int_equal(store_begin(s, &err), 0);
	assert_int_equal(record(s, 3, &err), 0);
	assert_int_equal(store_end(s, 0, &err), 0);
	/* A part that failed takes the whole with it, asked or not. */
	assert_int_equal(store_begin(s, &err), 0);
	assert_int_equal(record(s, 4, &err), 0);
	disk.at = disk.made + 1;
	disk.stays = true;
	disk.code = SQLITE_FULL;
	assert_int_equal(store_begin(s, &err), 0);
	assert_int_equal(store_end(s, -1, &err), -1);
	assert_int_equal(store_begin(s, &err), -1);
	assert_int_equal(store_end(s, 0, &err), -1);
	disk.at = 0;
	store_close(s);
	assert_int_equal(kept(), 3);
}

static int
begin_all(void **state)
{
	struct store *s;

	(void)state;
	srandom(20240401);
	/* The faults are ours: no need to wait for a real disk. */
	snprintf(dir, sizeof(dir), "%s/anshin-disk-XXXXXX",
	    access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (mkdtemp(dir) == NULL)
		return -1;
	snprintf(db, sizeof(db), "%s/anshin.db", dir);
	put_disk_below();
	if (store_open(&s, db, STORE_WRITE, &err) != 0 ||
	    store_create(s, NULL, "駅前", "2024-04", 2024, "test", app,
	    &err) != 0)
		return -1;
	store_close(s);
	/* Today's copy is made once, here. */
	if (store_open(&s, db, STORE_WRITE, &err) != 0)
		return -1;
	store_close(s);
	return file_read(&fixture, &fixture_n, db, 1 << 24, &err);
}

static int
end_all(void **state)
{
	char *command = xasprintf("rm -rf '%s'", dir);
	int rc = system(command);

	(void)state;
	new_disk(0, false, 0);
	free(command);
	free(fixture);
	return rc;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_goes_on),
		cmocka_unit_test(test_power),
		cmocka_unit_test(test_migration),
		cmocka_unit_test(test_batch)
	};

	return cmocka_run_group_tests_name("store_fault", tests, begin_all,
	    end_all);
}
