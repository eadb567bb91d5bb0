/*
 * libfyaml makes a copy of every text character by character, which is a third
 * of its time. In the house subset a text is nearly always the bytes of the
 * file: whole, or (behind |) with the indentation taken away. Whatever is not
 * that simple is left to libfyaml.
 */
#include "config.h"

#include "catalog/scalar.h"

#include <libfyaml.h>
#include <stdbool.h>
#include <string.h>

static const char *
copy(struct arena *arena, const char *text, size_t n)
{
	while (n > 0 && text[n - 1] == '\n')
		n--;
	return n > 0 ? arena_strndup(arena, text, n) : NULL;
}

static const char *
by_libfyaml(struct fy_token *token, struct arena *arena)
{
	size_t n = 0;
	const char *text = fy_token_get_text(token, &n);

	return text != NULL ? copy(arena, text, n) : NULL;
}

/* The indentation is that of the first line, which must not be blank, and the
 * sign above must be a bare | ("|2" says the indentation itself). */
static size_t
block_indent(const char *text, size_t at, size_t end)
{
	size_t i = at, sign = at;

	while (i < end && text[i] == ' ')
		i++;
	while (sign > 0 && strchr("\r\n ", text[sign - 1]) != NULL)
		sign--;
	if (i == end || i == at || strchr("\r\n", text[i]) != NULL ||
	    sign == 0 || text[sign - 1] != '|')
		return 0;
	return i - at;
}

static const char *
block(const char *text, size_t at, size_t end, size_t indent,
    struct arena *arena)
{
	char *out = arena_alloc(arena, end - at + 1);
	size_t n = 0, len, skip;

	while (at < end) {
		const char *lf = memchr(text + at, '\n', end - at);
		size_t next = lf != NULL ? (size_t)(lf - text) + 1 : end;

		len = next - at - (lf != NULL ? 1 : 0);
		if (len > 0 && text[at + len - 1] == '\r')
			len--;
		skip = len < indent ? len : indent;
		memcpy(out + n, text + at + skip, len - skip);
		n += len - skip;
		out[n++] = '\n';
		at = next;
	}
	while (n > 0 && out[n - 1] == '\n')
		n--;
	out[n] = '\0';
	return n > 0 ? out : NULL;
}

const char *
scalar_text(struct fy_token *token, const char *text, size_t at, size_t end,
    struct arena *arena)
{
	size_t indent;

	switch (fy_token_scalar_style(token)) {
	case FYSS_LITERAL:
		indent = block_indent(text, at, end);
		if (indent > 0)
			return block(text, at, end, indent, arena);
		break;
	case FYSS_PLAIN:
		if (memchr(text + at, '\n', end - at) == NULL)
			return copy(arena, text + at, end - at);
		break;
	case FYSS_DOUBLE_QUOTED:
		if (memchr(text + at, '\\', end - at) == NULL &&
		    memchr(text + at, '\n', end - at) == NULL)
			return copy(arena, text + at, end - at);
		break;
	case FYSS_ANY:
	case FYSS_SINGLE_QUOTED:
	case FYSS_FOLDED:
	case FYSS_MAX:
	default:
		break;
	}
	return by_libfyaml(token, arena);
}
