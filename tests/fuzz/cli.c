/*
 * Command lines: each line of the input is a word. "%%% input" begins what is
 * read from standard input, "%%% config" the settings.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/program.h"

#define WORDS_MAX 40

static const char *const names[] = { "words", "input", ".config/anshin/config",
	NULL };

/* Nothing outside the folder of the target is to be named, and the sample of
 * 30 files has tests of its own. */
static int
is_allowed(const char *word)
{
	return strchr(word, '/') == NULL && strstr(word, "..") == NULL &&
	    strcmp(word, "demo") != 0;
}

static int
split(char *words, char **argv)
{
	char *word, *left = words;
	int argc = 1;

	while ((word = strsep(&left, "\n")) != NULL && argc < WORDS_MAX) {
		if (!is_allowed(word))
			return -1;
		if (left != NULL || word[0] != '\0')
			argv[argc++] = word;
	}
	argv[argc] = NULL;
	return argc;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char program[] = "anshin", *argv[WORDS_MAX + 1] = { program };
	struct error err;
	char *words;
	size_t n_words;
	FILE *in;
	int argc;

	program_prepare();
	fuzz_parts(data, n, names);
	if (file_read(&words, &n_words, "words", (size_t)1 << 20, &err) != 0)
		return -1;
	argc = split(words, argv);
	in = fopen(access("input", R_OK) == 0 ? "input" : "/dev/null", "re");
	if (in == NULL)
		abort();
	stdin = in;
	if (argc > 0)
		(void)program_run(argc, argv);
	(void)fclose(in);
	free(words);
	return argc > 0 ? 0 : -1;
}
