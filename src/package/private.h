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

struct build {
	const struct package_input *in;
	char *root;		/* the folder being filled */
	struct packed *packed;	/* one per evidence */
	size_t n;
	struct manifest payload, tags;
	int64_t bytes;		/* of the payload */
	char code[10];
	char manifest_sha256[65];	/* of the payload's manifest */
	struct diff_list changes;	/* since in->base, when there is one */
};

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
