/*
 * The session: catalogue + store + one application held together. Nothing
 * here speaks to the terminal.
 */
#include "config.h"

#include "app/app.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/carry.h"
#include "app/catalogues.h"
#include "app/share.h"
#include "assess/field.h"
#include "base/date.h"
#include "base/file.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "catalog/official.h"
#include "evidence/evidence.h"

#define PASSWD_MAX ((size_t)16 << 20)

char *
app_data_path(const char *relative)
{
	const char *dir = getenv("ANSHIN_DATADIR");

	return path_join(dir != NULL && dir[0] != '\0' ? dir : PKGDATADIR,
	    relative);
}

/* What /etc/passwd has for this account: its full name, cut at the comma, else
 * its login name. The file is read directly: getpwuid() would load modules,
 * may ask over a network, and crashes when memory runs out. */
static bool
name_in_passwd(char *out, size_t size)
{
	enum { LOGIN, PASSWORD, UID, GID, FULL, FIELDS };
	const unsigned long uid = getuid();
	char *bytes, *next, *line, *field[FIELDS], *name = NULL;
	size_t n;
	int i;

	if (file_read(&bytes, &n, "/etc/passwd", PASSWD_MAX, NULL) != 0)
		return false;
	for (next = bytes; (line = strsep(&next, "\n")) != NULL;) {
		for (i = 0; i < FIELDS; i++)
			field[i] = strsep(&line, ":");
		if (field[FULL] == NULL ||
		    strtoul(field[UID], NULL, 10) != uid)
			continue;
		field[FULL][strcspn(field[FULL], ",")] = '\0';
		name = field[field[FULL][0] != '\0' ? FULL : LOGIN];
		break;
	}
	if (name != NULL && strlen(name) < size)
		snprintf(out, size, "%s", name);
	else
		name = NULL;
	free(bytes);
	return name != NULL;
}

/* Who works here: the person of the settings, else the account. */
static const char *
person_name(const char *person)
{
	static char name[128];
	const char *login = getenv("LOGNAME");
	char *clean;
	size_t n;

	if (person == NULL && name_in_passwd(name, sizeof(name)))
		return name;
	if (person == NULL)
		person = login != NULL ? login : "";
	clean = utf8_clean(person, strlen(person), true);
	n = strlen(clean);
	if (n >= sizeof(name))
		n = utf8_prev(clean, n, sizeof(name));
	snprintf(name, sizeof(name), "%.*s", (int)n, clean);
	free(clean);
	return name;
}

const char *
session_actor(struct session *s)
{
	if (s->actor == NULL)
		s->actor = person_name(s->options->person);
	return s->actor;
}

char *
session_store_path(const struct session *s, struct error *err)
{
	char *home, *path;

	if (s->options->db != NULL)
		return xstrdup(s->options->db);
	home = path_data_home();
	if (home == NULL) {
		error_set(err, ERR_IO, _("There is no home folder for your "
		    "records. Please name a file with --db FILE."));
		return NULL;
	}
	path = path_join(home, "anshin.db");
	free(home);
	return path;
}

bool
session_has_store(const struct options *o)
{
	const struct session s = { .options = o };
	struct error ignored;
	char *path = session_store_path(&s, &ignored);
	bool has = path != NULL && (access(path, F_OK) == 0 ||
	    errno != ENOENT);

	free(path);
	return has;
}

/* The official texts were checked when they were taken in; what cannot be read
 * now leaves them empty. */
static void
add_official(struct catalog *c)
{
	struct diag_list faults = { 0 };
	char *path = catalogues_official(c->edition), *bytes = NULL;
	size_t n, filled;

	if (path != NULL && file_read(&bytes, &n, path, OFFICIAL_MAX,
	    NULL) == 0)
		official_apply(c, path, bytes, &faults, &filled);
	diag_clear(&faults);
	free(bytes);
	free(path);
}

int
session_load_catalog(struct session *s, struct error *err)
{
	struct catalog *fresh;
	char *dir = catalogues_choose(s->options->catalogue, err);
	int rc = dir == NULL ? -1 : catalog_load(&fresh, dir, i18n_lang(),
	    NULL, err);

	free(dir);
	if (rc != 0)
		return -1;
	add_official(fresh);
	catalog_free(s->catalog);
	s->catalog = fresh;
	return 0;
}

int
session_load_list(struct session *s, struct error *err)
{
	char open[37] = "";
	size_t i;

	if (s->app != NULL)
		memcpy(open, s->app->id, sizeof(open));
	store_list_free(s->apps, s->n_apps);
	s->apps = NULL;
	s->n_apps = 0;
	s->app = NULL;
	if (store_list(s->store, &s->apps, &s->n_apps, err) != 0)
		return -1;
	for (i = 0; i < s->n_apps; i++)
		if (strcmp(s->apps[i].id, open) == 0)
			s->app = &s->apps[i];
	return 0;
}

int
session_open(struct session *s, const struct options *o, int store_mode,
    struct error *err)
{
	memset(s, 0, sizeof(*s));
	s->options = o;
	s->today = date_today();
	if ((store_mode & SESSION_NO_CATALOG) == 0 &&
	    session_load_catalog(s, err) != 0)
		return -1;
	store_mode &= ~SESSION_NO_CATALOG;
	if (store_mode == 0)
		return 0;
	s->store_path = session_store_path(s, err);
	if (s->store_path == NULL)
		return -1;
	if (store_open(&s->store, s->store_path, store_mode, err) != 0)
		/* before the first record there is simply nothing to list */
		return err->code == ERR_NOT_FOUND && store_mode == STORE_READ ?
		    0 : -1;
	return session_load_list(s, err);
}

int
session_open_either(struct session *s, const struct options *o,
    struct error *err)
{
	struct error ignored;

	if (session_open(s, o, STORE_WRITE, err) == 0)
		return 0;
	if (err->code != ERR_IO)
		return -1;
	session_close(s);
	if (session_open(s, o, STORE_READ, &ignored) != 0 || s->store == NULL)
		return -1;
	s->read_only = true;
	return 0;
}

void
session_close_app(struct session *s)
{
	sheet_free(s->sheet);
	s->sheet = NULL;
	progress_clear(&s->progress);
	finding_clear(&s->findings);
	session_forget_files(s);
	s->app = NULL;
}

void
session_close(struct session *s)
{
	session_close_app(s);
	store_list_free(s->apps, s->n_apps);
	store_close(s->store);
	free(s->store_path);
	catalog_free(s->catalog);
	memset(s, 0, sizeof(*s));
}

/* Those whose name holds `part`, as "1 Green Office, 2 Blue Office". */
static void
list_apps(struct str *out, const struct session *s, const char *part)
{
	size_t i;

	for (i = 0; i < s->n_apps; i++)
		if (strstr(s->apps[i].name, part) != NULL)
			(void)str_addf(out, "%s%d %s", out->len > 0 ? ", " :
			    "", s->apps[i].number, s->apps[i].name);
}

static int
choose_help(const struct session *s, struct error *err)
{
	struct str list;

	str_init(&list, 300);
	list_apps(&list, s, "");
	error_set(err, ERR_USAGE, _("Please name the application: %s"),
	    list.ptr);
	str_clear(&list);
	return -1;
}

/* People type a part of the name where the number is wanted. */
static int
no_app(const struct session *s, const char *name, struct error *err)
{
	struct str list;

	str_init(&list, 300);
	if (name[0] != '\0')
		list_apps(&list, s, name);
	if (list.len > 0)
		error_set(err, ERR_NOT_FOUND, _("There is no application "
		    "\"%s\". Please give its number: %s"), name, list.ptr);
	else
		error_set(err, ERR_NOT_FOUND, _("There is no application "
		    "\"%s\". \"anshin list\" shows what there is."), name);
	str_clear(&list);
	return -1;
}

/* "1", full-width digits too, or the id. */
static const struct store_app *
find_app(const struct session *s, const char *name)
{
	const struct store_app *found = NULL;
	char *plain = field_ascii(name), *end;
	long number = strtol(plain, &end, 10);
	bool is_number = end != plain && *end == '\0';
	size_t i;

	for (i = 0; i < s->n_apps && found == NULL; i++)
		if ((is_number && number == s->apps[i].number) ||
		    strcmp(name, s->apps[i].id) == 0)
			found = &s->apps[i];
	free(plain);
	return found;
}

static bool
has_no_folder(const char *path)
{
	char *dir = path_dir(path);
	bool missing = access(dir, F_OK) != 0;

	free(dir);
	return missing;
}

int
session_select(struct session *s, const char *name, struct error *err)
{
	const struct store_app *app;

	if (s->n_apps == 0 && s->options->db != NULL &&
	    has_no_folder(s->options->db))
		return error_set(err, ERR_NOT_FOUND, _("The folder of %s does "
		    "not exist. If it is on a USB stick, plug that in; to "
		    "begin anew there: anshin new NAME"), s->options->db);
	if (s->n_apps == 0)
		return error_set(err, ERR_NOT_FOUND, _("There is no application "
		    "yet. Please make one: anshin new NAME"));
	if (name == NULL)
		return s->n_apps == 1 ? session_open_app(s, &s->apps[0], err) :
		    choose_help(s, err);
	app = find_app(s, name);
	return app != NULL ? session_open_app(s, app, err) :
	    no_app(s, name, err);
}

static void
put_row(void *arg, const char *subject, const char *field, const char *value)
{
	struct sheet *sheet = arg;

	sheet_put(sheet, subject, field, value);
}

static void
put_side(void *arg, const struct store_side *x)
{
	const struct fork_side side = { x->value, x->actor, x->device,
		x->device_name, x->at_ms, x->here, x->answered };

	sheet_fork_add(arg, x->subject, x->field, &side);
}

/* What was read, or nothing. */
static int
given(int rc, struct sheet **out)
{
	if (rc == 0)
		return 0;
	sheet_free(*out);
	*out = NULL;
	return -1;
}

static int
read_forks(const struct session *s, const struct store_app *app, int rc,
    struct sheet **out, struct error *err)
{
	return given(rc == 0 ? store_forks(s->store, app->id, put_side, *out,
	    err) : rc, out);
}

int
session_read_entries(const struct session *s, const struct store_app *app,
    struct sheet **out, struct error *err)
{
	*out = sheet_new();
	return read_forks(s, app, store_load(s->store, app->id, put_row, *out,
	    err), out, err);
}

int
session_read_sheet(const struct session *s, const struct store_app *app,
    struct sheet **out, struct error *err)
{
	if (session_read_entries(s, app, out, err) != 0)
		return -1;
	carry_find_files(s, *out);
	return given(share_look(s, app, *out, err), out);
}

/* Evidence is a third of what a full sheet holds, and each file of it would be
 * looked for. */
int
session_read_answers(const struct session *s, const struct store_app *app,
    struct sheet **out, struct error *err)
{
	int rc;

	*out = sheet_new();
	rc = store_load_range(s->store, app->id, "", "evidence/", put_row,
	    *out, err);
	if (rc == 0)
		rc = store_load_range(s->store, app->id, "evidence0",
		    STORE_LAST_SUBJECT, put_row, *out, err);
	return read_forks(s, app, rc, out, err);
}

int
session_reload(struct session *s, struct error *err)
{
	struct sheet *fresh;

	if (session_read_sheet(s, s->app, &fresh, err) != 0)
		return -1;
	sheet_free(s->sheet);
	s->sheet = fresh;
	session_refresh(s);
	return 0;
}

int
session_open_app(struct session *s, const struct store_app *app,
    struct error *err)
{
	session_close_app(s);
	s->app = app;
	s->saved_ms = app->changed_ms;
	progress_init(&s->progress, s->catalog);
	if (session_reload(s, err) == 0)
		return 0;
	session_close_app(s);
	return -1;
}

void
session_refresh(struct session *s)
{
	progress_count(&s->progress, s->catalog, s->sheet);
	if (s->n_files != sheet_evidence_count(s->sheet))
		session_check_files(s, FILES_QUICK);
	finding_collect(&s->findings, s->catalog, s->sheet, s->today,
	    s->files);
}

int
session_record(struct session *s, const struct change *c, size_t n,
    const char *group, char group_out[37], struct error *err)
{
	size_t i;

	if (session_fits(s, c, n, err) != 0 ||
	    store_record(s->store, s->app->id, c, n, session_actor(s),
	    group, group_out, &s->saved_ms, err) != 0)
		return -1;
	for (i = 0; i < n; i++)
		sheet_put(s->sheet, c[i].subject, c[i].field, c[i].value);
	session_refresh(s);
	return 0;
}
