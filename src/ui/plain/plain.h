/*
 * Plain mode's own parts, shared by ui/plain/ only.
 *
 *   io.c        lines out, wrapped; lines in
 *   ask.c       a number or a letter; a text
 *   walk.c      where the user stands, and the way through
 *   letters.c   the letters that work at every prompt for a number
 *   start.c     the facilities, and the overview of one
 *   form.c      the application form, field by field
 *   chapters.c  chapters, their items, search
 *   item.c      one check item; item_text.c says it, item_parts.c and
 *               readings.c ask for what belongs to it
 *   files.c     evidence; file.c one file; browse.c finds one
 *   forks.c     values that two machines left differently
 *   findings.c  what is open; findings_filter.c of which chapter and kind
 *   export.c    the submission folder, and how far a long work is
 *   sites.c     all facilities by measure
 *   carry.c     to another machine, and from it
 *   way.c       stages, grades, renewal; year.c plan and questions
 *   record.c    the fields of a certificate, plan, question ...
 *   history.c   the journal
 *   paper.c     what is printed, and a sheet typed in
 *
 * Nothing is kept over a prompt but indexes: every effect may renew the
 * catalogue and the sheet.
 */
#ifndef UI_PLAIN_PLAIN_H
#define UI_PLAIN_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/str.h"
#include "ui/effect.h"
#include "ui/model.h"
#include "ui/run.h"

enum { PLAIN_COLUMNS = 78, PLAIN_LINE_MAX = 64 * 1024, PLAIN_DEPTH = 16,
	PLAIN_ID_MAX = 64 };

struct plain;
struct visit;

/* One turn: says where one is (unless told), asks once, does what was
 * asked. */
typedef void plain_turn(struct plain *p, struct visit *v);

struct visit {
	plain_turn *turn;
	size_t index;			/* item, field ..., for the turn */
	size_t part;
	size_t filter;			/* findings only */
	char id[PLAIN_ID_MAX];		/* subject, item, evidence, or "" */
	bool told;			/* place and state were said */
};

struct plain {
	const struct run_host *host;
	FILE *in, *out;
	bool echo_missing;		/* no terminal ends the line typed */
	bool ended;			/* q, or the end of the input */
	struct str raw;			/* the line as it came */
	char *line;			/* cleaned and trimmed */
	char *key;			/* the same, folded: "B" is "b" */
	char *query;			/* of the last search */
	char work[80];			/* what was last said to be worked at */
	int64_t work_ms;
	struct visit stack[PLAIN_DEPTH];
	size_t n;
};

/* --- io.c --- */
/* Wraps; "" is an empty line. What is not the first line stands under the
 * text, not under the mark ("1. "). */
void plain_say(struct plain *p, const char *text);
void plain_sayf(struct plain *p, const char *fmt, ...) PRINTF(2, 3);
void plain_mark(struct plain *p, const char *mark, const char *text);
void plain_number(struct plain *p, size_t number, const char *text);
/* Shows the prompt and reads one line into line and key; false at the end of
 * the input. Without `trim` the blanks at the line's beginning stay. */
bool plain_read(struct plain *p, const char *prompt, bool trim);

/* --- ask.c --- */
enum plain_reply {
	REPLY_ENTER,		/* an empty line */
	REPLY_NUMBER,
	REPLY_WORD,		/* one of the letters that the caller named */
	REPLY_DONE		/* already carried out, or nothing to do */
};
/* own: letters that the caller takes itself, "" for none; help: what the
 * prompt is about. Numbers are min to max. The letter is p->key[0], what
 * follows it plain_rest(). */
enum plain_reply plain_choose(struct plain *p, const char *prompt,
    size_t min, size_t max, const char *own, const char *help, size_t *out);
const char *plain_rest(const struct plain *p);

enum plain_text {
	TEXT_KEEP,		/* an empty line: as it is, go on */
	TEXT_GIVEN,		/* in out */
	TEXT_CLEAR, TEXT_BACK, TEXT_STOP
};
/* One line. At the end of the input: TEXT_STOP. */
enum plain_text plain_ask(struct plain *p, const char *prompt,
    const char *help, struct str *out);
/* Several lines, ended by a dot alone, journalled line by line as one step.
 * Returns what became of it; TEXT_GIVEN or TEXT_CLEAR are recorded. */
enum plain_text plain_write(struct plain *p, const char *subject,
    const char *field, const char *old, const char *help);
bool plain_is_stop(const char *line);	/* "." alone, full width too */

/* --- walk.c --- */
const struct model *plain_model(const struct plain *p);
/* Carries the effects out, says what came of it, empties the list. */
int plain_do(struct plain *p, struct effects *fx);
int plain_do_one(struct plain *p, enum effect_kind kind, const char *a,
    const char *b);
/* One field recorded; says that it is saved. */
int plain_record(struct plain *p, const char *subject, const char *field,
    const char *value);
void plain_open(struct plain *p, plain_turn *turn, size_t index,
    const char *id);
void plain_back(struct plain *p);
/* "Place: Midori Office 2025, ..." and when it was saved. */
void plain_place(struct plain *p, const char *where);
void plain_saved(struct plain *p);
void plain_keep_place(struct plain *p, const char *screen,
    const char *subject, const char *field);

/* --- letters.c --- */
/* false when the line is none of them. */
bool plain_letter(struct plain *p);
void plain_say_letters(struct plain *p);	/* and what u and y would do */

/* --- the places --- */
plain_turn plain_start, plain_hub, plain_form, plain_field, plain_chapters,
    plain_chapter, plain_item, plain_checks, plain_readings, plain_files,
    plain_file, plain_browse, plain_findings, plain_export, plain_history,
    plain_found, plain_way, plain_sites, plain_record_place, plain_plan,
    plain_questions, plain_paper, plain_keyin_code, plain_keyin, plain_fork;

/* start.c */
void plain_next_step(struct plain *p);
/* chapters.c; plain_goto says so and returns false when there is none. */
bool plain_goto(struct plain *p, const char *number);
size_t plain_item_named(const struct model *m, const char *number);
/* item.c */
void plain_next_open(struct plain *p, size_t from);
/* item_text.c */
void plain_item_head(struct plain *p, size_t index);	/* place and state */
void plain_item_text(struct plain *p, size_t index);	/* what it asks */
void plain_item_guide(struct plain *p, size_t index);
void plain_item_open(struct plain *p, size_t index);
/* item_parts.c */
void plain_note(struct plain *p, size_t index);
/* true when there is a reason afterwards */
bool plain_reason(struct plain *p, size_t index);
/* files.c; the first asks for the path. */
void plain_attach_path(struct plain *p, const char *item);
void plain_attach_file(struct plain *p, const char *path, const char *item);
void plain_attach_numbered(struct plain *p, const char *folder);
void plain_ask_privacy(struct plain *p, const char *id);
void plain_ask_caption(struct plain *p, const char *id);
/* Without the quotes that a dragged icon has; borrowed. */
char *plain_unquoted(char *path);
/* carry.c */
void plain_carry_out(struct plain *p);
void plain_take_in(struct plain *p);
void plain_reuse(struct plain *p);	/* answers of another facility */
/* findings_filter.c: the visit's chapter and kind; the n-th that is left, or
 * NULL; saying and choosing what is listed. */
size_t plain_findings_count(const struct plain *p, size_t chapter,
    size_t filter);
const struct finding *plain_findings_at(const struct plain *p,
    const struct visit *v, size_t n);
void plain_findings_filter(struct plain *p, const struct visit *v);
void plain_findings_chapter(struct plain *p, struct visit *v);
void plain_findings_kind(struct plain *p, struct visit *v);
/* export.c: for run_progress */
bool plain_tell(void *arg, const char *what, size_t done, size_t all);

#endif
