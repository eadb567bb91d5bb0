/*
 * Errors as values: the one place that fills struct error. It only puts
 * sentences together; it prints nothing and ends nothing. A text in a
 * struct error is always NUL-terminated and never ends in half a character,
 * since it goes to a terminal and into files.
 */
#include "config.h"

#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"

int
error_set(struct error *err, enum errcode code, const char *fmt, ...)
{
	char text[sizeof(err->text)];
	size_t valid;
	va_list ap;
	int n;

	if (err == NULL)
		return -1;
	/* By way of a copy: an argument may be err->text itself. */
	va_start(ap, fmt);
	n = vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (n < 0)
		text[0] = '\0';
	if (n >= (int)sizeof(text)) {
		valid = utf8_check(text, sizeof(text) - 1);
		/* More than 3 bytes off: broken before, not by the cut. */
		if (sizeof(text) - 1 - valid <= 3)
			text[valid] = '\0';
	}
	utf8_strip(text);	/* a file's name may hold anything */
	memcpy(err->text, text, strlen(text) + 1);
	err->code = code;
	return -1;
}

int
error_memory(struct error *err)
{
	return error_set(err, ERR_IO, "%s", i18n_held(HELD_MEMORY_SHORT));
}

int
error_prefix(struct error *err, const char *prefix)
{
	if (err == NULL)
		return -1;
	return error_set(err, err->code, "%s: %s", prefix, err->text);
}

int
error_exit_status(enum errcode code)
{
	switch (code) {
	case ERR_OK:
		return 0;
	case ERR_USAGE:
		return 2;
	case ERR_DATA:
	case ERR_NOT_FOUND:
	case ERR_FOREIGN:
	case ERR_NEWER:
		return 3;
	case ERR_IO:
		return 4;
	case ERR_BUSY:
		return 5;
	case ERR_INTERNAL:
		break;
	}
	return 70;
}
