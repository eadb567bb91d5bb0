/*
 * Stands in for "anshin catalog check FILE..." where the program itself is not
 * built: prints every fault, exits 1 when one is an error, 3 when a file cannot
 * be read. "--manual" prints the authors' manual.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "catalog/diag.h"
#include "catalog/load.h"
#include "catalog/manual.h"

int
main(int argc, char **argv)
{
	struct diag_list list = { NULL, 0, 0 };
	struct error err;
	int i, status = 0;

	i18n_set(i18n_choose(NULL));
	if (argc == 2 && strcmp(argv[1], "--manual") == 0) {
		manual_print(stdout);
		return 0;
	}
	for (i = 1; i < argc; i++) {
		if (catalog_check_file(argv[i], &list, &err) != 0) {
			(void)fprintf(stderr, "%s\n", err.text);
			status = error_exit_status(err.code);
		}
	}
	diag_print(&list, stdout);
	if (status == 0 && diag_worst(&list) == DIAG_ERROR)
		status = 1;
	diag_clear(&list);
	return status;
}
