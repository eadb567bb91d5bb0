/*
 * The submission package: a folder (BagIt 1.0, RFC 8493) with the PDF, copies
 * of the evidence and the answers, which anyone can check with the tools of
 * any computer. The same answers give the same bytes.
 *
 *   bagit.txt bag-info.txt manifest-sha256.txt tagmanifest-sha256.txt
 *   data/submission.pdf
 *   data/answers.json data/answers.csv     data/README.txt
 *   data/index.csv                         every evidence file, by its number
 *   data/evidence/<item>/<number>-<name>
 */
#ifndef PACKAGE_PACKAGE_H
#define PACKAGE_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assess/finding.h"
#include "assess/sheet.h"
#include "base/error.h"
#include "base/str.h"
#include "catalog/catalog.h"
#include "catalog/diag.h"

struct package_input {
	const struct catalog *catalog;
	const struct sheet *sheet;
	date_day day;			/* of the application; no clock */
	const char *version;		/* of the program */
	const char *application;	/* its number, as lists show it */
	/* Last year's state, for the list of what changed; or NULL. */
	const struct sheet *before;
	/* Only what changed since this state goes into the package, which was
	 * made into a package with the code `base_code`; or NULL: all. */
	const struct sheet *base;
	const char *base_code;
	/* The edition of what is handed in (0: not said), and the one before
	 * it: its state and code; or NULL. */
	unsigned edition;
	const struct sheet *prior;
	const char *prior_code;
	struct package_choices {
		unsigned per_page;	/* photos: 1, 2, 4; 0: as usual */
		bool keep_metadata;	/* copies of photos stay as taken */
		bool no_documents;	/* pages of PDFs are not printed */
		bool zip;		/* also "<dir>.zip" beside it */
		bool own_copy;		/* also "<dir>-own-copy.pdf" */
	} choices;
	const char *cache_dir;		/* of prepared photos; is made */
	/* Called often; false cancels, and nothing is left. NULL is allowed. */
	bool (*progress)(void *arg, const char *what, size_t done,
	    size_t all);
	void *arg;
};

/* An evidence file that is not in the package (its state says why), or that
 * is in it but could not be printed (FILE_SAME). */
struct package_gap {
	size_t evidence;		/* index in the sheet */
	enum file_state state;
	char *text;			/* for the user: which file, and why */
};

struct package_result {
	char *dir;			/* where the package stands */
	char *pdf;			/* its submission.pdf */
	char *aside;			/* where an older one went, or NULL */
	char aside_code[10];		/* of that one, or "" */
	char *zip, *own_copy;		/* where they stand, or NULL */
	bool unchanged;			/* stood there already, same bytes */
	char code[10];			/* "7K3M-Q2XV", on every page */
	size_t files;			/* under data/ */
	int64_t bytes;			/* of these */
	size_t pages;
	char pdf_sha256[65];
	char manifest_sha256[65];	/* of manifest-sha256.txt */
	struct str missing;		/* characters no font had */
	struct package_gap *gaps;
	size_t n_gaps;
	size_t n_left_out;		/* gaps whose file is not in it */
};

/*
 * Writes the package beside `dir` under another name, syncs it, reads it back,
 * and only then puts it in place. `dir` becomes the package when it is new,
 * empty, or an older package of ours, which is kept beside it with its code in
 * the name. In any other folder the package gets a subfolder of its own.
 * Evidence that is missing or has changed is left out and named in *out. After
 * a cancel: -1 and ERR_OK with a sentence.
 */
int package_write(const struct package_input *in, const char *dir,
    struct package_result *out, struct error *err) CHECKED;
void package_result_clear(struct package_result *r);

/* Names each missing, changed, unsafe or extra file and each fault of the
 * manifests in *out; DIAG_ERROR when the package is not whole; line 0 where a
 * fault concerns a file as a whole. -1 only when the folder is no package at
 * all or cannot be read. */
int package_verify(const char *dir, struct diag_list *out, struct error *err)
    CHECKED;

#endif
