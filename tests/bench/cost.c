/*
 * What a command costs: time, computing, and the memory that it and all it
 * starts hold at once (looked at every few milliseconds; what processes share
 * is counted for each, so this is never too little).
 *   cost COMMAND ARGUMENT...  ->  "seconds cpu-seconds peak-MB" on standard
 * output; what the command prints goes to standard error. Its status is ours.
 */
#include "config.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Pages of memory of a process, when it belongs to the session; or 0. */
static long
pages_of(const char *number, pid_t session)
{
	char path[300], text[1024];
	const char *at;
	FILE *f;
	size_t n;
	int sid = 0;
	long rss = 0;

	snprintf(path, sizeof(path), "/proc/%s/stat", number);
	f = fopen(path, "re");
	if (f == NULL)
		return 0;
	n = fread(text, 1, sizeof(text) - 1, f);
	text[n] = '\0';
	fclose(f);
	/* Behind the name, which may hold anything: state, ppid, pgrp, sid,
	 * and further on the resident set. */
	at = strrchr(text, ')');
	if (at == NULL || sscanf(at + 1, " %*c %*d %*d %d %*d %*d %*u %*u %*u "
	    "%*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %*u %*u %ld", &sid,
	    &rss) != 2)
		return 0;
	return sid == session ? rss : 0;
}

static long
pages_now(pid_t session)
{
	DIR *dir = opendir("/proc");
	struct dirent *d;
	long sum = 0;

	while (dir != NULL && (d = readdir(dir)) != NULL)
		if (isdigit((unsigned char)d->d_name[0]))
			sum += pages_of(d->d_name, session);
	if (dir != NULL)
		closedir(dir);
	return sum;
}

static pid_t
start(char **argv)
{
	pid_t pid = fork();

	if (pid != 0)
		return pid;
	setsid();
	dup2(2, 1);
	execvp(argv[0], argv);
	perror(argv[0]);
	_exit(127);
}

int
main(int argc, char **argv)
{
	const struct timespec pause = { 0, 4000000 };
	struct rusage used;
	double from = seconds(), cpu;
	long now, peak = 0;
	int status = 0;
	pid_t pid;

	if (argc < 2) {
		fprintf(stderr, "usage: cost COMMAND ARGUMENT...\n");
		return 2;
	}
	pid = start(argv + 1);
	while (waitpid(pid, &status, WNOHANG) == 0) {
		now = pages_now(pid);
		if (now > peak)
			peak = now;
		nanosleep(&pause, NULL);
	}
	getrusage(RUSAGE_CHILDREN, &used);
	cpu = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
	    (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
	now = used.ru_maxrss / (sysconf(_SC_PAGESIZE) / 1024);
	printf("%.3f %.3f %.1f\n", seconds() - from, cpu,
	    (double)(now > peak ? now : peak) *
	    (double)sysconf(_SC_PAGESIZE) / 1048576);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
