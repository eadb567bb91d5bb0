/*
 * What libfyaml 0.7.12 says, matched by a part of its words, and what a person
 * who writes a catalogue should do about it. The order matters: the first part
 * that is found wins.
 */
#include "config.h"

#include "catalog/complaint.h"

#include <stddef.h>
#include <string.h>

#include "base/i18n.h"

/* Several of libfyaml's complaints have one cure. */
#define COLON N_("This line has no colon after its key. Write " \
    "\"key: value\", with a half-width colon and a blank.")
#define INDENT N_("This line is indented differently from the lines it " \
    "belongs to. Give it the same blanks as its neighbours.")
#define QUOTE N_("A quotation mark opens here and is not closed on the " \
    "line. Close it with the same mark.")
#define FLOW N_("The brackets { } and [ ] are not used here. Write one " \
    "entry a line, or put the text in double quotes.")
#define TAB N_("A tab stands in the indentation. Use blanks (two for each " \
    "step).")
#define INNER N_("A second \": \" stands in this line. Put the whole text in " \
    "double quotes.")
#define START N_("A text must not begin with this character. Put the whole " \
    "text in double quotes.")
#define ESCAPE N_("A backslash in double quotes has a meaning of its own. " \
    "Write \\\\ for a backslash.")
#define BLOCK N_("The long text behind | is missing, or not indented. Indent " \
    "each of its lines two blanks deeper than the key.")
#define DASH N_("The \"- \" of a list does not stand in its place here. Put " \
    "it on a line of its own, below the key.")
#define MARK N_("Marks that begin with &, * or ! are not used here. Write " \
    "the text itself, in double quotes if it begins so.")
#define DEEP N_("This is nested too deeply. Compare the indentation with the " \
    "lines above.")

static const struct {
	const char *part;
	const char *sentence;
} complaints[] = {
	{ "tab", TAB },
	{ "could not find expected ':'", COLON },
	{ "trailing content", N_("Something follows the closing quotation "
	    "mark. Put the whole text within the quotes.") },
	{ "without closing quote", QUOTE },
	{ "quoted scalar has invalid", ESCAPE },
	{ "invalid escape", ESCAPE },
	{ "surrogate", ESCAPE },
	{ "wrongly indented double-quoted", QUOTE },
	{ "wrongly indented single-quoted", QUOTE },
	{ "quoted scalar", QUOTE },
	{ "document-", QUOTE },
	{ "after plain scalar", INNER },
	{ "nested block mapping on the same line", INNER },
	{ "key on same line as previous key", INNER },
	{ "plain multiline", INDENT },
	{ "multiline plain key", COLON },
	{ "block scalar", BLOCK },
	{ "indentation indicator", BLOCK },
	{ "block sequence", DASH },
	{ "block entry", DASH },
	{ "'-' indicator", DASH },
	{ "cannot start with", START },
	{ "alias", MARK },
	{ "anchor", MARK },
	{ "tag", MARK },
	{ "flow", FLOW },
	{ "comma", FLOW },
	{ "directive", N_("A line must not begin with %. Put the text in "
	    "double quotes.") },
	{ "depth", DEEP },
	{ "recursion", DEEP },
	{ "document", N_("A catalogue is one document. Remove the line --- "
	    "or ... and what follows it.") },
	{ "indent", INDENT },
	{ "indendation", INDENT },
	{ "':'", COLON },
	{ "expected key", INDENT },
	{ "mapping key", INDENT },
	{ "mapping", INDENT },
	{ "sequence", DASH }
};

const char *
complaint_sentence(const char *message)
{
	size_t i;

	for (i = 0; i < sizeof(complaints) / sizeof(complaints[0]); i++) {
		if (strstr(message, complaints[i].part) != NULL)
			return _(complaints[i].sentence);
	}
	return _("This line cannot be understood. Compare its blanks, colon "
	    "and quotation marks with the lines above.");
}
