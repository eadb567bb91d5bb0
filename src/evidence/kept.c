/*
 * Evidence that came along from another machine: kept in a folder of ours,
 * each file named by its SHA-256, and only there once it is whole.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"

struct kept {
	struct outfile *file;
	struct hash *hash;
	char sha256[HASH_HEX];
};

char *
kept_path(const char *dir, const char *sha256)
{
	if (strlen(sha256) != HASH_HEX - 1 ||
	    strspn(sha256, "0123456789abcdef") != HASH_HEX - 1)
		return NULL;
	return path_join(dir, sha256);
}

bool
kept_has(const char *dir, const char *sha256)
{
	char *path = kept_path(dir, sha256);
	bool has = path != NULL && access(path, R_OK) == 0;

	free(path);
	return has;
}

static int
refuse(struct error *err)
{
	return error_set(err, ERR_DATA, _("A file of evidence in it is "
	    "damaged. Nothing was taken. Ask for the file once more."));
}

int
kept_begin(struct kept **out, const char *dir, const char *sha256,
    struct error *err)
{
	struct kept *k;
	char *path = kept_path(dir, sha256);

	*out = NULL;
	if (path == NULL)
		return refuse(err);
	k = xcalloc(1, sizeof(*k));
	memcpy(k->sha256, sha256, HASH_HEX);
	if (path_make_private(dir, err) != 0 ||
	    outfile_open(&k->file, path, 0600, err) != 0) {
		free(k);
		free(path);
		return -1;
	}
	free(path);
	k->hash = hash_new();
	*out = k;
	return 0;
}

int
kept_put(void *kept, const void *bytes, size_t n, struct error *err)
{
	struct kept *k = kept;

	(void)err;		/* kept_end tells it */
	hash_add(k->hash, bytes, n);
	outfile_write(k->file, bytes, n);
	return outfile_failed(k->file) ? -1 : 0;
}

int
kept_end(struct kept *k, int result, struct error *err)
{
	char sha256[HASH_HEX];

	hash_hex(k->hash, sha256);
	if (result == 0 && strcmp(sha256, k->sha256) != 0)
		result = refuse(err);
	if (result == 0 || outfile_failed(k->file))
		result = outfile_commit(k->file, err);
	else
		outfile_abort(k->file);
	free(k);
	return result;
}
