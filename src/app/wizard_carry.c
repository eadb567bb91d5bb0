/* Effects of several sites and machines: an application written to be carried,
 * looked at and taken in; the table of all. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/carry.h"
#include "app/share.h"
#include "app/wizard.h"
#include "base/path.h"

enum { TEXT_MAX = 1 << 20 };

static int
write_bundle(struct wizard *w, const char *wanted, struct error *err)
{
	char *path = path_absolute(wanted);
	struct carry_out out;
	int rc;

	if (path == NULL)
		return error_set(err, ERR_IO, _("There is no folder to write "
		    "to."));
	rc = carry_write(w->session, path, &out, err);
	if (rc == 0) {
		(void)str_addf(&w->text, ngettext("Written and checked, with "
		    "%zu file of evidence: %s\n", "Written and checked, with "
		    "%zu files of evidence: %s\n", out.files), out.files, path);
		if (out.missing[0] != '\0')
			(void)str_addf(&w->text, "%s\n%s", _("Not in it, "
			    "because they are missing or have changed:"),
			    out.missing);
		carry_out_clear(&out);
	}
	free(path);
	return rc;
}

static int
read_bundle(struct wizard *w, const char *path, bool take,
    struct error *err)
{
	struct carry_in in;
	struct str text;
	size_t open;

	free(w->carried);
	w->carried = NULL;
	w->model.carried = NULL;
	if (carry_read(w->session, path, take, &in, err) != 0)
		return -1;
	open = carry_open(&in);
	str_init(&text, TEXT_MAX);
	carry_tell(&text, w->session, &in, take);
	w->carried = str_take(&text);
	w->model.carried = w->carried;
	if (take)
		(void)str_addf(&w->text, open == 0 ? _("Taken in. New "
		    "entries: %zu.") : _("Taken in: %zu new. The findings "
		    "lead to what is to be decided."),
		    carry_fresh(&in));
	carry_in_clear(&in);
	wizard_show_apps(w);
	wizard_show_app(w);
	return 0;
}

static int
load_sites(struct wizard *w, struct error *err)
{
	w->model.sites = NULL;
	all_sites_clear(&w->sites);
	if (all_sites_load(w->session, &w->sites, err) != 0)
		return -1;
	w->model.sites = &w->sites.sites;
	return 0;
}

static int
take_shared(struct wizard *w, const char *item, struct error *err)
{
	const struct item *it = catalog_item(w->session->catalog, item);

	if (it == NULL || share_item(w->session, it, err) != 0)
		return it == NULL ? 0 : -1;
	(void)str_add(&w->text, _("The shared answer has been taken. u takes "
	    "that back."));
	wizard_show_app(w);
	return 0;
}

/* The list as it is now, with no application open. */
static int
show_none(struct wizard *w, struct error *err)
{
	session_close_app(w->session);
	if (session_load_list(w->session, err) != 0)
		return -1;
	wizard_show_apps(w);
	wizard_show_app(w);
	return 0;
}

static int
hand_on(struct wizard *w, struct error *err)
{
	size_t answers, sites;

	if (share_hand_on(w->session, NULL, &answers, &sites, err) != 0 ||
	    load_sites(w, err) != 0)
		return -1;
	if (answers == 0)
		(void)str_add(&w->text, _("Every shared answer is as it is at "
		    "its source."));
	else
		(void)str_addf(&w->text, _("Shared answers taken over: %zu, "
		    "at sites: %zu."), answers, sites);
	return show_none(w, err);
}

static int
reuse(struct wizard *w, const struct effect *fx, struct error *err)
{
	bool shared = strcmp(fx->c, "shared") == 0;
	size_t n;

	if ((shared ? share_answers(w->session, fx->a, fx->b, NULL, &n, err) :
	    share_copy(w->session, fx->a, fx->b, &n, err)) != 0)
		return -1;
	(void)str_addf(&w->text, shared ? _("Shared answers taken: %zu.") :
	    _("Answers copied: %zu. 5 confirms each."), n);
	return show_none(w, err);
}

int
wizard_carry(struct wizard *w, const struct effect *fx, struct error *err)
{
	if (fx->kind == FX_LOAD_SITES)
		return load_sites(w, err);
	if (fx->kind == FX_SHARE)
		return take_shared(w, fx->a, err);
	if (fx->kind == FX_REUSE)
		return reuse(w, fx, err);
	if (fx->kind == FX_HAND_ON)
		return hand_on(w, err);
	if (fx->kind == FX_BUNDLE)
		return write_bundle(w, fx->a, err);
	return read_bundle(w, fx->a, fx->kind == FX_IMPORT, err);
}
