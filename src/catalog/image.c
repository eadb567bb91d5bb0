/*
 * The image is the tree of structs written down in the order in which the
 * table visits them: a list stands where the last one ended, so that reading
 * needs no more than to go on, and no two lists can overlap. A text is an
 * offset into the texts, 0 being the empty one; a place is its number and
 * one. What follows from the rest (joined lists, indexes) is made anew.
 */
#include "config.h"

#include "catalog/image.h"

#include <stdalign.h>
#include <string.h>

#include "catalog/fill.h"
#include "catalog/programme.h"
#include "catalog/schema.h"
#include "catalog/value.h"

#define IMAGE_MAX ((size_t)16 << 20)

/* What the table does not know of. */
struct root {
	struct catalog catalog;
	struct programme programme;
	size_t has_programme;
	size_t sha256;		/* those of the items come last of all */
};

static size_t
rounded(size_t n)
{
	const size_t align = alignof(max_align_t);

	return (n + align - 1) / align * align;
}

/* --- writing -------------------------------------------------------------- */

static void make_map(struct image *m, const struct catalog *c,
    const struct schema *schema, const char *src, size_t at);

static size_t
reserve(struct image *m, size_t n)
{
	static const char zeros[64];
	size_t at = m->objects.len, part;

	for (n = rounded(n); n > 0; n -= part) {
		part = n < sizeof(zeros) ? n : sizeof(zeros);
		(void)str_add_n(&m->objects, zeros, part);
	}
	return at;
}

static void
put(struct image *m, size_t at, const void *bytes, size_t n)
{
	if (!m->objects.overflow)
		memcpy(m->objects.ptr + at, bytes, n);
}

static size_t
add_text(struct image *m, const char *text)
{
	size_t at = m->texts.len;

	if (text == NULL || text[0] == '\0')
		return 0;
	(void)str_add_n(&m->texts, text, strlen(text) + 1);
	return at;
}

static void
make_list(struct image *m, const struct catalog *c,
    const struct schema_key *key, const char *src, size_t at)
{
	const char *list = value_get_pointer(src, key->at);
	size_t i, n, to;

	memcpy(&n, src + key->also, sizeof(n));
	put(m, at + key->also, &n, sizeof(n));
	to = reserve(m, n * key->of->size);
	for (i = 0; i < n; i++)
		make_map(m, c, key->of, list + i * key->of->size,
		    to + i * key->of->size);
}

static void
make_map(struct image *m, const struct catalog *c,
    const struct schema *schema, const char *src, size_t at)
{
	size_t i, value;

	for (i = 0; i < schema->n; i++) {
		const struct schema_key *key = &schema->keys[i];
		const char *pointer;

		if (key->at == SCHEMA_NOWHERE)
			continue;
		if (key->type == SCHEMA_LIST) {
			make_list(m, c, key, src, at);
			continue;
		}
		if (value_size(key->type) > 0) {
			put(m, at + key->at, src + key->at,
			    value_size(key->type));
			if (value_has_flag(key->type))
				put(m, at + key->also, src + key->also,
				    sizeof(bool));
			continue;
		}
		pointer = value_get_pointer(src, key->at);
		if (key->type != SCHEMA_PLACE)
			value = add_text(m, pointer);
		else
			value = pointer == NULL ? 0 : (size_t)(pointer -
			    (const char *)c->places) / sizeof(*c->places) + 1;
		put(m, at + key->at, &value, sizeof(value));
	}
}

void
image_make(struct image *out, const struct catalog *c)
{
	size_t i, at, hash, has = c->programme != NULL;

	str_init(&out->objects, IMAGE_MAX);
	str_init(&out->texts, IMAGE_MAX);
	(void)str_add_n(&out->texts, "", 1);
	at = reserve(out, sizeof(struct root));
	make_map(out, c, &schema_catalog, (const char *)c,
	    at + offsetof(struct root, catalog));
	put(out, at + offsetof(struct root, has_programme), &has,
	    sizeof(has));
	if (has)
		make_map(out, c, &schema_programme,
		    (const char *)c->programme,
		    at + offsetof(struct root, programme));
	hash = add_text(out, c->sha256);
	put(out, at + offsetof(struct root, sha256), &hash, sizeof(hash));
	at = reserve(out, c->n_items * sizeof(hash));
	for (i = 0; i < c->n_items; i++) {
		hash = add_text(out, c->items[i].text_hash);
		put(out, at + i * sizeof(hash), &hash, sizeof(hash));
	}
}

void
image_clear(struct image *i)
{
	str_clear(&i->objects);
	str_clear(&i->texts);
}

/* --- reading -------------------------------------------------------------- */

struct reader {
	char *objects;
	size_t n, next;		/* of the objects; the end of the last list */
	const char *texts;
	size_t n_texts;
	struct catalog *catalog;
	size_t n_places;	/* once they are read */
};

static bool read_map(struct reader *r, const struct schema *schema,
    char *dst);

static bool
read_text(const struct reader *r, char *dst, size_t at, size_t offset)
{
	if (offset >= r->n_texts)
		return false;
	value_set_pointer(dst, at, r->texts + offset);
	return true;
}

static bool
read_place(const struct reader *r, char *dst, size_t at, size_t number)
{
	if (number > r->n_places)
		return false;
	value_set_pointer(dst, at, number == 0 ? NULL :
	    &r->catalog->places[number - 1]);
	return true;
}

static bool
read_flag(const char *dst, size_t at)
{
	return dst[at] == 0 || dst[at] == 1;
}

static bool
read_value(const struct schema_key *key, const char *dst)
{
	int name, n = 0;

	if (value_has_flag(key->type) && !read_flag(dst, key->also))
		return false;
	if (key->type == SCHEMA_YESNO)
		return read_flag(dst, key->at);
	if (key->type != SCHEMA_NAME)
		return true;
	while (key->names[n] != NULL)
		n++;
	memcpy(&name, dst + key->at, sizeof(name));
	return name >= 0 && name < n;
}

static bool
read_list(struct reader *r, const struct schema_key *key, char *dst)
{
	char *list = r->objects + r->next;
	size_t i, n;

	memcpy(&n, dst + key->also, sizeof(n));
	if (n > (r->n - r->next) / key->of->size)
		return false;
	i = rounded(n * key->of->size);
	if (i > r->n - r->next)
		return false;
	r->next += i;
	value_set_pointer(dst, key->at, list);
	for (i = 0; i < n; i++)
		if (!read_map(r, key->of, list + i * key->of->size))
			return false;
	if (dst == (char *)r->catalog &&
	    key->at == offsetof(struct catalog, places))
		r->n_places = n;
	return true;
}

static bool
read_key(struct reader *r, const struct schema_key *key, char *dst)
{
	size_t value;

	if (key->at == SCHEMA_NOWHERE)
		return true;
	if (key->type == SCHEMA_LIST)
		return read_list(r, key, dst);
	if (value_size(key->type) > 0)
		return read_value(key, dst);
	memcpy(&value, dst + key->at, sizeof(value));
	return key->type == SCHEMA_PLACE ?
	    read_place(r, dst, key->at, value) :
	    read_text(r, dst, key->at, value);
}

static bool
read_map(struct reader *r, const struct schema *schema, char *dst)
{
	size_t i;

	for (i = 0; i < schema->n; i++)
		if (!read_key(r, &schema->keys[i], dst))
			return false;
	return true;
}

static bool
read_hashes(struct reader *r, const struct root *root)
{
	struct catalog *c = r->catalog;
	struct item *items = value_get_pointer(c,
	    offsetof(struct catalog, items));
	size_t i, offset;

	if (!read_text(r, (char *)c, offsetof(struct catalog, sha256),
	    root->sha256) || c->n_items > (r->n - r->next) / sizeof(offset))
		return false;
	for (i = 0; i < c->n_items; i++) {
		memcpy(&offset, r->objects + r->next + i * sizeof(offset),
		    sizeof(offset));
		if (!read_text(r, (char *)&items[i],
		    offsetof(struct item, text_hash), offset))
			return false;
	}
	return true;
}

bool
image_read(struct catalog *c, char *objects, size_t n_objects,
    const char *texts, size_t n_texts, struct arena *arena)
{
	struct root *root = (void *)objects;
	struct reader r = { .objects = objects, .n = n_objects,
	    .next = rounded(sizeof(*root)), .texts = texts,
	    .n_texts = n_texts, .catalog = &root->catalog };

	if (r.next > n_objects || n_texts == 0 ||
	    texts[n_texts - 1] != '\0' ||
	    !read_map(&r, &schema_catalog, (char *)&root->catalog) ||
	    (root->has_programme != 0 && !read_map(&r, &schema_programme,
	    (char *)&root->programme)))
		return false;
	fill_join(&root->catalog, arena);
	root->catalog.programme = root->has_programme != 0 ?
	    &root->programme : NULL;
	if (!read_hashes(&r, root))
		return false;
	*c = root->catalog;
	return true;
}

/* --- fingerprints --------------------------------------------------------- */

/* Each step can be undone, so one changed word changes the sum. */
static uint64_t
stir(uint64_t h, uint64_t word)
{
	h = (h ^ word) * 0x9e3779b97f4a7c15U;
	return h ^ h >> 32;
}

uint64_t
image_sum(uint64_t seed, const void *bytes, size_t n)
{
	/* Four sums side by side: none has to wait for another. */
	uint64_t a = seed, b = seed + 1, c = seed + 2, d = seed + 3, word[4];
	const char *p = bytes;

	for (; n >= sizeof(word); n -= sizeof(word), p += sizeof(word)) {
		memcpy(word, p, sizeof(word));
		a = stir(a, word[0]);
		b = stir(b, word[1]);
		c = stir(c, word[2]);
		d = stir(d, word[3]);
	}
	memset(word, 0, sizeof(word));
	memcpy(word, p, n);
	a = stir(stir(a, word[0]), n);
	b = stir(stir(b, word[1]), a);
	c = stir(stir(c, word[2]), b);
	return stir(stir(d, word[3]), c);
}

static uint64_t
layout_of(uint64_t sum, const struct schema *schema)
{
	size_t i, k;

	sum = image_sum(sum, &schema->size, sizeof(schema->size));
	for (i = 0; i < schema->n; i++) {
		const struct schema_key *key = &schema->keys[i];
		size_t facts[] = { (size_t)key->type, key->at, key->also };

		sum = image_sum(sum, key->name, strlen(key->name) + 1);
		sum = image_sum(sum, facts, sizeof(facts));
		for (k = 0; key->names != NULL && key->names[k] != NULL; k++)
			sum = image_sum(sum, key->names[k],
			    strlen(key->names[k]) + 1);
		if (key->of != NULL)
			sum = layout_of(sum, key->of);
	}
	return sum;
}

uint64_t
image_layout(void)
{
	return layout_of(layout_of(image_sum(sizeof(struct root),
	    PACKAGE_VERSION, sizeof(PACKAGE_VERSION)), &schema_catalog),
	    &schema_programme);
}
