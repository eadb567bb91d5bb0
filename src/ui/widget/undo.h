/* The other side of undo: how edit.c tells it what is about to change. */
#ifndef UI_WIDGET_UNDO_H
#define UI_WIDGET_UNDO_H

#include "ui/widget/edit.h"

/* Changes of one kind in a row are one step; SEALED ones stand alone. */
enum edit_kind { EDIT_SEALED, EDIT_TYPING, EDIT_ERASING };

/* Remembers the present text: it is about to be changed. */
void edit_undo_note(const struct edit *e, enum edit_kind kind);

#endif
