/* File names as text; the few questions to the file system that all need. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>

#include "base/error.h"

char *path_join(const char *dir, const char *name);	/* free it */
/* What follows the last "/": "" for "a/". Borrowed. */
const char *path_base(const char *path);
/* What stands before it: "a" for "a/b", "." for "b". Free it. */
char *path_dir(const char *path);
/* Absolute form without "." and ".." (no symlink is resolved); "~/x" is taken
 * from HOME. Free it. NULL when there is no working directory. */
char *path_absolute(const char *path);
/* $XDG_DATA_HOME/anshin, else ~/.local/share/anshin; NULL without HOME. */
char *path_data_home(void);
char *path_config_home(void);
/* $XDG_CACHE_HOME/anshin, else ~/.cache/anshin; NULL without HOME. */
char *path_cache_home(void);
/* Where our helper of that name lies: ANSHIN_LIBEXECDIR (absolute) or the
 * installed place. Free it. */
char *path_helper(const char *name);
/* ~/Documents or what xdg-user-dirs says, else HOME, else ".". Free it. */
char *path_documents(void);
/* Both exist and are the same file (device and inode), links followed. */
bool path_same_file(const char *a, const char *b);
/* mkdir -p; new folders get 0700. */
int path_make_private(const char *dir, struct error *err) CHECKED;
/* mkdir -p; new folders get 0777 & ~umask. */
int path_make(const char *dir, struct error *err) CHECKED;

#endif
