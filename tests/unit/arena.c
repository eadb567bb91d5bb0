/*
 * Proves that memory of an arena is zeroed, aligned and never moves, and that
 * running out of memory runs the hook, says one sentence and ends with 70.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/xalloc.h"

/* AddressSanitizer would end the process before xalloc.c can. */
const char *__asan_default_options(void);

const char *
__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

static void
is_zeroed_and_aligned(void **state)
{
	static const char zeros[100000];
	struct arena *a = arena_new();
	size_t size;
	char *p;

	(void)state;
	for (size = 0; size < 3000; size++) {
		p = arena_alloc(a, size);
		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		assert_memory_equal(p, zeros, size);
		memset(p, 0xA5, size);
	}
	p = arena_alloc(a, sizeof(zeros));	/* larger than a block */
	assert_memory_equal(p, zeros, sizeof(zeros));
	memset(p, 0xA5, sizeof(zeros));
	p = arena_alloc(a, 10);
	assert_memory_equal(p, zeros, 10);
	arena_free(a);
	arena_free(NULL);
}

static void
never_moves(void **state)
{
	struct arena *a = arena_new();
	const char *text[2000];
	size_t i;

	(void)state;
	for (i = 0; i < 2000; i++)
		text[i] = arena_strndup(a, "日本語の長い文です", i % 28);
	assert_string_equal(arena_strdup(a, ""), "");
	assert_string_equal(arena_strndup(a, "ab", 9), "ab");
	for (i = 0; i < 2000; i++)
		assert_int_equal(strlen(text[i]), i % 28 < 27 ? i % 28 : 27);
	arena_free(a);
}

static void
never_null(void **state)
{
	char *p = xmalloc(0), *q = xcalloc(0, 0), *text;

	(void)state;
	assert_non_null(p);
	assert_non_null(q);
	p = xreallocarray(p, 0, 5);
	assert_non_null(p);
	free(p);
	free(q);
	text = xasprintf("%d%s", 1, "あ");
	assert_string_equal(text, "1あ");
	free(text);
	text = xstrndup("abc", 2);
	assert_string_equal(text, "ab");
	free(text);
}

static int hook_pipe[2];

static void
hook(void)
{
	if (write(hook_pipe[1], "restored. ", 10) != 10)
		_exit(1);
}

/* Runs out of memory in a child; its words come through the pipe. */
static void
assert_ends(void (*exhaust)(void))
{
	char said[4000] = "";
	const char *restored;
	size_t n = 0;
	ssize_t got;
	int status;
	pid_t pid;

	assert_int_equal(pipe(hook_pipe), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(hook_pipe[1], STDERR_FILENO);
		xalloc_on_failure(hook);
		exhaust();
		_exit(0);
	}
	close(hook_pipe[1]);
	while (n < sizeof(said) - 1 && (got = read(hook_pipe[0], said + n,
	    sizeof(said) - 1 - n)) > 0)
		n += (size_t)got;
	close(hook_pipe[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 70);
	/* First the terminal, then the sentence; a sanitizer may speak too. */
	restored = strstr(said, "restored. ");
	assert_non_null(restored);
	assert_non_null(strstr(restored, "anshin: "));
}

static volatile size_t huge = SIZE_MAX / 2;

static void
too_large(void)
{
	free(xmalloc(huge));
}

static void
too_many(void)
{
	free(xreallocarray(NULL, huge, 3));	/* the product overflows */
}

static void
too_large_for_an_arena(void)
{
	arena_alloc(arena_new(), huge * 2 + 1);
}

static void
ends_with_a_sentence(void **state)
{
	(void)state;
	assert_ends(too_large);
	assert_ends(too_many);
	assert_ends(too_large_for_an_arena);
}

static void
note(void *ptr, size_t n)
{
	*(size_t *)ptr += n;
}

static void
releases_what_it_owns(void **state)
{
	struct arena *a = arena_new();
	size_t one = 0, two = 0;

	(void)state;
	arena_own(a, &one, 1, note);
	arena_own(a, &two, 2, note);
	assert_true(one == 0 && two == 0);
	arena_free(a);
	assert_true(one == 1 && two == 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_zeroed_and_aligned),
		cmocka_unit_test(never_moves),
		cmocka_unit_test(never_null),
		cmocka_unit_test(releases_what_it_owns),
		cmocka_unit_test(ends_with_a_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
