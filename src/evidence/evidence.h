/*
 * Evidence files: the only reader of what users attach. Facts are taken from
 * one open file, so that what was hashed is what was measured.
 */
#ifndef EVIDENCE_EVIDENCE_H
#define EVIDENCE_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assess/finding.h"
#include "assess/sheet.h"
#include "base/error.h"

struct evidence_facts {
	char *path;		/* absolute */
	char *name;		/* base name: NFC, cleaned for showing */
	int64_t size, mtime_ms;
	char kind[64];		/* MIME type, by content (libmagic) */
	char sha256[65];
};

/* Regular, readable files of at most 4 GiB; anything else is a sentence that
 * says what to choose instead (directory, FIFO, device, empty, unreadable,
 * growing while it is read). Free with evidence_facts_clear. */
int evidence_inspect(struct evidence_facts *out, const char *path,
    struct error *err) CHECKED;
/* The same, telling how many megabytes are read; false ends it: -1, ERR_OK. */
int evidence_inspect_telling(struct evidence_facts *out, const char *path,
    bool (*tell)(void *arg, size_t done, size_t all), void *arg,
    struct error *err) CHECKED;
void evidence_facts_clear(struct evidence_facts *f);

/* SAME: size and mtime equal, or (when these differ) the hash equals.
 * deep: hash even when size and time are equal. Never MOVED: a missing one may
 * be that, which evidence_find tells. */
enum file_state evidence_state(const struct evidence *e, bool deep);
/* Where the same bytes lie now: under another name in the file's own folder,
 * or under its name near there or in one of the folders (NULL-terminated, or
 * one level below them). NULL when nowhere there; free it. */
char *evidence_find(const struct evidence *e, const char *const *dirs);

/* Is it a photo or picture that can be printed (JPEG, PNG, where built in
 * HEIC, WebP)? By MIME type. */
bool evidence_is_image(const char *kind);

/* Does a camera make such files, which then tell where and when? */
bool evidence_is_camera(const char *kind);
bool evidence_is_film(const char *kind);

struct evidence_image { char *jpeg; unsigned width, height; };	/* jpeg: path */
void evidence_image_clear(struct evidence_image *i);
/* Takes prepared photos away that were not used for more than a year, and of
 * the rest those not used for longest until it is not too much. None of the
 * last day. To be called when no image in use comes from there. */
void evidence_tidy(const char *cache_dir);

/* The prepared JPEG of each image, from `cache_dir` by hash or made anew by
 * the worker process (decoded, upright, white behind alpha, print size, no
 * metadata): many at once, on as many processor cores as help (at most two).
 * The image of a failed job is empty and its error set: ERR_DATA with a
 * sentence for a broken or hostile file. progress may be NULL; false from it
 * cancels: -1 with ERR_OK in err. */
struct evidence_job {
	const char *path, *sha256;	/* in */
	const char *key;		/* in: SHA-256 of the picture that it is a
					 * cleaned copy of, or NULL */
	const char *shown;		/* in: name for sentences, or NULL */
	struct evidence_image image;	/* out */
	struct error error;
};
int evidence_prepare_many(struct evidence_job *jobs, size_t n,
    const char *cache_dir,
    bool (*progress)(void *arg, size_t done, size_t all), void *arg,
    struct error *err) CHECKED;

/* A look at a picture, for the screen: upright, at most 192 points wide and
 * high, 3 bytes each. A worker makes it while the wizard goes on. */
struct evidence_raster { unsigned w, h; unsigned char *rgb; };
struct evidence_look;
int evidence_look_start(struct evidence_look **out, const char *path,
    struct error *err) CHECKED;
/* Becomes readable when there is something to ask evidence_look_ended for. */
int evidence_look_fd(const struct evidence_look *l);
/* Milliseconds until its time is up; never waits. */
int64_t evidence_look_left(const struct evidence_look *l);
bool evidence_look_ended(const struct evidence_look *l);
/* Waits if it has not ended, and frees l; free out->rgb. ERR_DATA with one
 * sentence for a picture that cannot be shown. */
int evidence_look_finish(struct evidence_look *l,
    struct evidence_raster *out, struct error *err) CHECKED;
void evidence_look_cancel(struct evidence_look *l);	/* NULL is allowed */

/* Copies the file to the new file `to` (0600) and checks on the way that it is
 * the one that was attached. *state says what was found; only for FILE_SAME is
 * a copy left, otherwise `why` holds a sentence. go_on may be NULL; false from
 * it cancels: -1 with ERR_OK in err. -1 also when `to` cannot be written. */
int evidence_copy(const struct evidence *e, const char *to,
    enum file_state *state, struct error *why, bool (*go_on)(void *arg),
    void *arg, struct error *err) CHECKED;

/* Many copies, on as many processor cores as help. `clean`: the copy of a
 * picture has nothing in it that tells about the person who took it (place,
 * time, device, thumbnails); the picture's own bytes stay. Where its kind or
 * its damage does not allow that, it is copied as it is, and `why` says so.
 * progress and -1 as above. */
struct evidence_copying {
	struct evidence e;		/* in; borrowed */
	const char *to;			/* in: a new file */
	bool clean;			/* in */
	enum file_state state;		/* out, as evidence_copy */
	struct error why;		/* out; ERR_OK: nothing to say */
	char sha256[65];		/* out: of the copy */
	int64_t size;			/* out */
	bool cleaned;			/* out: it is another than the original */
};
int evidence_copy_many(struct evidence_copying *list, size_t n,
    bool (*progress)(void *arg, size_t done, size_t all), void *arg,
    struct error *err) CHECKED;

/* The file's bytes, hashed on the way: unless *state is FILE_SAME afterwards,
 * what was put is worthless, and `why` says so. -1 when put failed. */
int evidence_feed(const struct evidence *e, enum file_state *state,
    struct error *why, int (*put)(void *arg, const void *bytes, size_t n,
    struct error *err), void *arg, struct error *err) CHECKED;

/* Files that came from another machine, kept by hash in a folder of ours. */
struct kept;
/* Free it; NULL when that is no hash. */
char *kept_path(const char *dir, const char *sha256);
bool kept_has(const char *dir, const char *sha256);
int kept_begin(struct kept **out, const char *dir, const char *sha256,
    struct error *err) CHECKED;
int kept_put(void *kept, const void *bytes, size_t n, struct error *err)
    CHECKED;
/* ERR_DATA when it is another file than the hash says. Frees it. */
int kept_end(struct kept *k, int result, struct error *err) CHECKED;

/* The pages of a PDF, upright, in hundredths of a point. */
struct evidence_pages { struct evidence_page { int w, h; } *list; size_t n; };
/* ERR_DATA with a sentence for one that cannot be printed: locked, damaged,
 * too many pages, or no support for it built in. Free the list. */
int evidence_pages(struct evidence_pages *out, const char *path,
    const char *shown, struct error *err) CHECKED;
bool evidence_is_pdf(const char *kind);

/* Draws pages of PDFs into a PDF of ours, which is replaced when all went
 * well; then sha256 and *size are the new ones. Fields in hundredths of a
 * point, y from above. */
struct evidence_placed {
	size_t on;			/* page of ours, from 0 */
	int x, y, w, h;
	const char *path;
	size_t page;
};
int evidence_join(const char *pdf, int page_height,
    const struct evidence_placed *list, size_t n, char sha256[65],
    int64_t *size, struct error *err) CHECKED;

/* One folder for the browser screen: folders first, then files by name;
 * hidden names left out unless asked for. At most 20,000 entries. */
struct folder_entry {
	char *name;		/* NFC, cleaned for showing */
	char *path;		/* as the file system has it */
	bool is_dir, is_other;
	int64_t size, mtime_ms;
};
struct folder {
	char *path;
	struct folder_entry *entries;
	size_t n;
	bool cut;		/* there are more than these */
};
int folder_read(struct folder *out, const char *path, bool hidden,
    struct error *err) CHECKED;
void folder_clear(struct folder *f);
/* Home, documents, pictures, downloads, desktop, mounted USB media that
 * exist. NULL-terminated, for the caller: free each and the list. */
char **folder_shortcuts(void);

#endif
