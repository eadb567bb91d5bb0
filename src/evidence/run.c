/*
 * Running a worker. It gets two descriptors and a pipe, and nothing else
 * of ours: no environment, no open file, no signal that is held back. What
 * its libraries print goes into the pipe and is dropped: no byte of it
 * reaches the terminal.
 */
#include "config.h"

#include "evidence/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/path.h"
#include "evidence/worker/protocol.h"

static const struct {
	const char *program, *word;
	int64_t ms;
} tasks[] = {
	[RUN_IMAGE] = { WORKER_NAME, "image", 30000 },
	[RUN_SCREEN] = { WORKER_NAME, "screen", 10000 },
	[RUN_CLEAN] = { WORKER_NAME, "clean", 30000 },
	[RUN_PDF] = { WORKER_PDF_NAME, "pdf", 30000 },
	[RUN_JOIN] = { WORKER_PDF_NAME, "join", 120000 },
	[RUN_KIND] = { WORKER_NAME, "kind", 5000 },
};

int64_t
run_now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int
spawn(pid_t *pid, const char *path, enum run_task task, int in, int out,
    int end)
{
	char name[32], word[16];
	char *argv[] = { name, word, NULL }, *environ_of_it[] = { NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none, all;
	int errnum;

	snprintf(name, sizeof(name), "%s", tasks[task].program);
	snprintf(word, sizeof(word), "%s", tasks[task].word);
	sigemptyset(&none);
	sigfillset(&all);
	posix_spawn_file_actions_init(&files);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setsigdefault(&attr, &all);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK |
	    POSIX_SPAWN_SETSIGDEF);
	/* 2 last: neither `in` nor `out` is 0 to 2 (see above_standard). */
	posix_spawn_file_actions_adddup2(&files, in, 0);
	posix_spawn_file_actions_adddup2(&files, out, 1);
	posix_spawn_file_actions_adddup2(&files, end, 2);
	posix_spawn_file_actions_addclosefrom_np(&files, 3);
	errnum = posix_spawn(pid, path, &files, &attr, argv, environ_of_it);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	return errnum;
}

/* A copy of fd that is no standard descriptor: a program started with these
 * closed would otherwise mix them up. */
static int
above_standard(int fd)
{
	return fcntl(fd, F_DUPFD_CLOEXEC, 3);
}

int
run_start(struct run *r, enum run_task task, int in, int out,
    struct error *err)
{
	int fds[2], files[3] = { -1, -1, -1 }, errnum, i;
	char *path;

	if (pipe2(fds, O_CLOEXEC) != 0)
		return error_set(err, ERR_IO, _("No helper can be started: "
		    "the system says \"%s\". Close other programs and try "
		    "again."), strerror(errno));
	path = path_helper(tasks[task].program);
	files[0] = above_standard(in);
	files[1] = above_standard(out);
	files[2] = above_standard(fds[1]);
	close(fds[1]);
	errnum = files[0] < 0 || files[1] < 0 || files[2] < 0 ? EMFILE :
	    spawn(&r->pid, path, task, files[0], files[1], files[2]);
	for (i = 0; i < 3; i++)
		if (files[i] >= 0)
			close(files[i]);
	r->end = fds[0];
	r->deadline_ms = run_now_ms() + tasks[task].ms;
	if (errnum != 0) {
		close(fds[0]);
		error_set(err, ERR_IO, errnum == ENOENT || errnum == EACCES ?
		    _("%s is missing, which prepares evidence for printing. "
		    "Install anshin anew.") :
		    _("%s cannot be started. Close other programs and try "
		    "again."), path);
	}
	free(path);
	return errnum == 0 ? 0 : -1;
}

bool
run_ended(const struct run *r)
{
	struct pollfd p = { .fd = r->end, .events = POLLIN };
	char dropped[512];

	while (poll(&p, 1, 0) > 0)
		if (read(r->end, dropped, sizeof(dropped)) <= 0)
			return true;
	return run_now_ms() >= r->deadline_ms;
}

/* Until the pipe's end; what was printed is dropped. false: too late. */
static bool
wait_end(const struct run *r)
{
	struct pollfd p = { .fd = r->end, .events = POLLIN };
	char dropped[512];
	int64_t left;
	int ready;

	while ((left = r->deadline_ms - run_now_ms()) > 0) {
		ready = poll(&p, 1, (int)left);
		if (ready > 0 && read(r->end, dropped, sizeof(dropped)) == 0)
			return true;
		if (ready < 0 && errno != EINTR)
			break;
	}
	return false;
}

bool
run_wait(const struct run *r, int ms)
{
	struct pollfd p = { .fd = r->end, .events = POLLIN };

	(void)poll(&p, 1, ms);
	return run_ended(r);
}

int
run_finish(struct run *r)
{
	bool ended = wait_end(r);
	int status = 0;
	pid_t pid;

	if (!ended)
		kill(r->pid, SIGKILL);
	close(r->end);
	do
		pid = waitpid(r->pid, &status, 0);
	while (pid < 0 && errno == EINTR);
	if (!ended)
		return -2;
	return pid == r->pid && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
