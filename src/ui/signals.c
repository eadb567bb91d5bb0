/* Signals: see signals.h. Handlers set flags and write one byte, no more. */
#include "config.h"

#include "ui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const struct {
	int sig;
	enum signals_kind kind;
} asked[] = {
	{ SIGHUP, SIGNALS_END },
	{ SIGTERM, SIGNALS_END },
	{ SIGINT, SIGNALS_END },
	{ SIGWINCH, SIGNALS_RESIZE },
	{ SIGTSTP, SIGNALS_STOP },
};
static const int faults[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT,
	SIGTRAP, SIGQUIT, SIGALRM };
#define N_ASKED (sizeof(asked) / sizeof(asked[0]))
#define N_FAULTS (sizeof(faults) / sizeof(faults[0]))

static volatile sig_atomic_t flags[SIGNALS_N];
static int pipe_fds[2] = { -1, -1 };
static struct sigaction old_asked[N_ASKED], old_faults[N_FAULTS];
static struct termios old_termios;
static volatile sig_atomic_t has_termios;
static char restore[512];
static volatile sig_atomic_t restore_len;
static bool started;

static void
on_signal(int sig)
{
	int saved = errno;
	size_t i;

	for (i = 0; i < N_ASKED; i++)
		if (asked[i].sig == sig)
			flags[asked[i].kind] = 1;
	if (write(pipe_fds[1], "!", 1) < 0)
		errno = 0;	/* full: the loop wakes up anyway */
	errno = saved;
}

/* Then as if there were no wizard: whoever watched this signal before has the
 * last word. */
static void
on_fault(int sig)
{
	size_t i;

	if (restore_len > 0 &&
	    write(STDOUT_FILENO, restore, (size_t)restore_len) < 0)
		errno = 0;	/* nothing more can be done */
	if (has_termios)
		tcsetattr(STDIN_FILENO, TCSANOW, &old_termios);
	for (i = 0; i < N_FAULTS; i++)
		if (faults[i] == sig)
			sigaction(sig, &old_faults[i], NULL);
	raise(sig);
}

static void
install(int sig, void (*handler)(int), int sa_flags, struct sigaction *old)
{
	struct sigaction sa = { .sa_flags = sa_flags };

	sa.sa_handler = handler;
	sigemptyset(&sa.sa_mask);
	sigaction(sig, &sa, old);
}

static void
install_faults(void)
{
	static char alternate[64 * 1024];
	stack_t stack = { .ss_sp = alternate, .ss_size = sizeof(alternate) };
	size_t i;

	sigaltstack(&stack, NULL);
	for (i = 0; i < N_FAULTS; i++)
		install(faults[i], on_fault,
		    (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK),
		    &old_faults[i]);
}

void
signals_start(void)
{
	size_t i;

	if (started)
		return;
	started = true;
	for (i = 0; i < SIGNALS_N; i++)
		flags[i] = 0;
	if (pipe2(pipe_fds, O_CLOEXEC | O_NONBLOCK) != 0)
		pipe_fds[0] = pipe_fds[1] = -1;
	has_termios = tcgetattr(STDIN_FILENO, &old_termios) == 0;
	/* No SA_RESTART: a wait for a key ends when a signal comes. */
	for (i = 0; i < N_ASKED; i++)
		install(asked[i].sig, on_signal, 0, &old_asked[i]);
	install_faults();
}

void
signals_stop(void)
{
	size_t i;

	if (!started)
		return;
	started = false;
	for (i = 0; i < N_ASKED; i++)
		sigaction(asked[i].sig, &old_asked[i], NULL);
	for (i = 0; i < N_FAULTS; i++)
		sigaction(faults[i], &old_faults[i], NULL);
	for (i = 0; i < 2; i++) {
		if (pipe_fds[i] >= 0)
			close(pipe_fds[i]);
		pipe_fds[i] = -1;
	}
	restore_len = 0;
}

bool
signals_take(enum signals_kind k)
{
	bool came = flags[k] != 0;

	flags[k] = 0;
	return came;
}

bool
signals_any(void)
{
	return flags[SIGNALS_END] || flags[SIGNALS_RESIZE] ||
	    flags[SIGNALS_STOP];
}

void
signals_raise(enum signals_kind k)
{
	flags[k] = 1;
}

int
signals_fd(void)
{
	return pipe_fds[0];
}

void
signals_drain(void)
{
	char bytes[64];

	while (pipe_fds[0] >= 0 &&
	    read(pipe_fds[0], bytes, sizeof(bytes)) > 0)
		continue;
}

void
signals_set_restore(const char *bytes)
{
	size_t n = strlen(bytes);

	if (n > sizeof(restore))
		n = 0;
	memcpy(restore, bytes, n);
	restore_len = (sig_atomic_t)n;
}

/* SIGTSTP and not SIGSTOP: where no shell waits the kernel ignores it. */
void
signals_stop_process(void)
{
	struct sigaction ours;

	install(SIGTSTP, SIG_DFL, 0, &ours);
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
}
