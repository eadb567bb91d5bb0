/* forms/ -> one immutable catalogue. The only user of libfyaml is this layer. */
#ifndef CATALOG_LOAD_H
#define CATALOG_LOAD_H

#include "base/error.h"
#include "base/i18n.h"
#include "catalog/catalog.h"
#include "catalog/diag.h"

/* Reads dir/ja.yaml and, for LANG_EN, dir/en.yaml over it. Faults go to
 * `diags` (may be NULL); any fault of level DIAG_ERROR fails the load with
 * ERR_DATA and the first fault as the sentence. The caller frees *out. */
int catalog_load(struct catalog **out, const char *dir, enum lang lang,
    struct diag_list *diags, struct error *err) CHECKED;
void catalog_free(struct catalog *c);		/* NULL is allowed */

/* Checks one file (a master, or an overlay with its master beside it) and
 * collects every fault. -1 only when the file cannot be read. */
int catalog_check_file(const char *path, struct diag_list *diags,
    struct error *err) CHECKED;

/* Where the texts of a catalogue live that has just been loaded, for what is
 * filled in before anyone looks at it (official.c). */
struct arena;
struct arena *catalog_arena(struct catalog *c);

/* Getters: NULL when there is none; borrowed. */
const struct item *catalog_item(const struct catalog *c, const char *id);
const struct form_field *catalog_field(const struct catalog *c,
    const char *id);

#endif
