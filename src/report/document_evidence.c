/* The register of evidence, and how to check the files. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "report/block.h"

static const char *
file_words(struct build *b, size_t i)
{
	switch (b->in->files != NULL ? b->in->files[i] : FILE_UNCHECKED) {
	case FILE_SAME:
		return _("as attached");
	case FILE_CHANGED:
		return _("▲ changed since it was attached");
	case FILE_MOVED:
		return _("as attached, in another folder");
	case FILE_MISSING:
		return _("▲ not found");
	case FILE_UNCHECKED:
		break;
	}
	return _("not compared");
}

/* "4-03 6-01" with commas between, as people write it. */
const char *
text_items(struct build *b, const struct evidence *e)
{
	struct str s;
	const char *p, *kept;

	str_init(&s, 65536);
	for (p = e->items; *p != '\0'; p++) {
		if (*p == ' ')
			str_add(&s, ", ");
		else
			str_add_char(&s, *p);
	}
	kept = text_keep(b->doc, s.ptr);
	str_clear(&s);
	return kept;
}

/* Whether the package that this one adds to has the file. */
static bool
was_sent(const struct build *b, size_t i)
{
	struct evidence e, old;
	size_t k;

	sheet_evidence_at(b->sheet, i, &e);
	for (k = 0; b->in->base != NULL &&
	    k < sheet_evidence_count(b->in->base); k++) {
		sheet_evidence_at(b->in->base, k, &old);
		if (strcmp(old.sha256, e.sha256) == 0)
			return true;
	}
	return false;
}

/* Files that are handed in with this document. */
static size_t
count_sent_now(const struct build *b)
{
	size_t n = 0, i;

	for (i = 0; i < sheet_evidence_count(b->sheet); i++)
		n += !was_sent(b, i);
	return n;
}

static void
register_row(struct build *b, struct table *t, size_t i)
{
	struct document *d = b->doc;
	struct row *r = table_row(d, t);
	struct evidence e;
	struct para *p;

	sheet_evidence_at(b->sheet, i, &e);
	r->anchor = text_evidence_anchor(d, i);
	row_add(d, r, 0, STYLE_CELL_BOLD, text_evidence_number(d, i));
	row_add(d, r, 1, STYLE_CELL_BOLD, text_keep(d, e.name));
	row_add(d, r, 1, STYLE_CELL_TEXT, text_tight(d, e.caption));
	row_add(d, r, 1, STYLE_CODE, text_hash(d, e.sha256));
	if (b->in->copies != NULL && b->in->copies[i] != NULL) {
		row_add(d, r, 1, STYLE_CELL_SMALL, _("Copy in the package, "
		    "without place, time and device:"));
		row_add(d, r, 1, STYLE_CODE, text_hash(d, b->in->copies[i]));
	}
	if (b->in->notes != NULL && b->in->notes[i] != NULL)
		row_add(d, r, 1, STYLE_CELL_SMALL,
		    text_keep(d, b->in->notes[i]));
	row_add(d, r, 2, STYLE_CELL, text_kind(d, e.kind));
	row_add(d, r, 2, STYLE_CELL, text_size(d, e.size));
	row_add(d, r, 2, STYLE_CELL_SMALL, file_words(b, i));
	row_add(d, r, 3, STYLE_CELL, text_items(b, &e));
	if (e.effective[0] != '\0')
		row_add(d, r, 3, STYLE_CELL_SMALL, text_keep(d, e.effective));
	if (photo_of(b, e.id) >= 0) {
		p = row_add(d, r, 3, STYLE_CELL_SMALL, _("printed on p. "));
		p->link = textf(d, "photo/%03zu", i + 1);
		p->page_of_link = true;
	}
}

void
part_register(struct build *b)
{
	static const struct column columns[] = {
		{ 9, ALIGN_LEFT, false }, { 56, ALIGN_LEFT, false },
		{ 18, ALIGN_LEFT, false }, { 17, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	const char **head = arena_alloc(d->arena, 4 * sizeof(*head));
	size_t all = sheet_evidence_count(b->sheet), i;
	size_t n = count_sent_now(b);
	struct table *t;

	/* One sentence is no page: it follows the part before it. */
	if (n > 0)
		block_page(d);
	else
		block_space(d, PT(8));
	block_heading(d, 1, "register", _("Register of evidence"));
	if (b->in->base_code != NULL)
		block_para(d, STYLE_BODY, textf(d, _("Files that are named "
		    "here by a number and do not stand below were handed in "
		    "with the package %s."), b->in->base_code));
	else if (n == 0)
		block_para(d, STYLE_BODY, _("No file is attached."));
	if (n == 0)
		return;
	block_para(d, STYLE_BODY, textf(d, ngettext("%zu file is attached. The "
	    "64 characters below its name are the SHA-256 of the file: when a "
	    "single byte of it changes, they change.", "%zu files are "
	    "attached. The 64 characters below each name are the SHA-256 of "
	    "the file: when a single byte of it changes, they change.", n), n));
	head[0] = _("No.");
	head[1] = _("File name, explanation, SHA-256");
	head[2] = _("Kind, size, state");
	head[3] = _("Items, date");
	t = block_table(d, columns, 4, head, RULES_ROWS);
	for (i = 0; i < all; i++)
		if (!was_sent(b, i))
			register_row(b, t, i);
}

static void
checking_files(struct build *b)
{
	static const struct column columns[] = {
		{ 18, ALIGN_LEFT, true }, { 82, ALIGN_LEFT, false }
	};
	static const char *const commands[][2] = {
		{ "Windows", "certutil -hashfile FILE SHA256" },
		{ "macOS", "shasum -a 256 FILE" },
		{ "Linux", "sha256sum FILE" },
	};
	struct document *d = b->doc;
	struct table *t;
	struct row *r;
	size_t i;

	block_para(d, STYLE_BODY, _("The files of evidence are handed in "
	    "beside this document. Whoever receives them can see with the "
	    "tools of any computer, without a network, that they are the "
	    "files listed here: the 64 characters that the command prints "
	    "must be those of the register."));
	t = block_table(d, columns, 2, NULL, RULES_ROWS);
	for (i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
		r = table_row(d, t);
		row_add(d, r, 0, STYLE_CELL_BOLD, commands[i][0]);
		row_add(d, r, 1, STYLE_COMMAND, commands[i][1]);
	}
}

void
part_checking(struct build *b)
{
	struct document *d = b->doc;

	block_heading(d, 1, "checking", _("How to check this package"));
	if (count_sent_now(b) > 0)
		checking_files(b);
	block_para(d, STYLE_BODY, _("The whole package is checked with "
	    "“sha256sum -c manifest-sha256.txt” in its folder, or with "
	    "“anshin verify”."));
}
