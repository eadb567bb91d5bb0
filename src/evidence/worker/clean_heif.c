/*
 * HEIC and AVIF: the notes are items of the file, whose bytes stand where a
 * table says. They are overwritten with zeros and nothing moves; which side
 * is up is a property of the picture and stays. ISO/IEC 14496-12, 8.11.
 * So are the boxes in which makers of phones and of programs keep theirs, and
 * the properties that describe. A film has its notes elsewhere: none is cleaned.
 */
#include "config.h"

#include "evidence/worker/clean.h"

#include <stdint.h>
#include <string.h>

#define NOTES_MAX 64

struct part {			/* a stretch of the file */
	unsigned char *p;
	size_t n;
};

struct heif {
	struct part file, idat;
	uint32_t notes[NOTES_MAX];	/* ids of items that are notes */
	size_t n_notes, erased;
};

/* Takes `width` bytes as a number; false when there are fewer. */
static bool
take(struct part *from, unsigned width, uint64_t *out)
{
	*out = 0;
	if (from->n < width)
		return false;
	from->n -= width;
	while (width-- > 0)
		*out = *out << 8 | *from->p++;
	return true;
}

/* The next box: its type and what is in it. */
static bool
next_box(struct part *from, char type[4], struct part *body)
{
	uint64_t size, kind;
	struct part rest = *from;

	if (!take(&rest, 4, &size) || !take(&rest, 4, &kind))
		return false;
	memcpy(type, rest.p - 4, 4);
	if (size == 1 && !take(&rest, 8, &size))
		return false;
	if (size == 0)
		size = from->n;
	if (size < from->n - rest.n || size > from->n)
		return false;
	body->p = rest.p;
	body->n = (size_t)size - (from->n - rest.n);
	from->p += size;
	from->n -= (size_t)size;
	return true;
}

static bool
find_box(struct part in, const char *type, struct part *body)
{
	char got[4];

	while (next_box(&in, got, body))
		if (memcmp(got, type, 4) == 0)
			return true;
	return false;
}

/* iinf: which items are notes. */
static bool
read_items(struct heif *h, struct part list)
{
	uint64_t version, count, id, ignored;
	struct part item;
	char type[4];

	if (!take(&list, 1, &version) || !take(&list, 3, &ignored) ||
	    !take(&list, version == 0 ? 2 : 4, &count))
		return false;
	while (next_box(&list, type, &item)) {
		if (memcmp(type, "infe", 4) != 0)
			continue;
		if (!take(&item, 1, &version) || !take(&item, 3, &ignored))
			return false;
		if (version < 2)
			return false;
		if (!take(&item, version == 2 ? 2 : 4, &id) ||
		    !take(&item, 2, &ignored) || item.n < 4)
			return false;
		if (memcmp(item.p, "Exif", 4) != 0 &&
		    memcmp(item.p, "mime", 4) != 0 &&
		    memcmp(item.p, "uri ", 4) != 0)
			continue;
		if (h->n_notes == NOTES_MAX)
			return false;
		h->notes[h->n_notes++] = (uint32_t)id;
	}
	return true;
}

static bool
is_note(const struct heif *h, uint64_t id)
{
	size_t i;

	for (i = 0; i < h->n_notes; i++)
		if (h->notes[i] == id)
			return true;
	return false;
}

struct sizes { unsigned offset, length, base, index; };

/* One item of iloc; its bytes are erased when it is a note. */
static bool
read_place(struct heif *h, struct part *list, unsigned version,
    const struct sizes *s)
{
	uint64_t id, method = 0, base, count, index, offset, length;
	const struct part *where;

	if (!take(list, version < 2 ? 2 : 4, &id) ||
	    (version > 0 && !take(list, 2, &method)) ||
	    !take(list, 2, &index) || !take(list, s->base, &base) ||
	    !take(list, 2, &count))
		return false;
	method &= 15;
	where = method == 0 ? &h->file : &h->idat;
	while (count-- > 0) {
		if ((version > 0 && !take(list, s->index, &index)) ||
		    !take(list, s->offset, &offset) ||
		    !take(list, s->length, &length))
			return false;
		if (!is_note(h, id))
			continue;
		/* Without a length it is all that is left: nobody writes
		 * notes so. */
		if (method > 1 || length == 0 || base > where->n ||
		    offset > where->n - base ||
		    length > where->n - base - offset)
			return false;
		memset(where->p + base + offset, 0, (size_t)length);
		h->erased++;
	}
	return true;
}

static bool
read_places(struct heif *h, struct part list)
{
	uint64_t version, ignored, a, b, count;
	struct sizes s;

	if (!take(&list, 1, &version) || !take(&list, 3, &ignored) ||
	    version > 2 || !take(&list, 1, &a) || !take(&list, 1, &b) ||
	    !take(&list, version < 2 ? 2 : 4, &count))
		return false;
	s.offset = (unsigned)a >> 4;
	s.length = (unsigned)a & 15;
	s.base = (unsigned)b >> 4;
	s.index = (unsigned)b & 15;
	if (s.offset > 8 || s.length > 8 || s.base > 8 || s.index > 8)
		return false;
	while (count-- > 0)
		if (!read_place(h, &list, (unsigned)version, &s))
			return false;
	return true;
}

static bool
is_one_of(const char *types, const char *type)
{
	for (; *types != '\0'; types += 4)
		if (memcmp(types, type, 4) == 0)
			return true;
	return false;
}

/* What is in the boxes that are among the types, or is in none of them. */
static void
erase_boxes(struct part in, const char *types, bool among)
{
	struct part body;
	char type[4];

	while (next_box(&in, type, &body))
		if (is_one_of(types, type) == among)
			memset(body.p, 0, body.n);
}

bool
clean_heif(unsigned char *file, size_t n)
{
	struct heif h = { .file = { file, n } };
	struct part meta, items, places, properties;

	if (!find_box(h.file, "meta", &meta) || meta.n < 4 ||
	    find_box(h.file, "moov", &items))
		return false;
	meta.p += 4;			/* version and flags */
	meta.n -= 4;
	erase_boxes(h.file, "ftypmetamdat", false);
	erase_boxes(meta, "udtauuid", true);
	if (find_box(meta, "iprp", &properties) &&
	    find_box(properties, "ipco", &properties))
		erase_boxes(properties, "udesalttcrttmdftuuid", true);
	(void)find_box(meta, "idat", &h.idat);
	if (!find_box(meta, "iinf", &items) || !read_items(&h, items))
		return false;
	if (h.n_notes == 0)
		return true;
	return find_box(meta, "iloc", &places) && read_places(&h, places) &&
	    h.erased >= h.n_notes;
}
