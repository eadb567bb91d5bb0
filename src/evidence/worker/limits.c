/*
 * What the worker may do to the computer. It reads what strangers made, with
 * large libraries; if one of them is led astray, there is nothing here to
 * take: no file can be opened, nothing started, nobody called.
 */
#include "config.h"

#include "evidence/worker/limits.h"

#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define MEGABYTE ((rlim_t)1 << 20)

static void
limit(__rlimit_resource_t what, rlim_t most)
{
	struct rlimit r = { most, most };

	(void)setrlimit(what, &r);
}

void
limits_resources(unsigned seconds, unsigned megabytes)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	(void)prctl(PR_SET_DUMPABLE, 0);
	(void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, seconds);
	limit(RLIMIT_FSIZE, megabytes * MEGABYTE);
	if (!SANITIZED)
		limit(RLIMIT_AS, 1024 * MEGABYTE);
}

static const int allowed[] = {
	SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write),
	SCMP_SYS(writev), SCMP_SYS(lseek), SCMP_SYS(_llseek), SCMP_SYS(close),
	SCMP_SYS(fstat), SCMP_SYS(fstat64), SCMP_SYS(newfstatat),
	SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk),
	SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),
	SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),
	SCMP_SYS(restart_syscall), SCMP_SYS(getpid), SCMP_SYS(gettid),
	SCMP_SYS(getrandom), SCMP_SYS(clock_gettime),
	SCMP_SYS(clock_gettime64), SCMP_SYS(gettimeofday),
	/* Threads of the HEIC decoder. */
	SCMP_SYS(futex), SCMP_SYS(futex_time64), SCMP_SYS(set_robust_list),
	SCMP_SYS(rseq), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
};

/* Calls that are harmless with the right argument only: a signal to itself
 * (abort), memory that is no program, a thread and never a process (clone3
 * hides its flags, and libc goes back to clone without it). */
static void
allow_some(scmp_filter_ctx ctx)
{
	static const int memory[] = { SCMP_SYS(mmap), SCMP_SYS(mmap2),
		SCMP_SYS(mprotect) };
	size_t i;

	(void)seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
	    SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0));
	for (i = 0; i < sizeof(memory) / sizeof(memory[0]); i++)
		(void)seccomp_rule_add(ctx, SCMP_ACT_ALLOW, memory[i], 1,
		    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	(void)seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
	    SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
	(void)seccomp_rule_add(ctx, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3),
	    0);
}

void
limits_calls(void)
{
	scmp_filter_ctx ctx;
	size_t i;

	if (SANITIZED)
		return;
	ctx = seccomp_init(SCMP_ACT_KILL_PROCESS);
	if (ctx == NULL)
		return;
	for (i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
		(void)seccomp_rule_add(ctx, SCMP_ACT_ALLOW, allowed[i], 0);
	allow_some(ctx);
	/* Asked for by libraries that do without an answer. */
	(void)seccomp_rule_add(ctx, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prctl), 0);
	(void)seccomp_rule_add(ctx, SCMP_ACT_ERRNO(ENOENT), SCMP_SYS(openat),
	    0);
	(void)seccomp_rule_add(ctx, SCMP_ACT_ERRNO(ENOTTY), SCMP_SYS(ioctl),
	    0);
	/* A kernel without filters: the other limits still stand. */
	(void)seccomp_load(ctx);
	seccomp_release(ctx);
}
