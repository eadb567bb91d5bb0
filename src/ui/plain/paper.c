/* Work on paper: printing, and a sheet typed in with one line a row. */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdlib.h>
#include <string.h>

#include "assess/round.h"
#include "base/i18n.h"
#include "ui/screen/item.h"
#include "ui/screen/words.h"

enum { TEXT_MAX = 20000 };

static void
attach_photos(struct plain *p)
{
	struct str path;

	str_init(&path, TEXT_MAX);
	if (plain_ask(p, _("Folder of the photos: "), _("All photos in it "
	    "whose numbers were typed in from the sheets are attached, each "
	    "to its item."), &path) == TEXT_GIVEN)
		plain_attach_numbered(p, plain_unquoted(path.ptr));
	str_clear(&path);
}

void
plain_paper(struct plain *p, struct visit *v)
{
	static const char *const kinds[] = { "sheet", "blank", NULL, NULL,
		"handover", "table" };
	size_t number;

	if (!v->told) {
		v->told = true;
		plain_place(p, _("work on paper"));
		plain_number(p, 1, _("Print the walk-round sheet"));
		plain_number(p, 2, _("Print it blank"));
		plain_number(p, 3, _("Type a sheet in"));
		plain_number(p, 4, _("Attach the photos"));
		plain_number(p, 5, _("Print the handover"));
		plain_number(p, 6, _("Write a table (XLSX)"));
	}
	switch (plain_choose(p, _("Paper, number (Enter: back): "), 1, 6, "",
	    _("The check can be done on paper: print the sheet, walk through "
	    "the building with it, then type it in."), &number)) {
	case REPLY_ENTER:
		plain_back(p);
		break;
	case REPLY_NUMBER:
		if (number == 3)
			plain_open(p, plain_keyin_code, 0, "");
		else if (number == 4)
			attach_photos(p);
		else
			(void)plain_do_one(p, FX_PRINT, kinds[number - 1],
			    "");
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}

/* --- the page code --- */

static void
take_code(struct plain *p, struct visit *v, const char *typed)
{
	const struct model *m = plain_model(p);
	struct round_page page;
	char code[ROUND_CODE];

	if (!round_code_read(code, typed))
		plain_say(p, _("This is no page code. Please compare it with "
		    "the paper, letter by letter."));
	else if (!round_find(&page, m->catalog, m->sheet, code))
		(void)plain_do_one(p, FX_FIND_SHEET, code, NULL);
	else {
		v->turn = plain_keyin;
		v->told = false;
		v->index = round_next(&page, 0);
		(void)snprintf(v->id, sizeof(v->id), "%s", code);
	}
}

void
plain_keyin_code(struct plain *p, struct visit *v)
{
	struct str text;

	if (!v->told) {
		v->told = true;
		plain_place(p, _("typing a sheet in"));
	}
	str_init(&text, 200);
	switch (plain_ask(p, v->id[0] != '\0' ?
	    _("Page code (Enter: the next page): ") :
	    _("Page code (Enter: back): "), _("It stands at the foot of the "
	    "page, for example S12T-8F5C."), &text)) {
	case TEXT_GIVEN:
		take_code(p, v, text.ptr);
		break;
	case TEXT_KEEP:
		if (v->id[0] != '\0')
			take_code(p, v, v->id);
		else
			plain_back(p);
		break;
	case TEXT_CLEAR:
	case TEXT_BACK:
	case TEXT_STOP:
		plain_back(p);
		break;
	}
	str_clear(&text);
}

/* --- a row --- */

static void
say_row(struct plain *p, const struct round_page *page, size_t row)
{
	const struct model *m = plain_model(p);
	const struct round_row *r = &page->rows[row];
	size_t i;

	plain_say(p, "");
	plain_sayf(p, _("Row %zu of %zu. %s %s"), row + 1, page->n, r->id,
	    r->item != NULL ? r->item->title :
	    _("(this item is no longer asked; only the count uses it)"));
	if (r->changed)
		plain_say(p, _("The question has changed since this was "
		    "printed."));
	for (i = 0; r->item != NULL && i < r->item->n_checks; i++)
		plain_sayf(p, "%s%s. %s", words_tick(check_ticked(m->sheet,
		    r->item, &r->item->checks[i])), r->item->checks[i].id,
		    r->item->checks[i].text);
	if (r->tick == ROUND_BLANK)
		plain_say(p, _("Typed: left blank"));
	else if (r->tick != ROUND_OPEN)
		plain_sayf(p, _("Typed: %s"), _(verdict_name(round_verdict(
		    r->tick))));
}

static void
put(void *arg, const char *subject, const char *field, const char *value)
{
	effects_add(arg, FX_RECORD, subject, field, value);
}

/* false: it could not be recorded, and the row stays. */
static bool
type_row(struct plain *p, struct round_page *page, size_t row,
    enum round_tick tick)
{
	const struct model *m = plain_model(p);
	struct effects fx = { .n = 0 };
	char now[25];
	int rc;

	date_format_utc_ms(m->now_ms, now);
	round_type(page, row, tick, m->sheet, now, answer_person(m->sheet,
	    m->account), put, &fx);
	rc = plain_do(p, &fx);
	effects_free(&fx);
	page->rows[row].tick = tick;
	return rc == 0;
}

/* One text of the row: a value, the numbers of photos, the reason. */
static enum plain_text
ask_text(struct plain *p, const char *id, const char *field,
    const char *label, const struct reading *r)
{
	struct str text, prompt;
	char subject[64], photos[400], *kept;
	enum plain_text reply;

	str_init(&text, TEXT_MAX);
	str_init(&prompt, TEXT_MAX);
	(void)str_addf(&prompt, "%s [%s]: ", label,
	    sheet_item(plain_model(p)->sheet, id, field));
	reply = plain_ask(p, prompt.ptr, _("An empty line leaves it as it "
	    "is."), &text);
	sheet_join(subject, sizeof(subject), "item/", id);
	if (reply == TEXT_GIVEN && r != NULL) {
		kept = item_tidy_value(r, text.ptr);
		(void)plain_record(p, subject, field, kept);
		free(kept);
	} else if (reply == TEXT_GIVEN && strcmp(field, "photos") == 0) {
		round_photos(photos, sizeof(photos), text.ptr);
		(void)plain_record(p, subject, field, photos);
	} else if (reply == TEXT_GIVEN || reply == TEXT_CLEAR) {
		(void)plain_record(p, subject, field, text.ptr);
	}
	str_clear(&prompt);
	str_clear(&text);
	return reply;
}

static void
ask_values(struct plain *p, const struct item *it)
{
	enum plain_text reply = TEXT_KEEP;
	char field[128];
	size_t i;

	for (i = 0; i < it->n_readings && reply != TEXT_STOP; i++) {
		const struct reading *r = &it->readings[i];

		if (r->formula[0] != '\0' || r->type == READING_CHOICE)
			continue;
		reply = ask_text(p, it->id, sheet_join(field, sizeof(field),
		    "reading.", r->id), r->label, r);
	}
	if (reply != TEXT_STOP)
		(void)ask_text(p, it->id, "photos", _("Photo numbers"), NULL);
}

/* "t ab": what stands behind the letter are the points. */
static void
tick_points(struct plain *p, const struct item *it)
{
	const struct sheet *s = plain_model(p)->sheet;
	struct effects fx = { .n = 0 };
	const char *letters = plain_rest(p);
	char subject[64], field[96];
	size_t i;

	sheet_join(subject, sizeof(subject), "item/", it->id);
	for (i = 0; i < it->n_checks; i++)
		if (strstr(letters, it->checks[i].id) != NULL)
			effects_add(&fx, FX_RECORD, subject, sheet_join(field,
			    sizeof(field), "check.", it->checks[i].id),
			    check_ticked(s, it, &it->checks[i]) ? "" : "1");
	if (fx.n == 0)
		plain_say(p, _("Type t and the letters of the points, for "
		    "example: t ab"));
	(void)plain_do(p, &fx);
	effects_free(&fx);
}

static void
row_word(struct plain *p, struct visit *v, const struct round_row *r)
{
	switch (p->key[0]) {
	case '<':
		v->index -= v->index > 0;
		break;
	case 'v':
		if (r->item != NULL)
			ask_values(p, r->item);
		break;
	default:
		if (r->item != NULL)
			tick_points(p, r->item);
		break;
	}
}

static void
row_turn(struct plain *p, struct visit *v, struct round_page *page)
{
	const struct round_row *r = &page->rows[v->index];
	enum plain_reply reply;
	size_t number;

	say_row(p, page, v->index);
	reply = plain_choose(p, _("1 conforms, 2 fails, 3 does not apply, "
	    "4 not sure, Enter blank: "), 0, 4, "vt<",
	    _("As it is ticked on the paper. v asks for values and photo "
	    "numbers, t ab ticks the points a and b, < goes back a row."),
	    &number);
	if (reply == REPLY_WORD)
		row_word(p, v, r);
	if (reply != REPLY_ENTER && reply != REPLY_NUMBER)
		return;
	if (reply == REPLY_ENTER)
		number = 0;
	if (!type_row(p, page, v->index, round_tick_of((char)('0' +
	    number))))
		return;
	if (number == 3 && r->item != NULL && sheet_item(
	    plain_model(p)->sheet, r->id, "reason")[0] == '\0')
		(void)ask_text(p, r->id, "reason",
		    _("Why does it not apply?"), NULL);
	v->index = round_next(page, v->index);
}

/* --- the counts --- */

static void
close_page(struct plain *p, struct visit *v, const struct round_page *page,
    bool again)
{
	struct effects fx = { .n = 0 };
	int rc;

	if (again)
		round_reopen(page, put, &fx);
	else
		round_close(page, plain_model(p)->today, put, &fx);
	rc = plain_do(p, &fx);
	effects_free(&fx);
	if (rc != 0)
		return;
	v->index = 0;
	if (!again) {
		v->turn = plain_keyin_code;
		(void)snprintf(v->id, sizeof(v->id), "%s", page->next);
	}
}

static void
counts_turn(struct plain *p, struct visit *v, const struct round_page *page)
{
	struct round_count n;
	size_t number;

	round_count(page, &n);
	plain_say(p, "");
	plain_say(p, _("Please compare with the box at the foot of the page"));
	plain_sayf(p, _("Rows %zu　Ticked %zu　Blank %zu\n\n"), n.rows,
	    n.ticked, n.blank);
	switch (plain_choose(p, _("Enter: the counts agree, number: that row "
	    "again: "), 1, page->n, "r", _("r types the whole page in once "
	    "more."), &number)) {
	case REPLY_ENTER:
		close_page(p, v, page, false);
		break;
	case REPLY_NUMBER:
		v->index = number - 1;
		break;
	case REPLY_WORD:
		close_page(p, v, page, true);
		break;
	case REPLY_DONE:
		break;
	}
}

void
plain_keyin(struct plain *p, struct visit *v)
{
	const struct model *m = plain_model(p);
	struct round_page page;

	if (!round_find(&page, m->catalog, m->sheet, v->id)) {
		plain_back(p);
		return;
	}
	if (v->index < page.n)
		row_turn(p, v, &page);
	else
		counts_turn(p, v, &page);
}
