/*
 * Times terminal programs from outside, as a user's terminal sees them, and
 * two or more of them in turn, run by run and key by key, so that whatever
 * else the machine does hits all of them alike.
 *
 *   term-time start RUNS (NAME TEXT COMMAND... --)...
 *       milliseconds from exec until TEXT (UTF-8) has been written
 *   term-time keys SETUP KEYS (NAME SETUP COMMAND... --)...
 *       per key of KEYS: milliseconds until the last byte, and bytes written
 *
 * SETUP and KEYS take \r \n \t \e \\ escapes; first a program's own SETUP is
 * sent, then the common one, both untimed. The terminal answers requests for
 * the cursor's place and for its attributes. Ratios are the first program's by
 * this one's: of the median, of p99, and of the third figure's median.
 */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_SAMPLES = 4096, MAX_PROGRAMS = 8 };

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static pid_t
spawn(char **cmd, int *fd)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	pid_t pid = forkpty(fd, NULL, NULL, &size);

	if (pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		unsetenv("LINES");
		unsetenv("COLUMNS");
		execvp(cmd[0], cmd);
		_exit(127);
	}
	return pid;
}

static void
send_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t w = write(fd, bytes, n);

		if (w < 0 && errno != EINTR)
			return;
		if (w > 0) {
			bytes += w;
			n -= (size_t)w;
		}
	}
}

/* What a terminal answers by itself, each time it is asked. A question may
 * come in two pieces: `seen` is how much of it came before. */
static void
answer(int fd, const char *bytes, size_t n)
{
	static const struct { const char *ask, *say; } talk[] = {
		{ "\033[6n", "\033[1;2R" }, { "\033[c", "\033[?1;2c" }
	};
	static size_t seen[2];
	size_t i, k;

	for (i = 0; i < n; i++) {
		for (k = 0; k < 2; k++) {
			if (bytes[i] != talk[k].ask[seen[k]])
				seen[k] = bytes[i] == '\033';
			else if (talk[k].ask[++seen[k]] == '\0') {
				send_all(fd, talk[k].say,
				    strlen(talk[k].say));
				seen[k] = 0;
			}
		}
	}
}

/* Reads until nothing came for `quiet` ms; the time of the last byte. */
static size_t
settle(int fd, int quiet, double *last)
{
	static char buf[65536];
	struct pollfd p = { fd, POLLIN, 0 };
	size_t total = 0;
	int wait = 1000;

	while (poll(&p, 1, wait) > 0) {
		ssize_t n = read(fd, buf, sizeof(buf));

		if (n <= 0)
			break;
		*last = now_ms();
		total += (size_t)n;
		answer(fd, buf, (size_t)n);
		wait = quiet;
	}
	return total;
}

static bool
wait_for(int fd, const char *text, double *at)
{
	static char all[1 << 20];
	struct pollfd p = { fd, POLLIN, 0 };
	size_t n = 0;

	while (n < sizeof(all) - 65536 && poll(&p, 1, 5000) > 0) {
		ssize_t got = read(fd, all + n, 65536);

		if (got <= 0)
			break;
		answer(fd, all + n, (size_t)got);
		n += (size_t)got;
		if (memmem(all, n, text, strlen(text)) != NULL) {
			*at = now_ms();
			return true;
		}
	}
	return false;
}

/* Milliseconds of processor time that the program took. */
static double
finish(pid_t pid, int fd)
{
	struct rusage u = { .ru_utime = { 0, 0 } };

	kill(pid, SIGKILL);
	wait4(pid, NULL, 0, &u);
	close(fd);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 +
	    (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static size_t
unescape(char *s)
{
	char *to = s;
	const char *p;

	for (p = s; *p != '\0'; p++) {
		if (*p != '\\' || p[1] == '\0') {
			*to++ = *p;
			continue;
		}
		p++;
		*to++ = *p == 'r' ? '\r' : *p == 'n' ? '\n' : *p == 't' ?
		    '\t' : *p == 'e' ? '\033' : *p;
	}
	*to = '\0';
	return (size_t)(to - s);
}

struct program {
	const char *name;
	char *text;		/* to wait for, or its setup */
	char **command;
	pid_t pid;
	int fd;
	double ms[MAX_SAMPLES];
	double more[MAX_SAMPLES];	/* processor time, or bytes */
};

static struct program programs[MAX_PROGRAMS];
static size_t n_programs;

/* NAME TEXT COMMAND... -- again and again. */
static bool
take_programs(char **argv)
{
	while (*argv != NULL && n_programs < MAX_PROGRAMS) {
		struct program *p = &programs[n_programs++];

		p->name = *argv++;
		if (*argv == NULL)
			return false;
		p->text = *argv++;
		p->command = argv;
		while (*argv != NULL && strcmp(*argv, "--") != 0)
			argv++;
		if (argv == p->command)
			return false;
		if (*argv != NULL)
			*argv++ = NULL;
	}
	return n_programs > 0;
}

static double
ratio(double a, double b)
{
	return b > 0 ? a / b : 0;
}

static void
show(size_t n, const char *unit)
{
	const struct program *first = &programs[0];
	size_t i;

	for (i = 0; i < n_programs; i++) {
		struct program *p = &programs[i];

		qsort(p->ms, n, sizeof(p->ms[0]), compare);
		qsort(p->more, n, sizeof(p->more[0]), compare);
		printf("%-8s median %7.2f ms  p99 %7.2f ms  %8.2f %s   "
		    "ratios %.2f %.2f %.2f\n", p->name, p->ms[n / 2],
		    p->ms[n * 99 / 100], p->more[n / 2], unit,
		    ratio(first->ms[n / 2], p->ms[n / 2]),
		    ratio(first->ms[n * 99 / 100], p->ms[n * 99 / 100]),
		    ratio(first->more[n / 2], p->more[n / 2]));
	}
}

static int
time_start(int runs)
{
	double from, at = 0;
	size_t i;
	int k;

	if (runs < 1 || runs > MAX_SAMPLES)
		return 2;
	for (k = -1; k < runs; k++) {
		for (i = 0; i < n_programs; i++) {
			struct program *p = &programs[i];
			double cpu;
			bool seen;

			from = now_ms();
			p->pid = spawn(p->command, &p->fd);
			seen = wait_for(p->fd, p->text, &at);
			cpu = finish(p->pid, p->fd);
			if (!seen) {
				fprintf(stderr, "%s never wrote: %s\n",
				    p->name, p->text);
				return 1;
			}
			if (k < 0)
				continue;	/* only to warm the caches */
			p->ms[k] = at - from;
			p->more[k] = cpu;
		}
	}
	show((size_t)runs, "ms CPU");
	return 0;
}

static size_t
char_length(const char *s)
{
	unsigned char c = (unsigned char)*s;

	return c == 033 && s[1] == '[' ? 3 : c < 0x80 ? 1 : c < 0xe0 ? 2 :
	    c < 0xf0 ? 3 : 4;
}

static void
prepare(struct program *p, const char *bytes, size_t n)
{
	double last = 0;
	size_t i, part;

	for (i = 0; i < n; i += part) {
		part = n - i > 256 ? 256 : n - i;
		send_all(p->fd, bytes + i, part);
		settle(p->fd, 20, &last);
	}
	settle(p->fd, 300, &last);
}

static int
time_keys(char *setup, char *keys)
{
	size_t i, len, n = 0, n_setup = unescape(setup);
	const char *k, *end = keys + unescape(keys);
	double from, last = 0;

	for (i = 0; i < n_programs; i++) {
		struct program *p = &programs[i];

		p->pid = spawn(p->command, &p->fd);
		settle(p->fd, 300, &last);
		prepare(p, p->text, unescape(p->text));
		prepare(p, setup, n_setup);
	}
	for (k = keys; k < end && n < MAX_SAMPLES; k += len, n++) {
		len = char_length(k);
		for (i = 0; i < n_programs; i++) {
			struct program *p = &programs[i];

			last = from = now_ms();
			send_all(p->fd, k, len);
			p->more[n] = (double)settle(p->fd, 30, &last);
			p->ms[n] = last - from;
		}
	}
	for (i = 0; i < n_programs; i++)
		finish(programs[i].pid, programs[i].fd);
	if (n == 0)
		return 1;
	show(n, "bytes");
	return 0;
}

int
main(int argc, char **argv)
{
	signal(SIGPIPE, SIG_IGN);
	if (argc > 4 && strcmp(argv[1], "start") == 0 &&
	    take_programs(argv + 3))
		return time_start((int)strtol(argv[2], NULL, 10));
	if (argc > 5 && strcmp(argv[1], "keys") == 0 &&
	    take_programs(argv + 4))
		return time_keys(argv[2], argv[3]);
	fprintf(stderr, "usage: term-time start RUNS (NAME TEXT COMMAND... "
	    "--)...\n       term-time keys SETUP KEYS (NAME SETUP "
	    "COMMAND... --)...\n");
	return 2;
}
