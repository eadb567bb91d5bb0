/*
 * What an author may write, printed from the same table that checks it: the
 * manual cannot fall behind the program.
 */
#include "config.h"

#include "catalog/manual.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "base/i18n.h"
#include "catalog/schema.h"

#define SHAPES_MAX 32u

/* Each shape is described once, although several lists use it. */
struct shapes {
	const struct schema *list[SHAPES_MAX];
	size_t n;
};

static const char *
type_word(enum schema_type type)
{
	static const char *const words[] = {
		[SCHEMA_WORD] = N_("a word"),
		[SCHEMA_LINE] = N_("one line of text"),
		[SCHEMA_TEXT] = N_("text of several lines behind |"),
		[SCHEMA_NAME] = N_("one of"),
		[SCHEMA_YESNO] = N_("yes or no"),
		[SCHEMA_DATE] = N_("a day, as \"2024-04-01\""),
		[SCHEMA_AFTER] = N_("a day, or application"),
		[SCHEMA_NUMBER] = N_("a number, as \"0.15\""),
		[SCHEMA_COUNT] = N_("a whole number, as \"12\""),
		[SCHEMA_CONDITION] = N_("yes/no fields with and, or, not"),
		[SCHEMA_FORMULA] = N_("readings, + - * / ( ) min max ceil"),
		[SCHEMA_WORDS] = N_("words with blanks between"),
		[SCHEMA_PLACE] = N_("the id of a place"),
		[SCHEMA_LIST] = N_("a list")
	};

	return _(words[type]);
}

static void
print_key(const struct schema_key *key, FILE *out)
{
	size_t i;

	(void)fprintf(out, "  %s%s\n      %s", key->name,
	    (key->flags & SCHEMA_REQUIRED) != 0 ? "" : _(" (optional)"),
	    type_word(key->type));
	for (i = 0; key->names != NULL && key->names[i] != NULL; i++)
		(void)fprintf(out, "%s%s", i > 0 ? ", " : ": ",
		    key->names[i]);
	if (key->of != NULL)
		(void)fprintf(out, ": %s", _(key->of->what));
	(void)fputc('\n', out);
	if (key->help != NULL)
		(void)fprintf(out, "      %s\n", _(key->help));
}

static void
print_shape(const struct schema *schema, struct shapes *done, FILE *out)
{
	size_t i;

	for (i = 0; i < done->n; i++) {
		if (done->list[i] == schema)
			return;
	}
	assert(done->n < SHAPES_MAX);
	done->list[done->n++] = schema;
	(void)fprintf(out, "%s%s\n", done->n > 1 ? "\n" : "",
	    _(schema->what));
	for (i = 0; i < schema->n; i++)
		print_key(&schema->keys[i], out);
	for (i = 0; i < schema->n; i++) {
		if (schema->keys[i].of != NULL)
			print_shape(schema->keys[i].of, done, out);
	}
}

void
manual_print(FILE *out)
{
	struct shapes done = { .n = 0 };

	print_shape(&schema_catalog, &done, out);
	(void)fputc('\n', out);
	print_shape(&schema_programme, &done, out);
}
