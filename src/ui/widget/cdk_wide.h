/*
 * The one way to include CDK and curses: with wide characters, and without
 * the short macro names that CDK leaves behind.
 */
#ifndef UI_WIDGET_CDK_WIDE_H
#define UI_WIDGET_CDK_WIDE_H

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <cdk.h>

#undef LEFT
#undef RIGHT
#undef CENTER
#undef TOP
#undef BOTTOM
#undef HORIZONTAL
#undef VERTICAL
#undef FULL
#undef NONE
#undef ROW
#undef COL
#undef HALF
#undef MAXIMUM
#undef MINIMUM
#undef TAB
#undef DELETE
#undef SPACE
#undef CTRL

#endif
