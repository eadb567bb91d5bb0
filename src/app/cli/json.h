/* Machine-readable output: one object, with its "schema" first. */
#ifndef APP_CLI_JSON_H
#define APP_CLI_JSON_H

#include <jansson.h>

#include "catalog/diag.h"

/* Prints the object on stdout and takes it. */
void cli_json(json_t *take_root);
/* The faults as an array of {level, file, line, column, text}. */
json_t *cli_json_diags(const struct diag_list *l);
struct package_list;
/* An array of {code, made_at, folder, adds_to, manifest_sha256, submission}. */
json_t *cli_packages_json(const struct package_list *l);

struct sheet;
/* What is to be decided: [{number, subject, field, values}]. */
json_t *cli_forks_json(const struct sheet *sheet);
struct diff;
/* {kind, item, subject, field, old, new}. */
json_t *cli_diff_json(const struct diff *d);

#endif
