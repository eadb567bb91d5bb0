/*
 * Keys pressed in the wizard, all of it but the terminal: letters stand for
 * themselves, and other bytes for the keys of the table. The store is sound
 * afterwards, whatever was typed.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "store/store.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/program.h"

#define KEYS_MAX 400

static const char *const keys[32] = { "Enter", "Tab", "Shift-Tab", "Esc",
	"Up", "Down", "Left", "Right", "PgUp", "PgDn", "Enter", "Home", "End",
	"Backspace", "Delete", "Insert", "Ctrl-Left", "Ctrl-Right",
	"Ctrl-Home", "Ctrl-End", "F1", "F2", "F3", "F4", "F5", "F6", "F7",
	"F8", "idle", "text 安心𠮷が",
	"paste 一\\n二\\t三", "resize 40x120" };

static void
script(const uint8_t *data, size_t n)
{
	struct str s;
	size_t i;

	str_init(&s, (size_t)1 << 16);
	for (i = 0; i < n && i < KEYS_MAX; i++) {
		if (data[i] < 32)
			(void)str_addf(&s, "%s\n", keys[data[i]]);
		else if (data[i] >= 0x80 && data[i] < 0xa0)
			(void)str_addf(&s, "Ctrl-%c\n", '@' + data[i] % 32);
		else if (data[i] == ' ')
			(void)str_add(&s, "Space\n");
		/* No other folder: Esc and Enter would let them be named. */
		else if (data[i] < 0x7f && data[i] != '/' && data[i] != '~')
			(void)str_addf(&s, "text %c\n", data[i]);
	}
	fuzz_write("script", s.ptr, s.len);
	str_clear(&s);
}

static void
check_store(void)
{
	struct error err = { ERR_OK, "" };
	struct store *s;

	if (store_open(&s, "a.db", STORE_WRITE, &err) != 0 ||
	    store_verify(s, &err) != 0)
		abort();
	store_close(s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *argv[] = { (char[]){ "anshin" }, (char[]){ "--replay" },
		(char[]){ "script" }, (char[]){ "--size" },
		(char[]){ "80x24" }, NULL };

	program_prepare();
	script(data, n);
	if (program_run(5, argv) != 0)
		abort();
	check_store();
	return 0;
}
