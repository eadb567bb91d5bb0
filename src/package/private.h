/* What the files of this layer share: one package while it is being made. */
#ifndef PACKAGE_PRIVATE_H
#define PACKAGE_PRIVATE_H

#include "assess/diff.h"
#include "package/manifest.h"
#include "package/package.h"

#define ANSWERS_SCHEMA "anshin-answers/2"
#define AGENT "anshin"
#define TEXT_LIMIT ((size_t)256 << 20)

/* One evidence file of the sheet. */
struct packed {
	char *path;		/* "data/evidence/..."; whether it is there: */
	enum file_state state;	/* FILE_SAME: copied and verified */
	bool earlier;		/* lies in the package it adds to */
	char sha256[65];	/* of the copy where it was cleaned, or "" */
	char *note;		/* what to know of it, or NULL */
};

/* What may stand beside the package. */
enum extra { EXTRA_OWN_COPY, EXTRA_ZIP, EXTRAS };

struct build {
	const struct package_input *in;
	const char *root;	/* the folder being filled */
	const char *beside;	/* where the extras are made, or NULL */
	char extras[EXTRAS][65];	/* SHA-256 of those that are made */
	char *retired[EXTRAS];	/* where older ones went, or NULL */
	struct packed *packed;	/* one per evidence */
	size_t n;
	struct manifest payload, tags;
	int64_t bytes;		/* of the payload */
	char code[10];
	char manifest_sha256[65];	/* of the payload's manifest */
	struct diff_list changes;	/* since in->base, when there is one */
};

/* package_verify, telling how many files are done, often within one; false
 * from it cancels: -1 and ERR_OK. */
int package_verify_telling(const char *dir, struct diag_list *out,
    bool (*tell)(void *arg, size_t done), void *arg, struct error *err)
    CHECKED;

static inline const char *
state_code(enum file_state s)
{
	static const char *const codes[] = {
		[FILE_SAME] = "same", [FILE_CHANGED] = "changed",
		[FILE_MOVED] = "moved", [FILE_MISSING] = "missing",
		[FILE_UNCHECKED] = "unreadable",
	};

	return codes[s];
}

#endif
