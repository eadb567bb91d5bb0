/*
 * Proves that every key has a name, that names are read back as the same key,
 * and that a replay file with a mistake is refused with its line.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "ui/event.h"
#include "ui/replay.h"

static void
names_are_read_back(void **state)
{
	char name[32];
	int key;

	(void)state;
	for (key = KEYS_ENTER; key <= KEYS_F12; key++) {
		event_key_name(key, name, sizeof(name));
		assert_string_not_equal(name, "?");
		assert_int_equal(event_key_parse(name), key);
	}
	for (key = 'a'; key <= 'z'; key++) {
		event_key_name(KEYS_CTRL(key), name, sizeof(name));
		assert_int_equal(event_key_parse(name), KEYS_CTRL(key));
	}
	for (key = ' '; key < 0x7F; key++) {
		event_key_name(KEYS_CHAR(key), name, sizeof(name));
		assert_int_equal(event_key_parse(name), KEYS_CHAR(key));
	}
}

static void
names_look_as_on_the_keyboard(void **state)
{
	char name[32];

	(void)state;
	event_key_name(KEYS_CTRL('r'), name, sizeof(name));
	assert_string_equal(name, "Ctrl-R");
	event_key_name(KEYS_F10, name, sizeof(name));
	assert_string_equal(name, "F10");
	event_key_name(KEYS_CHAR('u'), name, sizeof(name));
	assert_string_equal(name, "u");
	event_key_name(KEYS_CHAR(0x3042), name, sizeof(name));
	assert_string_equal(name, "あ");
	event_key_name(9999, name, sizeof(name));
	assert_string_equal(name, "?");
}

static void
unknown_names_are_none(void **state)
{
	(void)state;
	assert_int_equal(event_key_parse(""), KEYS_NONE);
	assert_int_equal(event_key_parse("F13"), KEYS_NONE);
	assert_int_equal(event_key_parse("ab"), KEYS_NONE);
	assert_int_equal(event_key_parse("Ctrl-"), KEYS_NONE);
	assert_int_equal(event_key_parse("\xFF"), KEYS_NONE);
	assert_int_equal(event_key_parse("backtab"), KEYS_BACKTAB);
	assert_int_equal(event_key_parse("enter"), KEYS_ENTER);
}

static int
parse(const char *script, struct error *err)
{
	return replay_parse(script, strlen(script), "t.keys", err);
}

static void
a_script_becomes_events(void **state)
{
	struct error err = { .code = ERR_OK };
	struct event ev;
	int rows = 0, cols = 0;

	(void)state;
	assert_int_equal(parse("# remark\n\nu\ntext あ い\npaste a\\nb\\tc\n"
	    "Ctrl-R\r\n#\nidle\nresize 30x100\n:save one\nEsc", &err), 0);
	assert_true(replay_active());
	assert_null(replay_next(&ev));
	assert_int_equal(ev.kind, EVENT_TEXT);
	assert_int_equal(ev.key, KEYS_CHAR('u'));
	assert_string_equal(ev.text, "u");
	assert_null(replay_next(&ev));
	assert_int_equal(ev.kind, EVENT_TEXT);
	assert_string_equal(ev.text, "あ い");
	assert_int_equal(ev.key, KEYS_NONE);
	assert_null(replay_next(&ev));
	assert_int_equal(ev.kind, EVENT_PASTE);
	assert_string_equal(ev.text, "a\nb c");
	assert_null(replay_next(&ev));
	assert_int_equal(ev.kind, EVENT_KEY);
	assert_int_equal(ev.key, KEYS_CTRL('r'));
	assert_null(replay_next(&ev));
	assert_int_equal(ev.key, KEYS_CHAR('#'));
	assert_null(replay_next(&ev));
	assert_int_equal(ev.kind, EVENT_IDLE);
	assert_null(replay_next(&ev));
	assert_int_equal(ev.kind, EVENT_RESIZE);
	replay_size(&rows, &cols);
	assert_int_equal(rows, 30);
	assert_int_equal(cols, 100);
	assert_string_equal(replay_next(&ev), "one");
	assert_null(replay_next(&ev));
	assert_int_equal(ev.key, KEYS_ESC);
	assert_null(replay_next(&ev));
	assert_int_equal(ev.kind, EVENT_END);
	replay_clear();
	assert_false(replay_active());
}

static void
mistakes_are_named_by_line(void **state)
{
	static const char *const bad[] = {
		"u\nnonsense\n", "u\nresize 10\n", "u\nresize 0x9\n",
		"u\n:save ../x\n", "u\n:save \n", "u\n\xFF\n",
		"u\nresize 99999x2\n", "u\nF99\n",
	};
	struct error err;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		err = (struct error){ .code = ERR_OK };
		assert_int_equal(parse(bad[i], &err), -1);
		assert_int_equal(err.code, ERR_DATA);
		assert_non_null(strstr(err.text, "2"));
		assert_non_null(strstr(err.text, "t.keys"));
		assert_false(replay_active());
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_read_back),
		cmocka_unit_test(names_look_as_on_the_keyboard),
		cmocka_unit_test(unknown_names_are_none),
		cmocka_unit_test(a_script_becomes_events),
		cmocka_unit_test(mistakes_are_named_by_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
