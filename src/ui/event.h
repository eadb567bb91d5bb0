/*
 * What can happen to a screen. The terminal's bytes become events in term.c
 * (or in replay.c for tests); nothing else reads the keyboard.
 */
#ifndef UI_EVENT_H
#define UI_EVENT_H

#include <stddef.h>

enum event_kind {
	EVENT_KEY,		/* a named key: `key` */
	EVENT_TEXT,		/* typed text: one or more whole characters */
	EVENT_PASTE,		/* pasted text, cleaned, may hold line feeds */
	EVENT_RESIZE,
	EVENT_IDLE,		/* half a second without input */
	EVENT_OPENED,		/* the screen is on top (again) */
	EVENT_RESULT,		/* an effect has been carried out: `ok`, `text` */
	EVENT_END		/* SIGHUP, SIGTERM: journal what is half typed */
};

/* Keys that are not text. Ctrl-letters are KEYS_CTRL('r'). */
enum keys {
	KEYS_NONE, KEYS_ENTER, KEYS_TAB, KEYS_BACKTAB, KEYS_ESC,
	KEYS_UP, KEYS_DOWN, KEYS_LEFT, KEYS_RIGHT, KEYS_PGUP, KEYS_PGDN,
	KEYS_HOME, KEYS_END, KEYS_BACKSPACE, KEYS_DELETE, KEYS_INSERT,
	KEYS_WORD_LEFT, KEYS_WORD_RIGHT, KEYS_TEXT_HOME, KEYS_TEXT_END,
	KEYS_F1, KEYS_F2, KEYS_F3, KEYS_F4, KEYS_F5, KEYS_F6, KEYS_F7, KEYS_F8,
	KEYS_F9, KEYS_F10, KEYS_F11, KEYS_F12,
	KEYS_CTRL_BASE = 64
};
#define KEYS_CTRL(c) (KEYS_CTRL_BASE + ((c) & 31))
/* A letter, digit or sign as a command key: its code point + this. */
#define KEYS_CHAR(c) (0x10000 + (c))

struct event {
	enum event_kind kind;
	int key;			/* EVENT_KEY, and EVENT_TEXT of one ASCII
					 * character: KEYS_CHAR of it */
	const char *text;		/* EVENT_TEXT, PASTE, RESULT; borrowed */
	size_t len;
	int effect;			/* EVENT_RESULT: which kind of effect */
	int ok;				/* EVENT_RESULT: 1 done, 0 failed */
};

/* "F1", "Enter", "Ctrl-R", "u" in `out`; the names that replay files use. */
void event_key_name(int key, char *out, size_t size);
int event_key_parse(const char *name);	/* KEYS_NONE when unknown */

#endif
