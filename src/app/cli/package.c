/* What anshin show tells of packages: all of an application, or the one whose
 * code stands at the foot of a page. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "app/packages.h"
#include "base/date.h"

static json_t *
entry_json(const struct package_entry *p)
{
	char at[25] = "";

	date_format_utc_ms(p->at_ms, at);
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:I}", "code", p->code,
	    "made_at", at, "folder", p->folder, "adds_to", p->of,
	    "manifest_sha256", p->manifest, "submission",
	    (json_int_t)p->edition);
}

json_t *
cli_packages_json(const struct package_list *l)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < l->n; i++)
		json_array_append_new(list, entry_json(&l->list[i]));
	return list;
}

static void
show_entry(const struct package_entry *p)
{
	char when[32];

	date_format_local(p->at_ms, true, when, sizeof(when));
	printf("  %s  %s  ", p->code, when);
	if (p->edition > 0)
		printf(_("edition %u, handed in"), p->edition);
	else
		printf(_("not recorded as handed in"));
	if (p->of[0] != '\0')
		printf(_("; adds to %s"), p->of);
	printf("\n             %s\n", p->folder[0] != '\0' ? p->folder :
	    _("(the folder was not noted)"));
}

void
cli_packages_show(const struct package_list *l)
{
	size_t i;

	if (l->n > 0)
		printf(_("\nPackages, the newest first\n"));
	for (i = 0; i < l->n; i++)
		show_entry(&l->list[i]);
}

int
cli_package_show(struct session *s, const char *code, struct error *err)
{
	struct package_list l;
	size_t i;

	if (packages_open_app(s, code, err) != 0 ||
	    packages_collect(s, &l, err) != 0)
		return -1;
	for (i = 0; i < l.n && strcmp(l.list[i].code, code) != 0; i++)
		;
	if (i == l.n) {
		packages_clear(&l);
		return error_set(err, ERR_INTERNAL, "%s", code);
	}
	if (s->options->json) {
		cli_json(json_pack("{s:s, s:i, s:s, s:i, s:o}", "schema",
		    "anshin-package/1", "application", s->app->number, "name",
		    s->app->name, "year", s->app->year, "package",
		    entry_json(&l.list[i])));
	} else {
		printf("%d  %s  %d\n", s->app->number, s->app->name,
		    s->app->year);
		show_entry(&l.list[i]);
		if (l.list[i].manifest[0] != '\0')
			printf(_("SHA-256 of its manifest-sha256.txt: %s\n"),
			    l.list[i].manifest);
	}
	packages_clear(&l);
	return 0;
}
