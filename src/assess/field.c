/*
 * What people type into a form, made uniform. Full-width digits, signs and
 * blanks are taken for what they mean; nothing that was typed is thrown away.
 */
#include "config.h"

#include "assess/field.h"

#include <stdlib.h>
#include <string.h>

#include "assess/limit.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alnum(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Dashes that Japanese keyboards make where a hyphen is meant. */
static bool
is_dash(uint32_t c)
{
	return c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 ||
	    c == 0x2014 || c == 0x2015 || c == 0x2212 || c == 0x30fc ||
	    c == 0xff70;
}

char *
field_ascii(const char *typed)
{
	size_t n = strlen(typed), at = 0, len;
	struct str out;

	str_init(&out, LIMIT_LINES * 2);
	while (at < n) {
		uint32_t c = utf8_decode(typed + at, n - at, &len);

		if (c >= 0xff01 && c <= 0xff5e)
			c -= 0xfee0;
		else if (c == 0x3000)
			c = ' ';
		else if (is_dash(c))
			c = '-';
		(void)str_add_code(&out, c);
		at += len;
	}
	return str_take(&out);
}

static enum field_fault
read_postal(char *s)
{
	char digits[8];
	size_t i, n = 0;

	for (i = 0; s[i] != '\0'; i++) {
		if (is_digit(s[i]) && n < 7)
			digits[n++] = s[i];
		else if (s[i] != '-' && s[i] != ' ')
			return FIELD_BAD_POSTAL;
	}
	if (n != 7)
		return FIELD_BAD_POSTAL;
	if (strlen(s) >= 8) {	/* room for the hyphen */
		memcpy(s, digits, 3);
		s[3] = '-';
		memcpy(s + 4, digits + 3, 4);
		s[8] = '\0';
	}
	return FIELD_OK;
}

static enum field_fault
read_phone(const char *s)
{
	size_t i, digits = 0;

	for (i = 0; s[i] != '\0'; i++) {
		if (is_digit(s[i]))
			digits++;
		else if (strchr("-+() ", s[i]) == NULL)
			return FIELD_BAD_PHONE;
	}
	return digits >= 9 && digits <= 15 ? FIELD_OK : FIELD_BAD_PHONE;
}

static enum field_fault
read_email(const char *s)
{
	const char *at = strchr(s, '@');
	const char *p;

	if (at == NULL || at == s || strchr(at + 1, '@') != NULL)
		return FIELD_BAD_EMAIL;
	for (p = s; *p != '\0'; p++)
		if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 0x7f)
			return FIELD_BAD_EMAIL;
	p = strchr(at, '.');
	if (p == NULL || p == at + 1 || !is_alnum(s[strlen(s) - 1]))
		return FIELD_BAD_EMAIL;
	return FIELD_OK;
}

static enum field_fault
read_url(const char *s)
{
	const char *host = str_starts(s, "https://") ? s + 8 :
	    str_starts(s, "http://") ? s + 7 : NULL;

	if (host == NULL || !is_alnum(host[0]) || strchr(host, '.') == NULL ||
	    strchr(host, ' ') != NULL)
		return FIELD_BAD_URL;
	return FIELD_OK;
}

const struct choice *
field_choice(const struct choices *c, const char *id, size_t len)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (strlen(c->list[i].id) == len &&
		    memcmp(c->list[i].id, id, len) == 0)
			return &c->list[i];
	return NULL;
}

/* Known ids in catalogue order; an unknown one is a fault. */
static enum field_fault
read_choices(const struct choices *c, const char *s, struct str *out)
{
	size_t i, known = 0, words = 0;
	const char *p = s + strspn(s, " ");

	while (*p != '\0') {
		size_t len = strcspn(p, " ");

		words++;
		known += field_choice(c, p, len) != NULL;
		p += len;
		p += strspn(p, " ");
	}
	for (i = 0; i < c->n; i++) {
		size_t len = strlen(c->list[i].id);

		for (p = s; *p != '\0'; p += strspn(p, " ")) {
			size_t word = strcspn(p, " ");

			if (word == len && memcmp(p, c->list[i].id, len) == 0) {
				(void)str_add(out, out->len > 0 ? " " : "");
				(void)str_add(out, c->list[i].id);
				break;
			}
			p += word;
		}
	}
	return known == words ? FIELD_OK : FIELD_BAD_CHOICE;
}

static enum field_fault
read_yesno(const char *s, struct str *out)
{
	static const char *const yes[] = { "yes", "y", "はい", "あり", "有" };
	static const char *const no[] = { "no", "n", "いいえ", "なし", "無" };
	const char *word = "";
	size_t i;

	for (i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
		if (strcmp(s, yes[i]) == 0)
			word = "yes";
		else if (strcmp(s, no[i]) == 0)
			word = "no";
	}
	(void)str_add(out, word);
	return word[0] != '\0' ? FIELD_OK : FIELD_BAD_CHOICE;
}

static void
put(struct str *out, const char *text)
{
	str_truncate(out, 0);
	(void)str_add(out, text);
}

static enum field_fault
normalise(const struct form_field *f, const char *text, char *ascii,
    struct str *out)
{
	enum field_fault fault = FIELD_OK;
	char iso[11], number[40];
	decimal value;

	switch (f->type) {
	case FIELD_TEXT:
	case FIELD_LINES:
		put(out, text);
		break;
	case FIELD_POSTAL:
		if (str_starts(ascii, "〒"))
			memmove(ascii, ascii + 3, strlen(ascii + 3) + 1);
		utf8_trim(ascii);
		fault = read_postal(ascii);
		if (fault == FIELD_OK && strlen(ascii) == 7) {
			put(out, "");
			(void)str_add_n(out, ascii, 3);
			(void)str_add(out, "-");
			(void)str_add(out, ascii + 3);
		} else if (fault == FIELD_OK) {
			put(out, ascii);
		}
		break;
	case FIELD_PHONE:
		fault = read_phone(ascii);
		put(out, ascii);
		break;
	case FIELD_EMAIL:
		fault = read_email(ascii);
		put(out, ascii);
		break;
	case FIELD_URL:
		fault = read_url(ascii);
		put(out, ascii);
		break;
	case FIELD_DATE:
		if (date_parse(text) == DATE_NONE)
			return FIELD_BAD_DATE;
		date_format_iso(date_parse(text), iso);
		put(out, iso);
		break;
	case FIELD_NUMBER:
		if (!decimal_parse(text, &value) || value < 0)
			return FIELD_BAD_NUMBER;
		decimal_format(value, number, sizeof(number));
		put(out, number);
		break;
	case FIELD_CHOICE:
		if (field_choice(&f->choices, ascii, strlen(ascii)) == NULL)
			return FIELD_BAD_CHOICE;
		put(out, ascii);
		break;
	case FIELD_CHOICES:
		str_truncate(out, 0);
		fault = read_choices(&f->choices, ascii, out);
		break;
	case FIELD_YESNO:
		str_truncate(out, 0);
		fault = read_yesno(ascii, out);
		break;
	}
	return fault;
}

enum field_fault
field_normalise(const struct form_field *f, const char *typed, char **out)
{
	char *text = utf8_clean(typed, strlen(typed), f->type != FIELD_LINES);
	char *ascii;
	enum field_fault fault;
	struct str kept;

	utf8_trim(text);
	if (text[0] == '\0') {
		*out = text;
		return f->required ? FIELD_EMPTY : FIELD_OK;
	}
	if (strlen(text) > limit_of_form(f)) {
		*out = text;
		return FIELD_TOO_LONG;
	}
	ascii = field_ascii(text);
	str_init(&kept, LIMIT_LINES * 2);
	fault = normalise(f, text, ascii, &kept);
	free(ascii);
	if (fault != FIELD_OK) {
		str_clear(&kept);
		*out = text;
		return fault;
	}
	free(text);
	*out = str_take(&kept);
	return FIELD_OK;
}

const char *
field_fault_text(enum field_fault fault)
{
	static const char *const texts[] = {
		[FIELD_OK] = "",
		[FIELD_EMPTY] = N_("This field is needed for the application."),
		[FIELD_BAD_POSTAL] =
		    N_("Please enter seven digits, for example 150-0001."),
		[FIELD_BAD_PHONE] =
		    N_("Please enter the number with area code, for example "
		    "03-0000-0000."),
		[FIELD_BAD_EMAIL] =
		    N_("Please enter an address such as name@example.jp."),
		[FIELD_BAD_URL] = N_("Please enter the address from https:// on, "
		    "for example https://example.jp/."),
		[FIELD_BAD_DATE] = N_("Please enter a day such as 2026-04-01 or "
		    "令和8年4月1日."),
		[FIELD_BAD_NUMBER] = N_("Please enter a number such as 12.5."),
		[FIELD_BAD_CHOICE] = N_("Please choose from the list."),
		[FIELD_TOO_LONG] = N_("This is too long; please shorten it."),
	};

	return texts[fault];
}
