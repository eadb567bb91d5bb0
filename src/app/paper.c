/*
 * The functions of package.h and report.h as the program sees them: each
 * loads the module when it is the first, and hands the call on. The module is
 * never unloaded.
 */
#include "config.h"

#include "app/paper.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "base/xalloc.h"

static const struct paper *loaded;

static bool
fits(const struct paper *p)
{
	static const size_t sizes[] = PAPER_SIZES;

	return strcmp(p->version, PACKAGE_VERSION) == 0 &&
	    memcmp(p->sizes, sizes, sizeof(sizes)) == 0;
}

/* A tenth of a second, on an old disk two. But GLib, which HarfBuzz brings
 * along, waits for its own lock for ever where it gets no memory while it
 * begins: that ends as any other fault does (main.c). */
enum { LOAD_SECONDS = 30 };

/* NULL with a sentence when there is no such module. */
static const struct paper *
load(struct error *err)
{
	char *path = path_helper(PAPER_MODULE);
	const struct paper *p;
	void *module;

	(void)alarm(LOAD_SECONDS);
	errno = 0;
	module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	(void)alarm(0);
	p = module == NULL ? NULL : dlsym(module, "anshin_paper");
	if (p == NULL && errno == ENOMEM) {
		error_memory(err);
	} else if (p == NULL) {
		error_set(err, ERR_INTERNAL, _("The part of anshin that "
		    "makes documents and submission folders cannot be loaded "
		    "(%s). Your answers are safe. Install anshin anew."),
		    dlerror());
	} else if (!fits(p)) {
		error_set(err, ERR_INTERNAL, _("%s belongs to another "
		    "version of anshin. Your answers are safe. Install anshin "
		    "anew."), path);
		p = NULL;
	}
	free(path);
	return p;
}

static const struct paper *
paper(struct error *err)
{
	struct paper_share share = { i18n_lang(), xalloc_failure_hook() };

	if (loaded == NULL)
		loaded = load(err);
	if (loaded != NULL)
		loaded->share(&share);
	return loaded;
}

int
package_write(const struct package_input *in, const char *dir,
    struct package_result *out, struct error *err)
{
	const struct paper *p = paper(err);

	return p == NULL ? -1 : p->package_write(in, dir, out, err);
}

void
package_result_clear(struct package_result *r)
{
	/* A result that holds something came from the module. */
	if (loaded != NULL)
		loaded->package_result_clear(r);
}

int
package_verify(const char *dir, struct diag_list *out, struct error *err)
{
	const struct paper *p = paper(err);

	return p == NULL ? -1 : p->package_verify(dir, out, err);
}

void
report_result_clear(struct report_result *r)
{
	if (loaded != NULL)
		loaded->report_result_clear(r);
}

int
report_write(const struct report_input *in, const char *path,
    struct report_result *out, struct error *err)
{
	const struct paper *p = paper(err);

	return p == NULL ? -1 : p->report_write(in, path, out, err);
}

int
table_write(const struct report_input *in, const char *path,
    struct error *err)
{
	const struct paper *p = paper(err);

	return p == NULL ? -1 : p->table_write(in, path, err);
}
