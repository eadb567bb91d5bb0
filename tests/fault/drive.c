/*
 * Lets every call that writes, and allocations, fail in turn during what a
 * user does most: the first start, saving, attaching, exporting, copying,
 * taking a copy back, a new version's first start, typing in the wizard. After
 * each fault:
 *
 *   - no crash: no signal, no report of a sanitizer, no unknown exit status,
 *     and an end within two minutes;
 *   - what failed has said so in one sentence, what said nothing has worked;
 *     in Japanese, even without memory, once the language could be learned;
 *   - the store is whole and holds the state of before or that of after;
 *   - nothing lies about that looks finished and is not;
 *   - what was there before is still there, be it under the name it is kept by;
 *   - the same thing without the fault works, on what is there.
 *
 * And the program is killed before such a call, with the same demands. Each
 * case is a run of the real program with inject.c preloaded. `make check` takes
 * every 13th call and some allocations; with FAULT_STEP=1 all calls are
 * tried, both once and for good, and the first allocation of every way that
 * leads to one (the ten innermost callers). FAULT_ONLY names one scenario.
 * Speaks TAP.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "store/store.h"

enum { TEXT_MAX = 1 << 20, ARGS_MAX = 8, ROWS = 3 };

/* A thing that a user does. Its words are the program's arguments. */
struct scenario {
	const char *name;
	const char *args[ARGS_MAX];
	const char *on;		/* the folder it begins with: make_fixtures */
	bool writes;		/* the store surely changes by it */
	const char *result;	/* a package to verify, or NULL */
};

static const struct scenario scenarios[] = {
	{ "first start", { "new", "みどり" }, "none", true, NULL },
	{ "saving", { "set", "1", "1-01", "verdict", "conforms" }, "filled",
	    true, NULL },
	{ "attaching", { "attach", "1", "1-01", "photo.jpg" }, "filled", true,
	    NULL },
	{ "exporting", { "export", "1", "-o", "out", "--zip", "--own-copy" },
	    "filled", false, "out" },
	{ "copying", { "backup", "copy.db" }, "filled", false, NULL },
	{ "copying anew", { "backup", "--force", "good.db" }, "filled", false,
	    NULL },
	{ "handing over", { "bundle", "1", "-o", "bundle.db" }, "filled", false,
	    NULL },
	{ "taking in", { "import", "other.db" }, "filled", true, NULL },
	{ "taking back", { "restore", "good.db" }, "filled", true, NULL },
	{ "rebuilding", { "rebuild" }, "filled", false, NULL },
	{ "migrating", { "rebuild" }, "old", false, NULL },
	{ "typing", { "--replay", "saved.keys" }, "filled", true, NULL },
	{ "first typing", { "--replay", "first.keys" }, "none", true, NULL },
};

struct outcome {
	int status;		/* of waitpid */
	char *out;		/* what it said, both streams */
};

/* How a run is disturbed. */
struct fault {
	const char *kind;
	long at;
	int as;
	bool stays, kills;
};

struct numbers {
	long *list;
	size_t n;
};

static char *top, *base;	/* the build; the scratch folder */
static int bad;

static _Noreturn void
stop(const char *what, const char *why)
{
	printf("Bail out! %s: %s\n", what, why);
	exit(1);
}

static void
shell(const char *fmt, const char *a, const char *b)
{
	char *command = xasprintf("cd '%s' && %s '%s' '%s'", base, fmt, a, b);

	if (system(command) != 0)
		stop("command", command);
	free(command);
}

static char *
slurp(const char *name)
{
	char *path = path_join(base, name), *bytes;
	size_t n;

	if (file_read(&bytes, &n, path, TEXT_MAX, NULL) != 0)
		bytes = xstrdup("");
	free(path);
	return bytes;
}

/* --- running --- */

static void
set_fault(const struct fault *f)
{
	char number[24], errnum[24], *inject;

	if (f == NULL)
		return;
	snprintf(number, sizeof(number), "%ld", f->at);
	snprintf(errnum, sizeof(errnum), "%d", f->as);
	inject = xasprintf("%s/tests/fault/inject.so", top);
	setenv("FAULT_KIND", f->kind, 1);
	setenv("FAULT_AT", number, 1);
	setenv("FAULT_ERRNO", errnum, 1);
	setenv("FAULT_NAME", "anshin", 1);
	setenv("FAULT_COUNT", "../count", 1);
	if (f->at == 0)
		setenv("FAULT_SITES", "../sites", 1);
	if (f->stays)
		setenv("FAULT_STAYS", "1", 1);
	if (f->kills)
		setenv("FAULT_KILL", "1", 1);
	setenv("LD_PRELOAD", inject, 1);
#ifdef __SANITIZE_ADDRESS__
	setenv("ASAN_OPTIONS", "detect_leaks=0:verify_asan_link_order=0", 1);
#endif
}

static _Noreturn void
child(const struct scenario *s, const struct fault *f)
{
	char *program = path_join(top, "anshin");
	char *argv[ARGS_MAX + 2] = { program };
	int i, fd;

	for (i = 0; i < ARGS_MAX && s->args[i] != NULL; i++)
		argv[i + 1] = xstrdup(s->args[i]);
	if (chdir(base) != 0 || chdir("work") != 0)
		_exit(126);
	fd = open("../said", O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || dup2(fd, 1) < 0 || dup2(fd, 2) < 0)
		_exit(126);
	close(fd);
	set_fault(f);
	execv(program, argv);
	_exit(127);
}

enum { PATIENCE = 120 };	/* seconds; a run takes less than one */

static volatile pid_t running;

/* What hangs is ended, and judged as any other end by a signal. */
static void
lose_patience(int sig)
{
	(void)sig;
	kill(running, SIGKILL);
}

static struct outcome
run(const struct scenario *s, const struct fault *f)
{
	struct outcome o;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0)
		child(s, f);
	running = pid;
	signal(SIGALRM, lose_patience);
	alarm(PATIENCE);
	if (pid < 0 || waitpid(pid, &o.status, 0) != pid)
		stop("fork", strerror(errno));
	alarm(0);
	o.out = slurp("said");
	return o;
}

/* --- what is there afterwards --- */

static void
add_value(void *arg, const char *subject, const char *field,
    const char *value)
{
	/* Ids and times differ from run to run; and who it was cannot be
	 * told where even the list of accounts finds no memory. */
	bool varies = strncmp(subject, "evidence/", 9) == 0 ||
	    strncmp(subject, "package/", 8) == 0 ||
	    strncmp(field, "confirmed_", 10) == 0 ||
	    strcmp(subject, "application") == 0;

	(void)str_addf(arg, "%.8s %s=%s\n", subject, field,
	    varies ? "" : value);
}

/* One that waits to be brought up to date is looked at as what comes of it, in
 * a copy. */
static int
open_any(struct store **out, const char *folder, const char *name,
    struct error *why)
{
	char *path = xasprintf("%s/%s/%s", base, folder, name);
	int rc = store_open(out, path, STORE_READ, why);

	free(path);
	if (rc == 0 || strstr(why->text, "older version") == NULL)
		return rc;
	shell("rm -rf look && cp -a", folder, "look");
	path = xasprintf("%s/look/%s", base, name);
	rc = store_open(out, path, STORE_WRITE, why);
	free(path);
	return rc;
}

static int
open_bundle(struct store **out, const char *folder, const char *name,
    struct error *why)
{
	char *path = xasprintf("%s/%s/%s", base, folder, name);
	int rc = bundle_open(out, path, why);

	free(path);
	return rc;
}

/* The state of a store as text, "" when there is none, NULL when it is broken;
 * why then. */
static char *
state_of(const char *name, struct error *why)
{
	struct store_app *apps = NULL;
	struct store *s = NULL;
	struct str text;
	size_t i, n = 0;
	int rc;

	str_init(&text, TEXT_MAX);
	rc = open_any(&s, "work/db", name, why);
	if (rc != 0 && (why->code == ERR_NOT_FOUND ||
	    strstr(why->text, "empty") != NULL)) {
		return str_take(&text);
	}
	if (rc == 0)
		rc = store_verify(s, why);
	if (rc == 0)
		rc = store_list(s, &apps, &n, why);
	for (i = 0; rc == 0 && i < n; i++)
		rc = store_load(s, apps[i].id, add_value, &text, why);
	store_list_free(apps, n);
	store_close(s);
	if (rc == 0)
		return str_take(&text);
	str_clear(&text);
	return NULL;
}

static char *
state(struct error *why)
{
	return state_of("anshin.db", why);
}

static bool
ends_with(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);

	return n >= m && strcmp(name + n - m, end) == 0;
}

/* Every file that has a store's name must be one, and whole. */
static const char *
half_copy(const char *folder)
{
	static char found[300];
	char *dir = path_join(base, folder);
	const struct dirent *e;
	struct error err = { ERR_OK, "" };
	struct store *s;
	DIR *d = opendir(dir);
	int rc;

	found[0] = '\0';
	while (d != NULL && found[0] == '\0' && (e = readdir(d)) != NULL) {
		if (!ends_with(e->d_name, ".db") ||
		    strcmp(e->d_name, "anshin.db") == 0)
			continue;
		rc = strcmp(e->d_name, "bundle.db") == 0 ?
		    open_bundle(&s, folder, e->d_name, &err) :
		    open_any(&s, folder, e->d_name, &err);
		if (rc == 0) {
			rc = store_verify(s, &err);
			store_close(s);
		}
		if (rc != 0)
			snprintf(found, sizeof(found), "%.80s: %.200s",
			    e->d_name, err.text);
	}
	if (d != NULL)
		closedir(d);
	free(dir);
	return found[0] == '\0' ? NULL : found;
}

/* A file put aside holds what was there before. */
static bool
is_kept(const char *before)
{
	char *dir = path_join(base, "work/db"), *found;
	const struct dirent *e;
	struct error why;
	bool kept = false;
	DIR *d = opendir(dir);

	while (d != NULL && !kept && (e = readdir(d)) != NULL) {
		if (strstr(e->d_name, "-replaced-") == NULL ||
		    !ends_with(e->d_name, ".db"))
			continue;
		found = state_of(e->d_name, &why);
		kept = found != NULL && strcmp(found, before) == 0;
		free(found);
	}
	if (d != NULL)
		closedir(d);
	free(dir);
	return kept;
}

/* An archive or a PDF under its own name has its end. */
static const char *
half_document(const char *folder)
{
	static const char *const ends[][2] = { { ".zip", "PK\5\6" },
		{ ".pdf", "%%EOF" } };
	static char found[300];
	char *dir = path_join(base, folder), *path, tail[32] = "";
	const struct dirent *e;
	DIR *d = opendir(dir);
	size_t i;
	int fd;

	found[0] = '\0';
	while (d != NULL && (e = readdir(d)) != NULL) {
		for (i = 0; i < 2 && !ends_with(e->d_name, ends[i][0]); i++)
			;
		if (i == 2)
			continue;
		path = path_join(dir, e->d_name);
		fd = open(path, O_RDONLY | O_CLOEXEC);
		if (fd < 0 || lseek(fd, -22, SEEK_END) < 0 ||
		    read(fd, tail, 22) != 22 ||
		    memmem(tail, 22, ends[i][1], strlen(ends[i][1])) == NULL)
			snprintf(found, sizeof(found), "%.250s", e->d_name);
		if (fd >= 0)
			close(fd);
		free(path);
	}
	if (d != NULL)
		closedir(d);
	free(dir);
	return found[0] == '\0' ? NULL : found;
}

static bool
exists(const char *name)
{
	char *work = path_join(base, "work"), *path = path_join(work, name);
	struct stat st;
	bool there = lstat(path, &st) == 0;

	free(path);
	free(work);
	return there;
}

static bool
is_package(const char *name)
{
	const struct scenario verify = { "verify", { "verify", name }, "",
		false, NULL };
	struct outcome o = run(&verify, NULL);

	free(o.out);
	return o.status == 0;
}

/* --- one case --- */

/* The states that may be found afterwards. */
struct wanted {
	char *before, *after;
	int code;		/* the exit status when nothing fails */
};

static void
prepare(const struct scenario *s)
{
	shell("rm -rf work && cp -a", s->on, "work");
}

static void
complain(const struct scenario *s, const struct fault *f, const char *what,
    const char *more)
{
	printf("# %s, %s %ld (errno %d%s%s): %s\n# %s\n", s->name, f->kind,
	    f->at, f->as, f->stays ? ", stays" : "", f->kills ? ", killed" : "",
	    what, more == NULL ? "" : more);
	bad = 1;
}

/* A library may end the process when it gets no memory (app/main.c then has the
 * last word), but only by that: what an assertion of ours or glibc says of a
 * damaged heap is a fault, and so is any such end where a call failed. */
static bool
says_broken(const struct scenario *s, const char *said)
{
	static const char *const words[] = { "Assertion", "アサーション",
		"free()", "malloc()", "realloc()", "corrupted", "smashing" };
	size_t i;

	/* HarfBuzz 6.0 frees a table of its own that it could not make
	 * (hb_face_destroy); a document has no other way to end. */
	if (s->result != NULL && str_starts(said, "free(): invalid pointer\n") &&
	    strstr(said, "不具合のため") != NULL)
		return false;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strstr(said, words[i]) != NULL)
			return true;
	return false;
}

/* gettext loads its catalogue with the first allocations; whoever fails later
 * has learned its words by then, and must not fall back to English. */
static bool
forgets_japanese(const struct fault *f, const char *said)
{
	static bool learned;
	static long last;
	const char *sentence = strstr(said, "anshin: ");

	if (*f->kind != 'a' || !f->stays || sentence == NULL)
		return false;
	if (f->at < last)		/* the next scenario */
		learned = false;
	last = f->at;
	if (strstr(sentence, "。") == NULL)
		return learned;
	learned = true;
	return false;
}

/* Did it end as it may? *claims is whether it says that all went well. */
static bool
judge_end(const struct scenario *s, const struct fault *f,
    const struct wanted *w, const struct outcome *o, bool *claims)
{
	int code = WIFEXITED(o->status) ? WEXITSTATUS(o->status) : -1;

	*claims = code == 0 || code == w->code;
	if (f->kills && WIFSIGNALED(o->status) && WTERMSIG(o->status) == SIGKILL)
		return true;
	if (code < 0)
		complain(s, f, "killed by a signal", o->out);
	else if (strstr(o->out, "Sanitizer") != NULL ||
	    strstr(o->out, "runtime error") != NULL)
		complain(s, f, "a sanitizer reports", o->out);
	else if (says_broken(s, o->out) || (*f->kind == 'c' &&
	    strstr(o->out, "不具合") != NULL))
		complain(s, f, "something of ours is broken", o->out);
	else if (!*claims && code != 3 && code != 4 && code != 5 && code != 70)
		complain(s, f, "an unknown exit status", o->out);
	else if (!*claims && strstr(o->out, "anshin: ") == NULL)
		complain(s, f, "it failed without a sentence", o->out);
	else if (forgets_japanese(f, o->out))
		complain(s, f, "it forgets its Japanese", o->out);
	else
		return true;
	return false;
}

static bool
is_wizard(const struct scenario *s)
{
	return s->args[0][0] == '-';
}

static void
judge_files(const struct scenario *s, const struct fault *f,
    const struct wanted *w, bool claims)
{
	struct error why = { ERR_OK, "" };
	char *now = state(&why);
	const char *half;

	if (now == NULL)
		complain(s, f, "the store is broken", why.text);
	else if (is_wizard(s))
		;	/* each answer for itself: what was left out was told */
	else if (strcmp(now, w->after) != 0 && strcmp(now, w->before) != 0)
		complain(s, f, "a state between", now);
	else if (claims && s->writes &&
	    strcmp(now, w->after) != 0)
		complain(s, f, "it says done, and it is not", now);
	else if (strcmp(s->args[0], "restore") == 0 &&
	    strcmp(now, w->before) != 0 && !is_kept(w->before))
		complain(s, f, "what was there before has gone", now);
	free(now);
	half = half_copy("work/db/backups");
	if (half == NULL)
		half = half_copy("work/db");
	if (half == NULL)
		half = half_copy("work");
	if (half == NULL)
		half = half_document("work");
	if (half != NULL)
		complain(s, f, "half a copy looks finished", half);
	if (claims && s->result != NULL && (!exists("out.zip") ||
	    !exists("out-own-copy.pdf")))
		complain(s, f, "it says done, and a part is missing", NULL);
	if (claims && strcmp(s->name, "copying") == 0 && !exists("copy.db"))
		complain(s, f, "it says done, and there is no copy", NULL);
	if (s->result != NULL && (claims || exists(s->result)) &&
	    !is_package(s->result))
		complain(s, f, "half a package looks finished", NULL);
}

/* What follows a fault: the same once more, on what is there. */
static void
judge_next(const struct scenario *s, const struct fault *f)
{
	struct outcome o;

	if (strcmp(s->args[0], "backup") == 0 ||
	    strcmp(s->args[0], "bundle") == 0)
		shell("rm -f", "work/copy.db", "work/bundle.db");
	o = run(s, NULL);
	if (!WIFEXITED(o.status) || WEXITSTATUS(o.status) > 1)
		complain(s, f, "the next try fails", o.out);
	free(o.out);
}

static void
one_case(const struct scenario *s, const struct fault *f,
    const struct wanted *w)
{
	struct outcome o;
	bool claims;

	prepare(s);
	o = run(s, f);
	if (judge_end(s, f, w, &o, &claims)) {
		judge_files(s, f, w, claims);
		judge_next(s, f);
	}
	free(o.out);
}

/* --- all cases --- */

/* Runs the thing undisturbed: the states before and after, and how many calls
 * it makes. */
static long
count_calls(const struct scenario *s, const char *kind, struct wanted *w)
{
	const struct fault none = { .kind = kind };
	struct error why = { ERR_OK, "" };
	struct outcome o;
	char *count;
	long n;

	prepare(s);
	w->before = state(&why);
	o = run(s, &none);
	if (!WIFEXITED(o.status) || WEXITSTATUS(o.status) > 1)
		stop(s->name, o.out);
	w->code = WEXITSTATUS(o.status);
	w->after = state(&why);
	if (w->before == NULL || w->after == NULL)
		stop(s->name, why.text);
	if (s->writes && strcmp(w->before, w->after) == 0)
		stop(s->name, "the store does not change");
	count = slurp("count");
	n = strtol(count, NULL, 10);
	free(count);
	free(o.out);
	if (n == 0)
		stop(s->name, "inject.so does not count");
	return n;
}

/* Every step-th of all calls, or of the ways to an allocation. */
static struct numbers
choose(const char *kind, long n_calls, long step, int test)
{
	struct numbers chosen = { xcalloc((size_t)n_calls, sizeof(long)), 0 };
	char *sites = slurp("sites"), *p = sites;
	long i, at;

	for (i = 1; i <= n_calls; i++) {
		at = *kind == 'a' ? strtol(p, &p, 10) : i;
		if (at == 0)
			break;
		if (i % step == test % step)
			chosen.list[chosen.n++] = at;
	}
	free(sites);
	return chosen;
}

/* How a row of cases is disturbed, and what its line says. */
struct row {
	const char *kind, *what;
	bool kills;
};

static void
try_all(const struct scenario *s, const struct row *row, long step, int test)
{
	static const int errnos[] = { ENOSPC, EIO, EACCES, EDQUOT, EROFS };
	struct fault f = { .kind = row->kind, .kills = row->kills };
	struct wanted w;
	long n = count_calls(s, row->kind, &w);
	struct numbers chosen = choose(row->kind, n, step, test);
	size_t i;

	bad = 0;
	for (i = 0; i < chosen.n; i++) {
		f.at = chosen.list[i];
		f.as = *row->kind == 'a' ? ENOMEM : errnos[i % 5];
		f.stays = !f.kills && i % 2 == 1;
		one_case(s, &f, &w);
		if (step == 1 && *row->kind == 'c' && !f.kills) {
			f.stays = !f.stays;
			one_case(s, &f, &w);
		}
	}
	printf("%s %d - %s: %zu of %ld %s\n", bad ? "not ok" : "ok", test,
	    s->name, chosen.n, n, row->what);
	free(chosen.list);
	free(w.before);
	free(w.after);
}

static void
fixture(const char *name)
{
	char *path = xasprintf("%s/tests/%s", getenv("srcdir"), name);

	shell("cp", path, "none");
	free(path);
}

/* "none": a photo and keys to type; "filled": with a store of one application,
 * a copy of it, and a store from elsewhere; "old": with the store of an older
 * version. */
static void
make_fixtures(void)
{
	static const char *const setup[][ARGS_MAX] = {
		{ "new", "みどり" },
		{ "set", "1", "form", "applicant_name", "みどり商会" },
		{ "backup", "good.db" },
		{ "--db", "other.db", "new", "よそ" },
		{ "set", "1", "1-02", "verdict", "fails" },
	};
	struct scenario s = { .name = "setup" };
	struct outcome o;
	size_t i;

	shell("mkdir", "none", "work");
	fixture("report/photo.jpg");
	fixture("fault/saved.keys");
	fixture("fault/first.keys");
	shell("cp -a", "none/.", "work");
	for (i = 0; i < sizeof(setup) / sizeof(*setup); i++) {
		memcpy(s.args, setup[i], sizeof(setup[i]));
		o = run(&s, NULL);
		if (o.status != 0)
			stop("setup", o.out);
		free(o.out);
	}
	/* The copy of the day is to be made in each case. */
	shell("rm -rf", "work/db/backups", "work/db/photos");
	shell("mv", "work", "filled");
	/* What the first version wrote. */
	shell("cp -a", "none", "old");
	shell("mkdir", "old/db", "old/db/backups");
	fixture("data/store/001.db");
	shell("mv", "none/001.db", "old/db/anshin.db");
	shell("chmod 600", "old/db/anshin.db", "old/db/anshin.db");
}

/* Sanitizers, gcov and valgrind allocate too, and give up when that fails. */
static bool
is_watched(void)
{
	return getenv("SANITIZED") != NULL || getenv("VALGRIND") != NULL ||
	    getenv("COVERAGE") != NULL;
}

static void
skip(int test, const char *why)
{
	printf("ok %d # SKIP %s\n", test, why);
}

static void
try_rows(const struct scenario *s, int tests)
{
	static const struct row rows[ROWS] = {
		{ "call", "calls failed in turn", false },
		{ "alloc", "allocs failed in turn", false },
		{ "call", "times killed before a call", true } };
	const char *only = getenv("FAULT_ONLY"), *given = getenv("FAULT_STEP");
	long step;
	int i;

	for (i = 0; i < ROWS; i++) {
		step = given != NULL ? strtol(given, NULL, 10) :
		    *rows[i].kind == 'a' ? 151 : 13;
		if (only != NULL && strcmp(s->name, only) != 0)
			skip(tests + i + 1, "not asked for");
		else if (*rows[i].kind == 'a' && is_watched())
			skip(tests + i + 1, "who watches allocates too");
		else
			try_all(s, &rows[i], step, tests + i + 1);
	}
}

int
main(void)
{
	char dir[] = "/tmp/anshin-fault-XXXXXX", *db;
	size_t i, n = sizeof(scenarios) / sizeof(*scenarios);

	top = getenv("top_builddir");
	base = mkdtemp(dir);
	if (top == NULL || base == NULL || getenv("srcdir") == NULL)
		stop("start", "no top_builddir, srcdir or scratch folder");
	db = path_join(base, "work/db/anshin.db");
	setenv("ANSHIN_DB", db, 1);
	setenv("HOME", base, 1);
	free(db);
	make_fixtures();
	printf("1..%zu\n", ROWS * n);
	for (i = 0; i < n; i++) {
		try_rows(&scenarios[i], (int)(ROWS * i));
		fflush(stdout);
	}
	shell("chmod -R u+rwx", ".", ".");
	shell("rm -rf", base, base);
	return 0;
}
