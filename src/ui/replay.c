/* The replay file: parsed as a whole first, so that a typing error in it is
 * reported before anything is done. */
#include "config.h"

#include "ui/replay.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"

enum step_kind { STEP_EVENT, STEP_SAVE };

struct step {
	enum step_kind kind;
	struct event ev;
	char *text;		/* owned; of the event, or the name to save */
	int rows, cols;
};

static struct step *steps;
static size_t n_steps, cap_steps, at_step;
static int size_rows, size_cols;
static bool active;

static struct step *
add_step(enum step_kind kind, enum event_kind ev)
{
	if (n_steps == cap_steps) {
		cap_steps = cap_steps > 0 ? cap_steps * 2 : 32;
		steps = xreallocarray(steps, cap_steps, sizeof(*steps));
	}
	steps[n_steps] = (struct step){ .kind = kind, .ev.kind = ev };
	return &steps[n_steps++];
}

static void
set_text(struct step *s, char *text)
{
	s->text = text;
	s->ev.text = text;
	s->ev.len = strlen(text);
}

/* Makes \n and \t of the two signs; "\\" is a backslash. */
static char *
unescaped(const char *s)
{
	char *out = xmalloc(strlen(s) + 1), *to = out;

	for (; *s != '\0'; s++) {
		if (s[0] == '\\' && s[1] != '\0') {
			s++;
			*to++ = *s == 'n' ? '\n' : *s == 't' ? '\t' : *s;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
	return out;
}

static bool
add_key(const char *name)
{
	int key = event_key_parse(name);
	char bytes[5] = "";
	struct step *s;

	if (key == KEYS_NONE)
		return false;
	s = add_step(STEP_EVENT, key >= KEYS_CHAR(0) ? EVENT_TEXT :
	    EVENT_KEY);
	s->ev.key = key;
	if (key >= KEYS_CHAR(0)) {
		utf8_write((uint32_t)(key - KEYS_CHAR(0)), bytes);
		set_text(s, xstrdup(bytes));
		if (key >= KEYS_CHAR(0x7F))
			s->ev.key = KEYS_NONE;
	}
	return true;
}

static bool
add_resize(const char *size)
{
	struct step *s;
	char *end;
	long rows = strtol(size, &end, 10), cols;

	if (*end != 'x')
		return false;
	cols = strtol(end + 1, &end, 10);
	if (*end != '\0' || rows < 1 || cols < 1 || rows > 500 || cols > 500)
		return false;
	s = add_step(STEP_EVENT, EVENT_RESIZE);
	s->rows = (int)rows;
	s->cols = (int)cols;
	return true;
}

static bool
add_save(const char *name)
{
	if (name[0] == '\0' || name[0] == '.' || strchr(name, '/') != NULL)
		return false;
	add_step(STEP_SAVE, EVENT_IDLE)->text = xstrdup(name);
	return true;
}

static bool
add_line(const char *line)
{
	char *raw;

	if (line[0] == '\0' || (line[0] == '#' && line[1] != '\0'))
		return true;
	if (str_starts(line, "text ")) {
		set_text(add_step(STEP_EVENT, EVENT_TEXT), xstrdup(line + 5));
		return true;
	}
	if (str_starts(line, "paste ")) {
		raw = unescaped(line + 6);
		set_text(add_step(STEP_EVENT, EVENT_PASTE),
		    utf8_clean(raw, strlen(raw), false));
		free(raw);
		return true;
	}
	if (strcmp(line, "idle") == 0) {
		add_step(STEP_EVENT, EVENT_IDLE);
		return true;
	}
	if (str_starts(line, "resize "))
		return add_resize(line + 7);
	if (str_starts(line, ":save "))
		return add_save(line + 6);
	return add_key(line);
}

int
replay_parse(const char *script, size_t n, const char *name,
    struct error *err)
{
	const char *end = script + n, *lf;
	size_t number = 0, len;
	char *line;
	bool ok;

	replay_clear();
	for (; script < end; script = lf + 1) {
		lf = memchr(script, '\n', (size_t)(end - script));
		if (lf == NULL)
			lf = end;
		number++;
		len = (size_t)(lf - script);
		if (len > 0 && script[len - 1] == '\r')
			len--;
		line = xstrndup(script, len);
		ok = utf8_check(line, strlen(line)) == len && add_line(line);
		free(line);
		if (!ok) {
			replay_clear();
			return error_set(err, ERR_DATA,
			    _("%s, line %zu: this is no key and no command "
			    "of a replay file."), name, number);
		}
	}
	active = true;
	return 0;
}

int
replay_load(const char *path, struct error *err)
{
	char *script;
	size_t n;
	int rc;

	if (file_read(&script, &n, path, (size_t)1 << 20, err) != 0)
		return -1;
	rc = replay_parse(script, n, path, err);
	free(script);
	return rc;
}

bool
replay_active(void)
{
	return active;
}

const char *
replay_next(struct event *ev)
{
	const struct step *s;

	if (at_step >= n_steps) {
		*ev = (struct event){ .kind = EVENT_END };
		return NULL;
	}
	s = &steps[at_step++];
	if (s->kind == STEP_SAVE)
		return s->text;
	if (s->ev.kind == EVENT_RESIZE) {
		size_rows = s->rows;
		size_cols = s->cols;
	}
	*ev = s->ev;
	return NULL;
}

void
replay_size(int *rows, int *cols)
{
	if (size_rows > 0) {
		*rows = size_rows;
		*cols = size_cols;
	}
}

void
replay_clear(void)
{
	while (n_steps > 0)
		free(steps[--n_steps].text);
	free(steps);
	steps = NULL;
	cap_steps = at_step = 0;
	size_rows = size_cols = 0;
	active = false;
}
