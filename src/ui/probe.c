/*
 * The width probe, and the wcwidth() that ncurses is made to use.
 *
 * A program's own wcwidth goes before the C library's in libncursesw as well
 * (the linker exports it, because that library asks for the name). So one
 * table, base/width.c, says how wide a character is on the screen and in our
 * layout, and it obeys what the terminal answered.
 */
#include "config.h"

#include "ui/probe.h"

#include <wchar.h>

#include "base/width.h"

static int answers;
static bool lines_wide;

void
probe_start(void)
{
	answers = 0;
	lines_wide = false;
}

bool
probe_answer(int column)
{
	answers++;
	if (column != 3)	/* narrow, or an answer that says nothing */
		return false;
	if (answers == 1) {
		width_set_ambiguous(2);
		return true;
	}
	lines_wide = true;
	return true;
}

bool
probe_waits(void)
{
	return answers < PROBE_N;
}

bool
probe_lines_wide(void)
{
	return lines_wide;
}

int
wcwidth(wchar_t c)
{
	if (c == L'\0')
		return 0;
	if (c < 0x20 || (c >= 0x7F && c < 0xA0))
		return -1;
	return width_code((uint32_t)c);
}
