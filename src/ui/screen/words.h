/*
 * Words that more than one screen says, so that they say them alike. All are
 * translated; marks are four columns wide in every language and hold no glyph
 * whose width a terminal might see differently.
 */
#ifndef UI_SCREEN_WORDS_H
#define UI_SCREEN_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assess/answer.h"
#include "assess/finding.h"
#include "assess/judge.h"
#include "base/str.h"
#include "catalog/catalog.h"
#include "ui/page.h"

#define WORDS_MARK 4		/* columns of every mark */

/* "[適]" "[否]" "[外]" "[？]" "[  ]" */
const char *words_verdict_mark(enum verdict v);
enum style words_verdict_style(enum verdict v);
const char *words_tick(bool on);			/* "[x] " / "[ ] " */
/* Kind of evidence the catalogue asks for: "写真" and so on, short. */
const char *words_evidence_mark(enum evidence_kind k);	/* "[写]" */
/* Kind of a file, from its MIME type: "写真(JPEG)", "PDF", "文書(Word)". */
const char *words_file_kind(const char *mime);
const char *words_file_state(enum file_state s);	/* 同じ, 変更あり ... */
enum style words_file_style(enum file_state s);
enum style words_severity_style(enum severity s);
enum style words_judgement_style(enum judgement j);

/* Appended to out: "基準 18～28 ℃（努力義務）"; "" without a limit. */
void words_limit(struct str *out, const struct reading *r,
    const struct limit *l);
/* "基準 18～28 ℃（努力義務）：範囲内"; the judgement alone without a limit. */
void words_judgement(struct str *out, const struct reading *r,
    const struct reading_result *res);
/* "350 B", "1.2 MB", "3 GB" */
void words_size(struct str *out, int64_t bytes);
/* Local "2025年11月25日 14:05"; "" for 0. */
void words_time(struct str *out, int64_t ms);
/* "2025年11月25日"; "" for DATE_NONE. */
void words_day(struct str *out, date_day d);
/* How long a certificate is still valid; louder as it runs out. */
enum style words_countdown(struct str *out, int days);
/* An ISO day or instant as kept in the sheet; anything else as it is. */
void words_stamp(struct str *out, const char *iso);

/* " (1 of 4 ticked)" for FINDING_CHECK_OPEN; nothing for others. */
void words_ticks(struct str *out, const struct finding *f);

/* Journal entries in words: "4-03 無線LANの暗号化", "申請書", "証跡";
 * "判定", "室温", "郵便番号" ...; "適合", "はい", "法人、個人" ... */
void words_subject(struct str *out, const struct catalog *c,
    const char *subject);
void words_field(struct str *out, const struct catalog *c,
    const char *subject, const char *field);
void words_value(struct str *out, const struct catalog *c,
    const char *subject, const char *field, const char *value);
/* A form field's value for people: labels of choices, はい/いいえ, the unit. */
void words_form_value(struct str *out, const struct form_field *f,
    const char *value);

/* Appends "この答えで扱いが変わる項目: 4-01, 4-02\n", or nothing: items whose
 * condition names the field. Returns how many. */
size_t words_switched(struct str *out, const struct catalog *c,
    const char *field);
/* "[####------]" of `columns` columns. */
void words_bar(struct str *out, size_t done, size_t all, size_t columns);
/* Appends the first line of a text of several lines. */
void words_first_line(struct str *out, const char *text);
/* For FX_PLACE: the screen, with its argument "subject|field|cursor". */
void words_place(struct str *out, const char *screen, const char *subject,
    const char *field, size_t cursor);

/* One of the values of a field that two machines left differently, and whose
 * it is: "Conforms (Suzuki, 2 April 10:00, office PC)". */
void words_side(struct str *out, const struct catalog *c, const struct fork *f,
    size_t side);

/* words_diff.c: one change in one line; all that is contested, with its values
 * on lines of their own. */
struct diff;
void words_diff(struct str *out, const struct catalog *c,
    const struct diff *d);
void words_forks(struct str *out, const struct catalog *c,
    const struct sheet *sheet);

/* words_round.c: subjects sheet/<code> and round/<code>. */
bool words_is_round(const char *subject);
void words_round_subject(struct str *out, const char *subject);
void words_round_field(struct str *out, const struct catalog *c,
    const char *field);
void words_round_value(struct str *out, const char *field,
    const char *value);

#endif
