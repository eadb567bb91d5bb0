/*
 * The names of keys. One table serves the footer, the help screen, the manual
 * page and the replay files, so a key is called the same everywhere.
 */
#include "config.h"

#include "ui/event.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/utf8.h"

static const struct {
	int key;
	const char *name;
} names[] = {
	{ KEYS_ENTER, "Enter" },
	{ KEYS_TAB, "Tab" },
	{ KEYS_BACKTAB, "Shift-Tab" },
	{ KEYS_BACKTAB, "BackTab" },
	{ KEYS_ESC, "Esc" },
	{ KEYS_UP, N_("Up") },
	{ KEYS_DOWN, N_("Down") },
	{ KEYS_LEFT, N_("Left") },
	{ KEYS_RIGHT, N_("Right") },
	{ KEYS_PGUP, "PgUp" },
	{ KEYS_PGDN, "PgDn" },
	{ KEYS_HOME, "Home" },
	{ KEYS_END, "End" },
	{ KEYS_BACKSPACE, "Backspace" },
	{ KEYS_DELETE, "Delete" },
	{ KEYS_INSERT, "Insert" },
	{ KEYS_WORD_LEFT, N_("Ctrl-Left") },
	{ KEYS_WORD_RIGHT, N_("Ctrl-Right") },
	{ KEYS_TEXT_HOME, "Ctrl-Home" },
	{ KEYS_TEXT_END, "Ctrl-End" },
	{ KEYS_F1, "F1" },
	{ KEYS_F2, "F2" },
	{ KEYS_F3, "F3" },
	{ KEYS_F4, "F4" },
	{ KEYS_F5, "F5" },
	{ KEYS_F6, "F6" },
	{ KEYS_F7, "F7" },
	{ KEYS_F8, "F8" },
	{ KEYS_F9, "F9" },
	{ KEYS_F10, "F10" },
	{ KEYS_F11, "F11" },
	{ KEYS_F12, "F12" },
	{ KEYS_CHAR(' '), N_("Space") },
};
#define N_NAMES (sizeof(names) / sizeof(names[0]))

void
event_key_name(int key, char *out, size_t size)
{
	char bytes[5] = "";
	size_t i;

	for (i = 0; i < N_NAMES; i++)
		if (names[i].key == key) {
			snprintf(out, size, "%s", _(names[i].name));
			return;
		}
	if (key >= KEYS_CHAR(0)) {
		utf8_write((uint32_t)(key - KEYS_CHAR(0)), bytes);
		snprintf(out, size, "%s", bytes);
	} else if (key >= KEYS_CTRL_BASE && key < KEYS_CTRL_BASE + 32) {
		snprintf(out, size, "Ctrl-%c", '@' + (key - KEYS_CTRL_BASE));
	} else {
		snprintf(out, size, "%s", "?");
	}
}

int
event_key_parse(const char *name)
{
	size_t i, len, n = strlen(name);
	uint32_t code;

	for (i = 0; i < N_NAMES; i++)
		if (strcasecmp(names[i].name, name) == 0)
			return names[i].key;
	if (strncasecmp(name, "Ctrl-", 5) == 0 && n == 6 && name[5] >= '@' &&
	    name[5] <= 'z')
		return KEYS_CTRL(name[5]);
	if (n == 0)
		return KEYS_NONE;
	code = utf8_decode(name, n, &len);
	return len == n && code > ' ' && code != 0x7F && code != 0xFFFD ?
	    KEYS_CHAR((int)code) : KEYS_NONE;
}
