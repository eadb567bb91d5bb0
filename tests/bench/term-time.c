/*
 * Times terminal programs from outside, as a user's terminal sees them.
 *
 *   term-time start RUNS TEXT -- CMD...   milliseconds from exec until TEXT
 *                                         (UTF-8) has been written
 *   term-time keys SETUP KEYS -- CMD...   per key of KEYS: milliseconds until
 *                                         the last byte, and bytes written
 * SETUP and KEYS take \r \n \t \e \\ escapes; SETUP is sent first, untimed.
 * The terminal answers cursor-position and device-attribute requests.
 */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_SAMPLES 4096

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

/* What a terminal answers by itself. */
static void
answer(int fd, const char *bytes, size_t n)
{
	if (memmem(bytes, n, "\033[6n", 4) != NULL)
		send_all(fd, "\033[1;2R", 6);
	if (memmem(bytes, n, "\033[c", 3) != NULL)
		send_all(fd, "\033[?1;2c", 7);
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

static void
finish(pid_t pid, int fd)
{
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	close(fd);
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

static int
time_start(int runs, const char *text, char **cmd)
{
	static double ms[MAX_SAMPLES];
	int i, fd;

	for (i = 0; i < runs && i < MAX_SAMPLES; i++) {
		double from = now_ms(), at = 0;
		pid_t pid = spawn(cmd, &fd);
		bool seen = wait_for(fd, text, &at);

		finish(pid, fd);
		if (!seen) {
			fprintf(stderr, "never seen: %s\n", text);
			return 1;
		}
		ms[i] = at - from;
	}
	qsort(ms, (size_t)i, sizeof(ms[0]), compare);
	printf("%.2f\n", ms[i / 2]);
	return 0;
}

static size_t
char_length(const char *s)
{
	unsigned char c = (unsigned char)*s;

	return c == 033 && s[1] == '[' ? 3 : c < 0x80 ? 1 : c < 0xe0 ? 2 :
	    c < 0xf0 ? 3 : 4;
}

static int
time_keys(char *setup, char *keys, char **cmd)
{
	static double ms[MAX_SAMPLES], bytes[MAX_SAMPLES];
	double last = 0;
	size_t n = 0, len, n_setup = unescape(setup), n_keys = unescape(keys);
	const char *k;
	pid_t pid;
	int fd;

	pid = spawn(cmd, &fd);
	settle(fd, 300, &last);
	for (k = setup; k < setup + n_setup; k += len) {
		len = setup + n_setup - k > 256 ? 256 :
		    (size_t)(setup + n_setup - k);
		send_all(fd, k, len);
		settle(fd, 20, &last);
	}
	settle(fd, 300, &last);
	for (k = keys; k < keys + n_keys && n < MAX_SAMPLES; k += len) {
		double from = now_ms();

		len = char_length(k);
		last = from;
		send_all(fd, k, len);
		bytes[n] = (double)settle(fd, 30, &last);
		ms[n++] = last - from;
	}
	finish(pid, fd);
	qsort(ms, n, sizeof(ms[0]), compare);
	qsort(bytes, n, sizeof(bytes[0]), compare);
	if (n == 0)
		return 1;
	printf("%.2f %.2f %.0f\n", ms[n / 2], ms[n * 99 / 100], bytes[n / 2]);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc > 5 && strcmp(argv[1], "start") == 0)
		return time_start((int)strtol(argv[2], NULL, 10), argv[3],
		    argv + 5);
	if (argc > 5 && strcmp(argv[1], "keys") == 0)
		return time_keys(argv[2], argv[3], argv + 5);
	fprintf(stderr, "usage: term-time start RUNS TEXT -- CMD...\n"
	    "       term-time keys SETUP KEYS -- CMD...\n");
	return 2;
}
