/*
 * The programme's year of an application: stages, certificate, renewal, and
 * what was handed in.
 */
#ifndef APP_YEAR_H
#define APP_YEAR_H

#include "app/app.h"
#include "assess/question.h"
#include "assess/stage.h"

/* Records that the stage was reached on that day; at the submission also
 * which package was sent. */
int year_reach(struct session *s, const struct milestone *stage, date_day day,
    struct error *err) CHECKED;
/* The certificate of this time. */
int year_certify(struct session *s, const char *number, date_day day,
    struct error *err) CHECKED;

/* Next year's application of the same facility, made from the open one; it is
 * then the open one. */
int year_renew(struct session *s, struct error *err) CHECKED;
/* The application that the open one was made from, as it stands now; *out NULL
 * when there is none. sheet_free(*out). */
int year_before(struct session *s, struct sheet **out, struct error *err)
    CHECKED;

/* The code of the package that was submitted; "" when there is none.
 * Borrowed. */
const char *year_submitted(const struct sheet *s);
/* Records a package that has just been written into the folder; `manifest`: the
 * SHA-256 of its list of files. */
int year_note_package(struct session *s, const char *code, const char *of,
    const char *manifest, const char *folder, struct error *err) CHECKED;
/* Records where a package of the open application lies now; another's is
 * none of its business. */
int year_note_moved(struct session *s, const char *code, const char *folder,
    struct error *err) CHECKED;
/* The open application as it stood when that package was made. */
int year_sheet_of(struct session *s, const char *code, struct sheet **out,
    struct error *err) CHECKED;

/* A new question of the certification body. deadline may be DATE_NONE. */
int year_ask(struct session *s, const char *item, const char *text,
    date_day deadline, date_day received, struct error *err) CHECKED;
/* The answer; files become evidence "after" (paths, n of them). */
int year_answer(struct session *s, const struct question *q,
    const char *text, char *const *files, size_t n, struct error *err)
    CHECKED;

/* A calendar file with what the application has to do, or all of them (NULL).
 * *n: how many days are in it. */
int year_calendar(struct session *s, const char *app, const char *path,
    size_t *n, struct error *err) CHECKED;
/* The open application's improvement plan as a table. */
int year_plan_csv(struct session *s, const char *path, struct error *err)
    CHECKED;
/* Days of the open application's certificate that are left; false without
 * one. */
bool year_days_left(const struct session *s, int *days);
/* Whether another application of the list renews this one and is certified
 * already or under way. */
int year_is_renewed(struct session *s, const struct store_app *app,
    bool *out, struct error *err) CHECKED;

#endif
