/*
 * libfyaml's events -> nodes. Events rather than libfyaml's own documents:
 * they take half the time, a broken file still gives the tree up to the break,
 * and a key that stands twice is ours to tell.
 */
#include "config.h"

#include "catalog/tree.h"

#include <libfyaml.h>
#include <string.h>

#include "base/i18n.h"
#include "catalog/complaint.h"
#include "catalog/scalar.h"

#define KEY_SLOTS 128u	/* a power of two; more than there are keys */

struct builder {
	struct source *s;
	const char *text;
	struct arena *nodes, *texts;
	struct node *open[TREE_DEPTH_MAX];	/* the way to the new node */
	struct node **tail[TREE_DEPTH_MAX];	/* where its child goes */
	size_t depth;
	const char *key;	/* of the next value within a map */
	size_t key_at;
	const char *keys[KEY_SLOTS];	/* each key is kept once */
	struct node *root;
	int n_documents;
	bool is_stopped;	/* a fault after which nothing can be told */
	bool has_flow;		/* { or [ was noted */
};

static void
note(struct builder *b, size_t at, const char *sentence)
{
	source_fault(b->s, DIAG_ERROR, at, "%s", sentence);
}

static size_t
event_at(struct builder *b, struct fy_event *e)
{
	const struct fy_mark *m = fy_event_start_mark(e);

	if (m != NULL)
		return m->input_pos;
	return b->key != NULL ? b->key_at : 0;
}

/* "規程 # がある" silently becomes "規程": the comment must not follow. */
static bool
has_comment_behind(const struct builder *b, size_t at)
{
	while (at < b->s->n && (b->text[at] == ' ' || b->text[at] == '\t'))
		at++;
	return at < b->s->n && b->text[at] == '#';
}

static void
check_marks(struct builder *b, struct fy_event *e, size_t at)
{
	if (fy_event_get_anchor_token(e) != NULL ||
	    fy_event_get_tag_token(e) != NULL)
		note(b, at, _("Marks that begin with &, * or ! are not used "
		    "here. Write the text itself, in double quotes if it "
		    "begins so."));
}

/* Hangs a new node under the open one. */
static struct node *
node_add(struct builder *b, enum node_kind kind, size_t at)
{
	struct node *node = arena_alloc(b->nodes, sizeof(*node));

	node->kind = kind;
	node->at = (uint32_t)at;	/* SOURCE_MAX is far below */
	if (b->depth == 0) {
		b->root = node;
		return node;
	}
	node->key = b->key;
	node->key_at = (uint32_t)b->key_at;
	b->key = NULL;
	*b->tail[b->depth - 1] = node;
	b->tail[b->depth - 1] = &node->next;
	b->open[b->depth - 1]->n++;
	return node;
}

static bool
is_flow(const struct builder *b, size_t at)
{
	return at < b->s->n && (b->text[at] == '{' || b->text[at] == '[');
}

static void
on_start(struct builder *b, struct fy_event *e, enum node_kind kind)
{
	size_t at = event_at(b, e);
	struct node *node;

	check_marks(b, e, at);
	if (b->depth == TREE_DEPTH_MAX) {
		note(b, at, complaint_sentence("depth"));
		b->is_stopped = true;
		return;
	}
	node = node_add(b, kind, at);
	if (is_flow(b, at)) {
		note(b, at, complaint_sentence("flow"));
		node->is_bad = true;
		b->has_flow = true;
	}
	b->open[b->depth] = node;
	b->tail[b->depth] = &node->first;
	b->depth++;
}

static void
on_end(struct builder *b)
{
	if (b->depth > 0)
		b->depth--;
	b->key = NULL;
}

/* Notes what the house subset refuses in the way a text is written. */
static bool
check_style(struct builder *b, struct fy_event *e, size_t at)
{
	const struct fy_mark *end = fy_event_end_mark(e);
	const struct fy_mark *start = fy_event_start_mark(e);
	enum fy_scalar_style style = fy_token_scalar_style(e->scalar.value);

	if (style == FYSS_FOLDED) {
		/* The place is the sign itself, at the end of its line. */
		size_t sign = b->key != NULL ? b->key_at : at;

		while (sign < at && b->text[sign] != '>')
			sign++;
		note(b, sign, _("> puts blanks between Japanese lines. "
		    "Write | instead."));
		return false;
	}
	if (style == FYSS_LITERAL)
		return true;
	if (start->line != end->line) {
		note(b, at, _("A text of several lines needs | behind its "
		    "key and begins on the next line."));
		return false;
	}
	if (style == FYSS_PLAIN && has_comment_behind(b, end->input_pos)) {
		note(b, end->input_pos, _("The text would end before this #. "
		    "Put the whole text in double quotes, or move the "
		    "comment to a line of its own."));
		return false;
	}
	return true;
}

static void
on_value(struct builder *b, struct fy_event *e)
{
	size_t at = event_at(b, e);
	const char *text = NULL;
	struct node *node;
	bool is_good = true;

	check_marks(b, e, at);
	if (fy_event_start_mark(e) != NULL && e->scalar.value != NULL) {
		is_good = check_style(b, e, at);
		text = scalar_text(e->scalar.value, b->text, at,
		    fy_event_end_mark(e)->input_pos, b->texts);
	}
	node = node_add(b, text != NULL ? NODE_TEXT : NODE_NOTHING, at);
	node->text = text;
	node->is_bad = !is_good;
}

static const char *
keep_key(struct builder *b, const char *text, size_t len)
{
	size_t i, slot = len;

	for (i = 0; i < len; i++)
		slot = slot * 31 + (unsigned char)text[i];
	slot %= KEY_SLOTS;
	if (b->keys[slot] == NULL || strlen(b->keys[slot]) != len ||
	    memcmp(b->keys[slot], text, len) != 0)
		b->keys[slot] = arena_strndup(b->nodes, text, len);
	return b->keys[slot];
}

static void
on_scalar(struct builder *b, struct fy_event *e)
{
	struct node *top = b->depth > 0 ? b->open[b->depth - 1] : NULL;
	const char *text;
	size_t len = 0;

	if (top == NULL || top->kind != NODE_MAP || b->key != NULL) {
		on_value(b, e);
		return;
	}
	b->key_at = event_at(b, e);
	check_marks(b, e, b->key_at);
	text = e->scalar.value != NULL ?
	    fy_token_get_text(e->scalar.value, &len) : NULL;
	b->key = keep_key(b, text != NULL ? text : "", len);
}

static void
on_alias(struct builder *b, struct fy_event *e)
{
	size_t at = event_at(b, e);

	note(b, at, complaint_sentence("alias"));
	node_add(b, NODE_NOTHING, at)->is_bad = true;
}

/* A list or map in the place of a key ("? ", or a mistaken indentation). */
static bool
is_key_place(const struct builder *b)
{
	return b->depth > 0 && b->open[b->depth - 1]->kind == NODE_MAP &&
	    b->key == NULL;
}

static void
on_event(struct builder *b, struct fy_event *e)
{
	switch (e->type) {
	case FYET_DOCUMENT_START:
		if (++b->n_documents > 1) {
			note(b, event_at(b, e), complaint_sentence("document"));
			b->is_stopped = true;
		}
		break;
	case FYET_MAPPING_START:
	case FYET_SEQUENCE_START:
		if (is_key_place(b)) {
			note(b, event_at(b, e), complaint_sentence("':'"));
			b->is_stopped = true;
			break;
		}
		on_start(b, e, e->type == FYET_MAPPING_START ? NODE_MAP :
		    NODE_LIST);
		break;
	case FYET_MAPPING_END:
	case FYET_SEQUENCE_END:
		on_end(b);
		break;
	case FYET_SCALAR:
		on_scalar(b, e);
		break;
	case FYET_ALIAS:
		if (is_key_place(b)) {
			note(b, event_at(b, e), complaint_sentence("alias"));
			b->is_stopped = true;
			break;
		}
		on_alias(b, e);
		break;
	case FYET_NONE:
	case FYET_STREAM_START:
	case FYET_STREAM_END:
	case FYET_DOCUMENT_END:
	default:
		break;
	}
}

static void
note_complaints(struct builder *b, struct fy_diag *diag, int broken)
{
	struct fy_diag_error *error;
	void *state = NULL;

	error = fy_diag_errors_iterate(diag, &state);
	if (error == NULL)
		return;
	/* The first complaint counts; the others are its consequences, as it
	 * may itself be of a fault that was noted before. */
	b->s->is_broken = true;
	if (!b->has_flow && (broken == 0 || broken > error->line + 1))
		note(b, source_offset(b->s, error->line, error->column),
		    complaint_sentence(error->msg));
}

static void
read_events(struct builder *b, int broken)
{
	struct fy_diag_cfg diag_cfg;
	struct fy_parse_cfg cfg = { .flags = FYPCF_QUIET |
	    FYPCF_COLLECT_DIAG };
	struct fy_parser *parser;
	struct fy_event *e;

	fy_diag_cfg_default(&diag_cfg);
	diag_cfg.fp = NULL;
	cfg.diag = fy_diag_create(&diag_cfg);
	fy_diag_set_collect_errors(cfg.diag, true);
	parser = fy_parser_create(&cfg);
	if (parser == NULL || fy_parser_set_string(parser, b->text,
	    b->s->n) != 0) {
		note(b, 0, complaint_sentence(""));
	} else {
		while (!b->is_stopped &&
		    (e = fy_parser_parse(parser)) != NULL) {
			on_event(b, e);
			fy_parser_event_free(parser, e);
		}
		if (!b->is_stopped)
			note_complaints(b, cfg.diag, broken);
	}
	fy_parser_destroy(parser);
	fy_diag_destroy(cfg.diag);
}

struct node *
tree_read(struct source *s, const char *text, int broken,
    struct arena *nodes, struct arena *texts)
{
	struct builder b = { .s = s, .text = text, .nodes = nodes,
	    .texts = texts };
	size_t i;

	read_events(&b, broken);
	for (i = 0; i < b.depth; i++)
		b.open[i]->is_cut = true;
	if (b.root == NULL && !s->has_errors)
		note(&b, 0, _("The file is empty. Begin it with "
		    "\"catalogue: …\"."));
	return b.root;
}

const struct node *
node_get(const struct node *map, const char *key)
{
	const struct node *n;

	if (map == NULL || map->kind != NODE_MAP)
		return NULL;
	for (n = map->first; n != NULL; n = n->next) {
		if (n->key != NULL && strcmp(n->key, key) == 0)
			return n;
	}
	return NULL;
}

const char *
node_text(const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);

	return n != NULL && n->kind == NODE_TEXT ? n->text : "";
}

const struct node *
node_list(const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);

	return n != NULL && n->kind == NODE_LIST ? n->first : NULL;
}
