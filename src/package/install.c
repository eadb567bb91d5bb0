/*
 * How the package gets into its place in one step. An older package moves
 * beside the new one; at no moment is there half of either.
 */
#include "config.h"

#include "package/target.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "package/leftover.h"
#include "package/private.h"
#include "package/tree.h"

#define TRIES 99
#define INFO_MAX ((size_t)64 * 1024)

/* The value of a line "Label: value" of bag-info.txt. */
static bool
info_value(const char *text, const char *label, char *out, size_t size)
{
	const char *line = text;
	size_t n = strlen(label), length;

	while (line != NULL && strncmp(line, label, n) != 0) {
		line = strchr(line, '\n');
		if (line != NULL)
			line++;
	}
	if (line == NULL)
		return false;
	length = strcspn(line + n, "\r\n");
	snprintf(out, size, "%.*s", (int)(length < size ? length : size - 1),
	    line + n);
	return true;
}

static bool
is_code(const char *s)
{
	size_t i;

	for (i = 0; i < 9; i++)
		if (i == 4 ? s[i] != '-' : s[i] == '\0' ||
		    strchr("0123456789ABCDEFGHJKMNPQRSTVWXYZ", s[i]) == NULL)
			return false;
	return s[9] == '\0';
}

bool
target_is_ours(const char *path, char code[10])
{
	char *name = path_join(path, "bag-info.txt"), *text, value[64];
	struct stat st;
	bool ours = false;
	size_t n;

	code[0] = '\0';
	if (lstat(name, &st) == 0 && S_ISREG(st.st_mode) &&
	    file_read(&text, &n, name, INFO_MAX, NULL) == 0) {
		ours = info_value(text, "Bag-Software-Agent: ", value,
		    sizeof(value)) && str_starts(value, AGENT " ");
		if (ours && info_value(text, "External-Identifier: ", value,
		    sizeof(value)) && is_code(value))
			memcpy(code, value, 10);
		free(text);
	}
	free(name);
	return ours;
}

/* The tag manifest covers all the rest. */
bool
target_same(const char *one, const char *other)
{
	static const char name[] = "tagmanifest-sha256.txt";
	char *a = path_join(one, name), *b = path_join(other, name);
	char *x = NULL, *y = NULL;
	struct diag_list faults = { NULL, 0, 0 };
	size_t n = 0, m = 0;
	bool same;

	same = file_read(&x, &n, a, INFO_MAX, NULL) == 0 &&
	    file_read(&y, &m, b, INFO_MAX, NULL) == 0 && n == m &&
	    memcmp(x, y, n) == 0 && package_verify(one, &faults, NULL) == 0 &&
	    diag_worst(&faults) == DIAG_NOTE;
	diag_clear(&faults);
	free(x);
	free(y);
	free(a);
	free(b);
	return same;
}

char *
target_aside(const char *target, const char *code)
{
	const char *tag = code[0] != '\0' ? code : "old";
	char *path = xasprintf("%s-%s", target, tag);
	struct stat st;
	int i;

	for (i = 2; lstat(path, &st) == 0 && i <= TRIES; i++) {
		free(path);
		path = xasprintf("%s-%s-%d", target, tag, i);
	}
	return path;
}

/* Swaps the new package with the old one, which then moves aside: at every
 * moment one of them stands there. Where the file system cannot swap, the old
 * one moves first and comes back when the second step fails. */
static int
replace_old(struct target *t)
{
	char *aside = t->aside;
	int saved;

	if (renameat2(AT_FDCWD, t->temporary, AT_FDCWD, t->path,
	    RENAME_EXCHANGE) == 0) {
		if (file_rename_new(t->temporary, aside) == 0)
			return 0;
		/* It stays under the temporary name. */
		t->aside = xstrdup(t->temporary);
		free(aside);
		return 0;
	}
	if (rename(t->path, aside) != 0)
		return errno;
	if (rename(t->temporary, t->path) == 0)
		return 0;
	saved = errno;
	(void)rename(aside, t->path);
	return saved;
}

void
target_compare(struct target *t)
{
	char code[10];

	if (!target_is_ours(t->path, code))
		return;
	t->unchanged = target_same(t->path, t->temporary);
	if (!t->unchanged) {
		t->aside = target_aside(t->path, code);
		memcpy(t->aside_code, code, sizeof(code));
	}
}

int
target_sync(const struct target *t)
{
	char *above = path_dir(t->path);
	int errnum = file_sync_folder(above);

	free(above);
	return errnum;
}

int
target_install(struct target *t, struct error *err)
{
	int errnum = 0;

	if (t->aside != NULL)
		errnum = replace_old(t);
	else if (!t->unchanged && rename(t->temporary, t->path) != 0)
		errnum = errno;
	if (errnum == 0 && !t->unchanged) {
		free(t->temporary);
		t->temporary = NULL;
		errnum = target_sync(t);
	}
	if (errnum == 0) {
		leftover_tidy(t->path, true);
		return 0;
	}
	file_error(err, t->path, errnum);
	if (err != NULL)
		err->code = ERR_IO;
	return -1;
}

void
target_close(struct target *t)
{
	if (t->temporary != NULL)
		tree_remove(t->temporary);
	if (t->beside != NULL)
		tree_remove(t->beside);
	if (t->claim >= 0)
		close(t->claim);
	if (t->beside_claim >= 0)
		close(t->beside_claim);
	free(t->temporary);
	free(t->beside);
	free(t->path);
	free(t->aside);
	memset(t, 0, sizeof(*t));
}
