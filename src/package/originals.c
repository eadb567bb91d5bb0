/* Which evidence a package says it holds; the list may come from anybody. */
#include "config.h"

#include "package/originals.h"

#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "package/tree.h"

#define LIST_MAX ((size_t)8 << 20)	/* JSON takes 50 times that */

static json_t *
read_answers(const char *dir)
{
	int root = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), fd;
	json_t *json = NULL;

	if (root < 0)
		return NULL;
	fd = tree_open(root, "data/answers.json");
	if (fd >= 0 && lseek(fd, 0, SEEK_END) <= (off_t)LIST_MAX &&
	    lseek(fd, 0, SEEK_SET) == 0)
		json = json_loadfd(fd, 0, NULL);
	if (fd >= 0)
		close(fd);
	close(root);
	return json;
}

static bool
is_known(const json_t *json)
{
	const char *schema = json_string_value(json_object_get(json,
	    "schema"));

	return schema != NULL && (strcmp(schema, "anshin-answers/1") == 0 ||
	    strcmp(schema, "anshin-answers/2") == 0);
}

static const char *
text(const json_t *o, const char *key)
{
	const char *value = json_string_value(json_object_get(o, key));

	return value != NULL ? value : "";
}

bool
originals_each(const char *dir,
    void (*each)(void *arg, const struct original_entry *e), void *arg)
{
	json_t *json = read_answers(dir), *o;
	bool known = json != NULL && is_known(json);
	struct original_entry e;
	size_t i;

	json_array_foreach(known ? json_object_get(json, "evidence") : NULL,
	    i, o) {
		e.number = (int)json_integer_value(json_object_get(o,
		    "number"));
		e.name = text(o, "name");
		e.sha256 = text(o, "sha256");
		e.file = text(o, "file");
		each(arg, &e);
	}
	json_decref(json);
	return known;
}
