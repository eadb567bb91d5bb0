/*
 * Two things in one, for tests/stuck.sh: preloaded, it makes every alarm ring
 * after a second; in the place of anshin-paper.so, it never finishes to load,
 * or ($STUCK is "trap") traps, or ("deep") calls itself until the stack is
 * full, as GLib does where it gets no memory.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

unsigned
alarm(unsigned seconds)
{
	const struct itimerval t = { .it_value = { seconds > 0, 0 } };

	return (unsigned)setitimer(ITIMER_REAL, &t, NULL);
}

static int
deeper(volatile int *above)
{
	volatile int here = *above + 1;

	return deeper(&here) + here;
}

__attribute__((constructor)) static void
begin(void)
{
	const char *how = getenv("STUCK");
	Dl_info where;

	if (dladdr((void *)begin, &where) == 0 ||
	    strstr(where.dli_fname, "anshin-paper") == NULL)
		return;
	if (how != NULL && strcmp(how, "trap") == 0)
		raise(SIGTRAP);
	if (how != NULL && strcmp(how, "deep") == 0)
		(void)deeper(&(int){ 0 });
	for (;;)
		pause();
}
