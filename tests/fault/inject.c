/*
 * Preloaded into the program (LD_PRELOAD): lets the N-th call that writes, or
 * the N-th allocation, fail. Told by the environment:
 *
 *   FAULT_KIND   "call", "alloc", "name": the calls that rename, or "room":
 *                those that want new room on the disk
 *   FAULT_AT     which one fails; 0: none, they are only counted
 *   FAULT_ERRNO  with which errno
 *   FAULT_KILL   set: it does not fail, the program is killed there
 *   FAULT_STAYS  set: all that follow fail as well (a disk that is full)
 *   FAULT_COUNT  a file that takes the number of calls at the end
 *   FAULT_SITES  a file that takes the numbers of those allocations that come
 *                by a way (the innermost callers) not seen before
 *   FAULT_NAME   of the program; its children are left alone
 *
 * What goes to standard output and error does not count: the sentence must
 * be read.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <execinfo.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

static long at, made;
static int fault;
static int stays, kills, of_calls, of_room, of_names, of_allocs;
static const char *count_file, *site_file;

/* The ways to an allocation that were seen, by their hash. */
enum { FRAMES = 10, SLOTS = 1 << 16 };
static uint64_t seen[SLOTS];
static long sites[SLOTS / 2];
static int n_sites, looking;

static void
note_site(long n)
{
	void *frames[FRAMES];
	uint64_t hash = 14695981039346656037U;
	size_t slot;
	int i, depth;

	if (site_file == NULL || looking || n_sites == SLOTS / 2)
		return;
	looking = 1;		/* the walk may allocate itself */
	depth = backtrace(frames, FRAMES);
	looking = 0;
	for (i = 0; i < depth; i++)
		hash = (hash ^ (uintptr_t)frames[i]) * 1099511628211U;
	hash |= 1;
	for (slot = hash % SLOTS; seen[slot] != 0; slot = (slot + 1) % SLOTS)
		if (seen[slot] == hash)
			return;
	seen[slot] = hash;
	sites[n_sites++] = n;
}

static int
hits(void)
{
	long n;

	if (looking)
		return 0;
	n = __atomic_add_fetch(&made, 1, __ATOMIC_RELAXED);
	note_site(n);
	if (kills && n == at)
		(void)raise(SIGKILL);
	return at > 0 && (n == at || (stays && n > at));
}

static int
call_fails(void)
{
	if (!of_calls || !hits())
		return 0;
	errno = fault;
	return 1;
}

static int
name_fails(void)
{
	if (!(of_calls || of_names) || !hits())
		return 0;
	errno = fault;
	return 1;
}

static int
room_fails(void)
{
	if (!(of_calls || of_room) || !hits())
		return 0;
	errno = fault;
	return 1;
}

__attribute__((constructor)) static void
begin(void)
{
	const char *kind = getenv("FAULT_KIND"), *name = getenv("FAULT_NAME");
	const char *number = getenv("FAULT_AT"), *as = getenv("FAULT_ERRNO");

	if (kind == NULL || (name != NULL &&
	    strcmp(name, program_invocation_short_name) != 0))
		return;
	at = number == NULL ? 0 : strtol(number, NULL, 10);
	fault = as == NULL ? EIO : (int)strtol(as, NULL, 10);
	stays = getenv("FAULT_STAYS") != NULL;
	kills = getenv("FAULT_KILL") != NULL;
	count_file = getenv("FAULT_COUNT");
	site_file = getenv("FAULT_SITES");
	looking = 1;
	(void)backtrace((void *[1]){ NULL }, 1);	/* loads what it needs */
	looking = 0;
	of_calls = strcmp(kind, "call") == 0;
	of_room = strcmp(kind, "room") == 0;
	of_names = strcmp(kind, "name") == 0;
	of_allocs = strcmp(kind, "alloc") == 0;
}

static void
put_numbers(const char *path, const long *list, int n)
{
	FILE *f = fopen(path, "w");
	int i;

	for (i = 0; f != NULL && i < n; i++)
		fprintf(f, "%ld\n", list[i]);
	if (f == NULL || fclose(f) != 0)
		abort();
}

__attribute__((destructor)) static void
end(void)
{
	of_calls = of_room = of_names = of_allocs = 0;
	if (count_file != NULL)
		put_numbers(count_file, &made, 1);
	if (site_file != NULL)
		put_numbers(site_file, sites, n_sites);
}

/* --- opening for writing --- */

static int
is_writing(int flags)
{
	return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0;
}

static int
open_fails(int flags)
{
	return (flags & O_CREAT) != 0 ? room_fails() : call_fails();
}

#define OPEN(name)							\
int									\
name(const char *path, int flags, ...)					\
{									\
	va_list ap;							\
	mode_t mode;							\
									\
	va_start(ap, flags);						\
	mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(ap, mode_t) : 0; \
	va_end(ap);							\
	if (is_writing(flags) && open_fails(flags))			\
		return -1;						\
	return REAL(name)(path, flags, mode);				\
}
OPEN(open)
OPEN(open64)

#define OPENAT(name)							\
int									\
name(int dir, const char *path, int flags, ...)				\
{									\
	va_list ap;							\
	mode_t mode;							\
									\
	va_start(ap, flags);						\
	mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(ap, mode_t) : 0; \
	va_end(ap);							\
	if (is_writing(flags) && open_fails(flags))			\
		return -1;						\
	return REAL(name)(dir, path, flags, mode);			\
}
OPENAT(openat)
OPENAT(openat64)

/* --- writing --- */

/* The call that fails because the disk is full may have written a part. */
ssize_t
write(int fd, const void *bytes, size_t n)
{
	if (fd > 2 && room_fails())
		return -1;
	return REAL(write)(fd, bytes, n);
}

ssize_t
writev(int fd, const struct iovec *list, int n)
{
	return fd > 2 && room_fails() ? -1 : REAL(writev)(fd, list, n);
}

ssize_t
pwrite(int fd, const void *bytes, size_t n, off_t at_byte)
{
	return room_fails() ? -1 : REAL(pwrite)(fd, bytes, n, at_byte);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t n, off64_t at_byte)
{
	return room_fails() ? -1 : REAL(pwrite64)(fd, bytes, n, at_byte);
}

#define FAILING(test, name, parameters, arguments)			\
int									\
name parameters								\
{									\
	return test() ? -1 : REAL(name) arguments;			\
}
#define CALL(name, parameters, arguments)				\
	FAILING(call_fails, name, parameters, arguments)
#define NAME(name, parameters, arguments)				\
	FAILING(name_fails, name, parameters, arguments)
CALL(fsync, (int fd), (fd))
CALL(fdatasync, (int fd), (fd))
CALL(ftruncate, (int fd, off_t n), (fd, n))
CALL(ftruncate64, (int fd, off64_t n), (fd, n))
NAME(rename, (const char *from, const char *to), (from, to))
NAME(renameat, (int a, const char *from, int b, const char *to),
    (a, from, b, to))
NAME(renameat2, (int a, const char *from, int b, const char *to,
    unsigned flags), (a, from, b, to, flags))
CALL(link, (const char *from, const char *to), (from, to))
CALL(unlink, (const char *path), (path))
CALL(unlinkat, (int dir, const char *path, int flags), (dir, path, flags))
CALL(rmdir, (const char *path), (path))
CALL(mkdir, (const char *path, mode_t mode), (path, mode))
CALL(mkdirat, (int dir, const char *path, mode_t mode), (dir, path, mode))
CALL(fchmod, (int fd, mode_t mode), (fd, mode))
CALL(utimensat, (int dir, const char *path, const struct timespec times[2],
    int flags), (dir, path, times, flags))
CALL(futimens, (int fd, const struct timespec times[2]), (fd, times))
CALL(memfd_create, (const char *name, unsigned flags), (name, flags))
CALL(mkostemp, (char *name, int flags), (name, flags))
CALL(mkostemp64, (char *name, int flags), (name, flags))

char *
mkdtemp(char *name)
{
	return room_fails() ? NULL : REAL(mkdtemp)(name);
}

/* --- memory: not beside a sanitizer, which allocates itself --- */

#ifndef __SANITIZE_ADDRESS__

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static int
memory_fails(void)
{
	if (!of_allocs || !hits())
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t n)
{
	return memory_fails() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return memory_fails() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	return memory_fails() ? NULL : __libc_realloc(p, n);
}
#endif
