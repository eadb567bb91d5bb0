/*
 * The places where people keep photos: their own folders, whatever language
 * the desktop gave them (user-dirs.dirs), and what is plugged in.
 */
#include "config.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"

#define PLACES_MAX 32
#define USER_DIRS_MAX ((size_t)64 * 1024)

struct places {
	char **list;		/* NULL-terminated */
	size_t n;
};

/* Takes path; keeps it when it is a folder that is not in the list yet. */
static void
take(struct places *p, char *path)
{
	struct stat st;
	size_t i;

	for (i = 0; i < p->n; i++)
		if (strcmp(p->list[i], path) == 0)
			break;
	if (i == p->n && p->n < PLACES_MAX && stat(path, &st) == 0 &&
	    S_ISDIR(st.st_mode))
		p->list[p->n++] = path;
	else
		free(path);
}

/* The value of KEY="$HOME/x" or KEY="/x" in user-dirs.dirs, or NULL. */
static char *
user_dir(const char *text, const char *key, const char *home)
{
	const char *line, *end;
	char *value, *path;
	size_t n = strlen(key);

	for (line = text; line != NULL; line = strchr(line, '\n')) {
		line += strspn(line, " \t\n");
		if (strncmp(line, key, n) == 0 && line[n] == '=' &&
		    line[n + 1] == '"')
			break;
	}
	if (line == NULL)
		return NULL;
	line += n + 2;
	end = line + strcspn(line, "\"\n");
	value = xstrndup(line, (size_t)(end - line));
	path = NULL;
	if (str_starts(value, "$HOME/"))
		path = path_join(home, value + strlen("$HOME/"));
	else if (value[0] == '/')
		path = xstrdup(value);
	free(value);
	return path;
}

static void
take_user_dirs(struct places *p, const char *home)
{
	static const struct { const char *key, *usual; } dirs[] = {
		{ "XDG_PICTURES_DIR", "Pictures" },
		{ "XDG_DOWNLOAD_DIR", "Downloads" },
		{ "XDG_DESKTOP_DIR", "Desktop" },
	};
	const char *config = getenv("XDG_CONFIG_HOME");
	char *file, *text = NULL, *dir;
	size_t i, n;

	file = config != NULL && config[0] == '/' ?
	    path_join(config, "user-dirs.dirs") :
	    path_join(home, ".config/user-dirs.dirs");
	if (file_read(&text, &n, file, USER_DIRS_MAX, NULL) != 0)
		text = NULL;
	free(file);
	for (i = 0; i < sizeof(dirs) / sizeof(dirs[0]); i++) {
		dir = text != NULL ? user_dir(text, dirs[i].key, home) : NULL;
		take(p, dir != NULL ? dir : path_join(home, dirs[i].usual));
	}
	free(text);
}

/* The folders in `parent`; only those where something is mounted when
 * mounts_only. */
static void
take_children(struct places *p, const char *parent, bool mounts_only)
{
	DIR *dir = opendir(parent);
	struct stat above, st;
	struct dirent *d;
	char *path;
	int seen = 0;

	if (dir == NULL)
		return;
	if (stat(parent, &above) != 0)
		memset(&above, 0, sizeof(above));
	while ((d = readdir(dir)) != NULL && seen++ < 256) {
		if (d->d_name[0] == '.')
			continue;
		path = path_join(parent, d->d_name);
		if (mounts_only &&
		    (stat(path, &st) != 0 || st.st_dev == above.st_dev))
			free(path);
		else
			take(p, path);
	}
	closedir(dir);
}

char **
folder_shortcuts(void)
{
	struct places p = { xcalloc(PLACES_MAX + 1, sizeof(char *)), 0 };
	const char *home = getenv("HOME"), *user = getenv("USER");
	char *dir;

	if (home != NULL && home[0] == '/') {
		take(&p, xstrdup(home));
		take(&p, path_documents());
		take_user_dirs(&p, home);
	}
	if (user != NULL && user[0] != '\0' && strchr(user, '/') == NULL) {
		dir = path_join("/media", user);
		take_children(&p, dir, false);
		free(dir);
		dir = path_join("/run/media", user);
		take_children(&p, dir, false);
		free(dir);
	}
	take_children(&p, "/media", true);
	take_children(&p, "/mnt", true);
	return p.list;
}
