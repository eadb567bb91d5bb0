/*
 * What is printed beside the submission package: the sheet to carry round,
 * a question slip, the handover page. Each is one PDF.
 */
#ifndef APP_PRINTING_H
#define APP_PRINTING_H

#include "app/app.h"

/* The pages of the walk-round sheet get codes and are noted in the journal, so
 * that they can be typed in; where nothing can be recorded they have none.
 * *pages: how many. */
int printing_sheet(struct session *s, bool blank, const char *path,
    size_t *pages, struct error *err) CHECKED;
/* One item to ask somebody else about, with room for the reply. */
int printing_slip(struct session *s, const struct item *it, const char *path,
    struct error *err) CHECKED;
/* For whoever does this next year. */
int printing_handover(struct session *s, const char *path, size_t *pages,
    struct error *err) CHECKED;

/* The check sheet as a spreadsheet. */
int printing_table(struct session *s, const char *path, struct error *err)
    CHECKED;
/* The application that a page was printed for; *out NULL when there is none.
 * Borrowed. */
int printing_owner(struct session *s, const char *code,
    const struct store_app **out, struct error *err) CHECKED;

#endif
