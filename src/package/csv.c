/*
 * Tables for spreadsheets. Every cell is quoted, so that no value needs to be
 * looked at for commas. A value that begins like a formula gets an apostrophe,
 * which spreadsheets take as "this is text"; a plain number keeps its sign.
 */
#include "config.h"

#include "package/csv.h"

#include <stdbool.h>
#include <string.h>

void
csv_begin(struct str *out)
{
	str_add(out, "\xef\xbb\xbf");
}

static bool
is_number(const char *s)
{
	size_t n;

	s += *s == '-' || *s == '+';
	n = strspn(s, "0123456789");
	if (n == 0)
		return false;
	s += n;
	if (*s == '.')
		s += 1 + strspn(s + 1, "0123456789");
	return *s == '\0';
}

/* Also behind blanks and in full width, which some programs fold first. */
static bool
is_formula(const char *s)
{
	static const char *const starts[] = {
		"=", "+", "-", "@", "\t", "\r", "|", "%",
		"＝", "＋", "－", "＠", "−",
	};
	size_t i;

	if (is_number(s))
		return false;
	while (*s == ' ' || *s == '\n' || str_starts(s, "　"))
		s += *s == ' ' || *s == '\n' ? 1 : strlen("　");
	for (i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (str_starts(s, starts[i]))
			return true;
	return false;
}

void
csv_cell(struct str *out, const char *value)
{
	const char *p;

	if (out->len > 0 && out->ptr[out->len - 1] == '"')
		str_add_char(out, ',');
	str_add_char(out, '"');
	if (is_formula(value))
		str_add_char(out, '\'');
	for (p = value; *p != '\0'; p++) {
		if (*p == '"')
			str_add_char(out, '"');
		str_add_char(out, *p);
	}
	str_add_char(out, '"');
}

void
csv_end_row(struct str *out)
{
	str_add(out, "\r\n");
}
