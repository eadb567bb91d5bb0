/* Between two machines: one file with everything, written here, taken in
 * there. What is in it is said before anything is taken. And answers of one
 * facility for another. */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdio.h>

#include "base/i18n.h"

enum { PATH_BYTES = 4096 };

void
plain_carry_out(struct plain *p)
{
	const char *folder = plain_model(p)->export_folder;
	struct str path;

	if (folder == NULL)
		return;
	str_init(&path, PATH_BYTES);
	(void)str_addf(&path, "%s.anshin", folder);
	if (plain_do_one(p, FX_BUNDLE, path.ptr, NULL) == 0)
		plain_say(p, _("Copy this file onto a USB stick. On the other "
		    "machine the list of facilities takes it in; nothing is "
		    "overwritten."));
	str_clear(&path);
}

static void
look_and_take(struct plain *p, const char *path)
{
	size_t number;

	if (plain_do_one(p, FX_IMPORT_LOOK, path, NULL) != 0 ||
	    plain_model(p)->carried == NULL)
		return;
	plain_say(p, plain_model(p)->carried);
	plain_number(p, 1, _("Take it in"));
	if (plain_choose(p, _("Number (Enter: not now): "), 1, 1, "b.",
	    _("New entries are added; what is here stays. Where both machines "
	    "recorded something different, the findings ask you to choose."),
	    &number) == REPLY_NUMBER)
		(void)plain_do_one(p, FX_IMPORT, path, NULL);
}

void
plain_take_in(struct plain *p)
{
	struct str path;

	str_init(&path, PATH_BYTES);
	if (plain_ask(p, _("Path of the file: "), _("The file from the other "
	    "machine; its name ends with .anshin."), &path) == TEXT_GIVEN)
		look_and_take(p, plain_unquoted(path.ptr));
	str_clear(&path);
}

/* A row of the list of facilities, or 0. */
static int
ask_application(struct plain *p, const char *prompt)
{
	const struct model *m = plain_model(p);
	size_t i;

	if (plain_choose(p, prompt, 1, m->n_apps, "b.", _("The number of a "
	    "facility in the list above."), &i) != REPLY_NUMBER)
		return 0;
	return m->apps[i - 1].number;
}

void
plain_reuse(struct plain *p)
{
	struct effects fx = { .n = 0 };
	int to = ask_application(p, _("Facility that needs answers, number "
	    "(Enter: not now): "));
	int from = to == 0 ? 0 : ask_application(p, _("Whose answers, number "
	    "(Enter: not now): "));
	char a[16], b[16];
	size_t how;

	if (from == 0)
		return;
	plain_say(p, _("1 the answers on policy, terms and network: shared, "
	    "they count at once; 2 the others as a copy: none counts before "
	    "it is confirmed"));
	if (plain_choose(p, _("Number (Enter: not now): "), 1, 2, "b.",
	    _("Nothing that is answered already is replaced."), &how) !=
	    REPLY_NUMBER)
		return;
	(void)snprintf(a, sizeof(a), "%d", from);
	(void)snprintf(b, sizeof(b), "%d", to);
	effects_add(&fx, FX_REUSE, a, b, how == 1 ? "shared" : "copy");
	(void)plain_do(p, &fx);
	effects_free(&fx);
}
