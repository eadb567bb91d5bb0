/*
 * main.c under another name. Where it starts helpers (the paper module, the
 * workers, a pager) there is none: those have targets of their own.
 */
#include "config.h"

#include <getopt.h>
#include <unistd.h>

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/program.h"

int program_main(int argc, char **argv);

#define main program_main
#include "app/main.c"
#undef main

static char *first;		/* the store at the start of each input */
static size_t n_first;

static void
read_first(void)
{
	struct error err;

	if (file_read(&first, &n_first, "a.db", (size_t)1 << 22, &err) != 0)
		abort();
}

static int
call(int argc, char **argv)
{
	optind = 0;		/* getopt forgets what it looked at before */
	return program_main(argc, argv);
}

void
program_prepare(void)
{
	char *argv[] = { (char[]){ "anshin" }, (char[]){ "new" },
		(char[]){ "x" }, NULL };

	if (first != NULL)
		return;
	if (setenv("ANSHIN_DATADIR", fuzz_folder(), 1) != 0 ||
	    setenv("ANSHIN_LIBEXECDIR", fuzz_folder(), 1) != 0 ||
	    setenv("ANSHIN_DB", "a.db", 1) != 0)
		abort();
	fuzz_copy("forms/2024-04/ja.yaml", "tests/catalog/001-good.yaml");
	if (call(3, argv) != 0)
		abort();
	read_first();
}

int
program_run(int argc, char **argv)
{
	fuzz_write("a.db", first, n_first);
	return call(argc, argv);
}
