/*
 * File names as text, and the few places every program of a desktop knows.
 * Names are bytes: nothing here normalises or translates them. No symlink is
 * followed on paper: "a/../b" is "b", as people read it.
 */
#include "config.h"

#include "base/path.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "base/xalloc.h"

#define PATH_LIMIT ((size_t)64 * 1024)
#define USER_DIRS_MAX ((size_t)64 * 1024)

char *
path_join(const char *dir, const char *name)
{
	size_t n = strlen(dir);

	if (n == 0 || name[0] == '/')
		return xstrdup(name);
	return xasprintf("%s%s%s", dir, dir[n - 1] == '/' ? "" : "/", name);
}

const char *
path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

char *
path_dir(const char *path)
{
	size_t n = (size_t)(path_base(path) - path);

	if (n == 0)
		return xstrdup(".");
	while (n > 1 && path[n - 1] == '/')
		n--;
	return xstrndup(path, n);
}

static const char *
home(void)
{
	const char *dir = getenv("HOME");

	return dir != NULL && dir[0] == '/' ? dir : NULL;
}

/* Appends the parts of `path` to s, taking "." and ".." out. */
static void
add_parts(struct str *s, const char *path)
{
	const char *p = path;
	size_t n;

	for (; *p != '\0'; p += n) {
		p += strspn(p, "/");
		n = strcspn(p, "/");
		if (n == 0 || (n == 1 && p[0] == '.'))
			continue;
		if (n == 2 && p[0] == '.' && p[1] == '.') {
			str_truncate(s, s->len > 0 ?
			    (size_t)(strrchr(s->ptr, '/') - s->ptr) : 0);
			continue;
		}
		str_add_char(s, '/');
		str_add_n(s, p, n);
	}
}

char *
path_absolute(const char *path)
{
	const char *from = home();
	struct str s;
	char *cwd;

	str_init(&s, PATH_LIMIT);
	if (path[0] == '~' && (path[1] == '/' || path[1] == '\0') &&
	    from != NULL) {
		add_parts(&s, from);
		path++;
	} else if (path[0] != '/') {
		cwd = getcwd(NULL, 0);
		/* "(unreachable)/..." is what Linux says of a lost folder. */
		if (cwd == NULL || cwd[0] != '/') {
			free(cwd);
			str_clear(&s);
			return NULL;
		}
		add_parts(&s, cwd);
		free(cwd);
	}
	add_parts(&s, path);
	if (s.overflow) {
		str_clear(&s);
		return NULL;
	}
	if (s.len == 0)
		str_add_char(&s, '/');
	return str_take(&s);
}

/* $variable, which the XDG rules want absolute, else HOME/fallback. */
static char *
xdg_dir(const char *variable, const char *fallback)
{
	const char *dir = getenv(variable);

	if (dir != NULL && dir[0] == '/')
		return xstrdup(dir);
	dir = home();
	return dir != NULL ? path_join(dir, fallback) : NULL;
}

static char *
join_and_free(char *dir, const char *name)
{
	char *path;

	if (dir == NULL)
		return NULL;
	path = path_join(dir, name);
	free(dir);
	return path;
}

char *
path_data_home(void)
{
	return join_and_free(xdg_dir("XDG_DATA_HOME", ".local/share"),
	    "anshin");
}

char *
path_config_home(void)
{
	return join_and_free(xdg_dir("XDG_CONFIG_HOME", ".config"), "anshin");
}

char *
path_cache_home(void)
{
	return join_and_free(xdg_dir("XDG_CACHE_HOME", ".cache"), "anshin");
}

char *
path_helper(const char *name)
{
	const char *dir = getenv("ANSHIN_LIBEXECDIR");

	return path_join(dir != NULL && dir[0] == '/' ? dir : PKGLIBEXECDIR,
	    name);
}

static bool
is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The value of a user-dirs.dirs line: "$HOME/x" or "/x", with backslashes. */
static char *
user_dir_value(const char *p)
{
	const char *from = home();
	struct str s;

	str_init(&s, PATH_LIMIT);
	if (str_starts(p, "$HOME/") && from != NULL) {
		str_add(&s, from);
		p += strlen("$HOME");
	}
	for (; *p != '\0' && *p != '"' && *p != '\n'; p++) {
		if (*p == '\\' && p[1] != '\0' && p[1] != '\n')
			p++;
		str_add_char(&s, *p);
	}
	if (s.ptr[0] != '/' || s.overflow)
		str_truncate(&s, 0);
	return str_take(&s);
}

/* What xdg-user-dirs wrote (書類, ドキュメント, ...), or NULL. */
static char *
user_documents(void)
{
	static const char key[] = "XDG_DOCUMENTS_DIR=\"";
	char *path, *text, *line, *found = NULL;
	size_t n;

	path = join_and_free(xdg_dir("XDG_CONFIG_HOME", ".config"),
	    "user-dirs.dirs");
	if (path == NULL)
		return NULL;
	if (file_read(&text, &n, path, USER_DIRS_MAX, NULL) == 0) {
		for (line = text; line != NULL && found == NULL;
		    line = strchr(line, '\n')) {
			line += strspn(line, " \t\n");
			if (str_starts(line, key))
				found = user_dir_value(line + strlen(key));
		}
		free(text);
	}
	free(path);
	return found;
}

char *
path_documents(void)
{
	char *dir = user_documents();
	const char *fallback = home();

	if (dir != NULL && is_dir(dir))
		return dir;
	free(dir);
	if (fallback == NULL)
		return xstrdup(".");
	dir = path_join(fallback, "Documents");
	if (is_dir(dir))
		return dir;
	free(dir);
	return xstrdup(fallback);
}

static int
make_dirs(const char *dir, mode_t mode, struct error *err)
{
	char *path = xstrdup(dir), *p = path;
	int saved, status = 0;
	char c;

	while (*p != '\0') {
		p += strspn(p, "/");
		p += strcspn(p, "/");
		c = *p;
		*p = '\0';
		/* Ask after the fact: a read-only parent that exists says
		 * EROFS or EACCES, not EEXIST. */
		if (mkdir(path, mode) != 0 && (saved = errno) != 0 &&
		    !is_dir(path)) {
			status = file_error(err, path,
			    saved == EEXIST ? ENOTDIR : saved);
			break;
		}
		*p = c;
	}
	free(path);
	return status;
}

int
path_make_private(const char *dir, struct error *err)
{
	return make_dirs(dir, 0700, err);
}

int
path_make(const char *dir, struct error *err)
{
	return make_dirs(dir, 0777, err);
}

bool
path_same_file(const char *a, const char *b)
{
	struct stat sa, sb;

	return stat(a, &sa) == 0 && stat(b, &sb) == 0 &&
	    sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}
