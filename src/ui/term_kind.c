/* What the terminal can do, asked before anything is drawn. */
#include "config.h"

#include "ui/term.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>
#undef columns

bool
term_moves(void)
{
	const char *name = getenv("TERM");
	TERMINAL *before = cur_term;
	bool moves = false;
	int fault;

	if (name == NULL || name[0] == '\0' || strcmp(name, "dumb") == 0)
		return false;
	if (setupterm(NULL, STDOUT_FILENO, &fault) != OK)
		return false;
	moves = cursor_address != NULL && clear_screen != NULL;
	if (cur_term != before)
		del_curterm(cur_term);
	return moves;
}
