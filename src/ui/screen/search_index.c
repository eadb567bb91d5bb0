/*
 * Finding by numbers and by words. Texts are compared by their search keys
 * (NFKC, lower case, katakana as hiragana, without hyphens and the like), so
 * that full-width letters, half-width kana, "wifi" and "サーバ" are found as
 * well. A word in Latin letters is also looked for as kana: the readings in
 * the catalogue (yomi) make "kagi" find 鍵.
 */
#include "config.h"

#include "ui/screen/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/romaji.h"
#include "base/utf8.h"
#include "base/xalloc.h"

/* How many bytes at p some write and others leave out: hyphens, the long mark,
 * the middle dot. */
static size_t
left_out(const char *p)
{
	static const char *const wide[] = { "ー", "・", "‐", "−" };
	size_t i;

	if (*p == '-' || *p == '\'')
		return 1;
	if (*p != wide[0][0] && *p != wide[2][0])
		return 0;
	for (i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (strncmp(p, wide[i], 3) == 0)
			return 3;
	return 0;
}

/* The search key without what is left out. Free it. */
static char *
folded(const char *text)
{
	char *key = utf8_search_key(text), *to = key;
	const char *p = key;
	size_t n;

	while (*p != '\0') {
		n = left_out(p);
		p += n;
		if (n == 0)
			*to++ = *p++;
	}
	*to = '\0';
	return key;
}

static char *
joined_key(const char *a, const char *b)
{
	char *both = xasprintf("%s %s", a, b);
	char *key = folded(both);

	free(both);
	return key;
}

static char *
title_key(const struct item *it)
{
	char *title = xasprintf("%s %s %s", it->id, it->title, it->yomi);
	char *key = folded(title);

	free(title);
	return key;
}

void
search_build(struct search_index *ix, const struct model *m)
{
	const struct catalog *c = m->catalog;
	size_t i;

	ix->n_items = c->n_items;
	ix->n = c->n_items + c->n_fields;
	ix->entries = xcalloc(ix->n + 1, sizeof(*ix->entries));
	for (i = 0; i < c->n_items; i++) {
		const struct item *it = &c->items[i];
		struct search_entry *e = &ix->entries[i];

		e->title = title_key(it);
		e->question = joined_key(it->question, it->chapter->title);
		e->note = joined_key(sheet_item(m->sheet, it->id, "note"),
		    sheet_item(m->sheet, it->id, "reason"));
	}
	for (i = 0; i < c->n_fields; i++) {
		const struct form_field *f = &c->fields[i];
		struct search_entry *e = &ix->entries[c->n_items + i];

		e->title = folded(f->label);
		e->question = joined_key(f->help, f->section->title);
		e->note = folded(sheet_form(m->sheet, f->id));
	}
}

void
search_clear(struct search_index *ix)
{
	size_t i;

	for (i = 0; i < ix->n; i++) {
		free(ix->entries[i].title);
		free(ix->entries[i].question);
		free(ix->entries[i].note);
	}
	free(ix->entries);
	*ix = (struct search_index){ .n = 0 };
}

/* Reads one number at *p and what separates it from the next. */
static bool
read_number(const char **p, unsigned long *out)
{
	char *end;

	*p += strspn(*p, " -");
	if (**p < '0' || **p > '9')
		return false;
	*out = strtoul(*p, &end, 10);
	*p = end + strspn(end, " -");
	return true;
}

static bool
names(const char *query, const char *id)
{
	unsigned long chapter, number, a, b;
	const char *p = query;

	if (!read_number(&id, &chapter) || !read_number(&id, &number) ||
	    !read_number(&p, &a))
		return false;
	if (*p == '\0' && a < 10)
		return a == chapter;
	if (*p == '\0' && a < 100)
		return a == chapter * 10 + number && number < 10;
	if (*p == '\0')
		return a == chapter * 100 + number;
	return read_number(&p, &b) && *p == '\0' && a == chapter &&
	    b == number;
}

bool
search_names_item(const char *query, const char *id)
{
	char *plain = utf8_search_key(query);
	char *p;
	bool found;

	/* The long vowel mark is what an input method makes of a hyphen. */
	while ((p = strstr(plain, "ー")) != NULL)
		memcpy(p, " - ", 3);
	while ((p = strstr(plain, "−")) != NULL)
		memcpy(p, " - ", 3);
	found = names(plain, id);
	free(plain);
	return found;
}

/* The word, or what it means in kana. A single kana would be found in words
 * that merely begin like it ("key", "ke"). */
static bool
has_word(const char *text, const char *word)
{
	char *kana;
	bool found;

	if (strstr(text, word) != NULL)
		return true;
	kana = romaji_kana(word);
	found = kana != NULL && utf8_clusters(kana, strlen(kana)) > 1 &&
	    strstr(text, kana) != NULL;
	free(kana);
	return found;
}

/* All words of the query in the text; blank-separated, order is free. */
static bool
has_words(const char *text, const char *query)
{
	const char *p = query + strspn(query, " ");
	bool found = true;

	for (; *p != '\0' && found; p += strspn(p, " ")) {
		size_t len = strcspn(p, " ");
		char *word = xstrndup(p, len);

		found = has_word(text, word);
		free(word);
		p += len;
	}
	return found;
}

static enum hit_place
place_of(const struct search_entry *e, const char *key)
{
	if (has_words(e->title, key))
		return HIT_TITLE;
	if (has_words(e->question, key))
		return HIT_QUESTION;
	return has_words(e->note, key) ? HIT_NOTE : HIT_NONE;
}

static int
compare_hits(const void *a, const void *b)
{
	const struct search_hit *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return x->entry < y->entry ? -1 : x->entry > y->entry;
}

size_t
search_run(const struct search_index *ix, const struct model *m,
    const char *query, struct search_hit *hits)
{
	char *key = folded(query);
	bool is_empty = key[strspn(key, " ")] == '\0';
	enum hit_place place;
	size_t i, n = 0;

	for (i = 0; i < ix->n; i++) {
		place = place_of(&ix->entries[i], key);
		if (is_empty)
			place = i < ix->n_items ? HIT_TITLE : HIT_NONE;
		else if (i < ix->n_items && search_names_item(query,
		    m->catalog->items[i].id))
			place = HIT_NUMBER;
		if (place != HIT_NONE)
			hits[n++] = (struct search_hit){ i, place };
	}
	free(key);
	if (n == 0)
		return 0;
	qsort(hits, n, sizeof(*hits), compare_hits);
	if (hits[0].place != HIT_NUMBER)
		return n;
	/* A number means an item; where its digits also occur is noise. */
	for (i = 0; i < n && hits[i].place == HIT_NUMBER;)
		i++;
	return i;
}
