/*
 * Columns on a character-cell terminal, and wrapping by columns. The widths
 * are the C library's, which ncurses uses as well: the two must not disagree
 * by a single column or the screen falls apart. Only the characters whose
 * width Unicode calls ambiguous follow what the terminal was seen to do.
 * A cluster is as wide as its code points together, as terminals have it.
 */
#include "config.h"

#include "base/width.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"

/* clang-format off */
/* East Asian Width "A" of Unicode 14 without its combining characters. */
static const struct range { uint32_t first, last; } ambiguous_ranges[] = {
	{ 0xA1, 0xA1 }, { 0xA4, 0xA4 }, { 0xA7, 0xA8 }, { 0xAA, 0xAA },
	{ 0xAE, 0xAE }, { 0xB0, 0xB4 }, { 0xB6, 0xBA }, { 0xBC, 0xBF },
	{ 0xC6, 0xC6 }, { 0xD0, 0xD0 }, { 0xD7, 0xD8 }, { 0xDE, 0xE1 },
	{ 0xE6, 0xE6 }, { 0xE8, 0xEA }, { 0xEC, 0xED }, { 0xF0, 0xF0 },
	{ 0xF2, 0xF3 }, { 0xF7, 0xFA }, { 0xFC, 0xFC }, { 0xFE, 0xFE },
	{ 0x101, 0x101 }, { 0x111, 0x111 }, { 0x113, 0x113 }, { 0x11B, 0x11B },
	{ 0x126, 0x127 }, { 0x12B, 0x12B }, { 0x131, 0x133 }, { 0x138, 0x138 },
	{ 0x13F, 0x142 }, { 0x144, 0x144 }, { 0x148, 0x14B }, { 0x14D, 0x14D },
	{ 0x152, 0x153 }, { 0x166, 0x167 }, { 0x16B, 0x16B }, { 0x1CE, 0x1CE },
	{ 0x1D0, 0x1D0 }, { 0x1D2, 0x1D2 }, { 0x1D4, 0x1D4 }, { 0x1D6, 0x1D6 },
	{ 0x1D8, 0x1D8 }, { 0x1DA, 0x1DA }, { 0x1DC, 0x1DC }, { 0x251, 0x251 },
	{ 0x261, 0x261 }, { 0x2C4, 0x2C4 }, { 0x2C7, 0x2C7 }, { 0x2C9, 0x2CB },
	{ 0x2CD, 0x2CD }, { 0x2D0, 0x2D0 }, { 0x2D8, 0x2DB }, { 0x2DD, 0x2DD },
	{ 0x2DF, 0x2DF }, { 0x391, 0x3A1 }, { 0x3A3, 0x3A9 }, { 0x3B1, 0x3C1 },
	{ 0x3C3, 0x3C9 }, { 0x401, 0x401 }, { 0x410, 0x44F }, { 0x451, 0x451 },
	{ 0x2010, 0x2010 }, { 0x2013, 0x2016 }, { 0x2018, 0x2019 },
	{ 0x201C, 0x201D }, { 0x2020, 0x2022 }, { 0x2024, 0x2027 },
	{ 0x2030, 0x2030 }, { 0x2032, 0x2033 }, { 0x2035, 0x2035 },
	{ 0x203B, 0x203B }, { 0x203E, 0x203E }, { 0x2074, 0x2074 },
	{ 0x207F, 0x207F }, { 0x2081, 0x2084 }, { 0x20AC, 0x20AC },
	{ 0x2103, 0x2103 }, { 0x2105, 0x2105 }, { 0x2109, 0x2109 },
	{ 0x2113, 0x2113 }, { 0x2116, 0x2116 }, { 0x2121, 0x2122 },
	{ 0x2126, 0x2126 }, { 0x212B, 0x212B }, { 0x2153, 0x2154 },
	{ 0x215B, 0x215E }, { 0x2160, 0x216B }, { 0x2170, 0x2179 },
	{ 0x2189, 0x2189 }, { 0x2190, 0x2199 }, { 0x21B8, 0x21B9 },
	{ 0x21D2, 0x21D2 }, { 0x21D4, 0x21D4 }, { 0x21E7, 0x21E7 },
	{ 0x2200, 0x2200 }, { 0x2202, 0x2203 }, { 0x2207, 0x2208 },
	{ 0x220B, 0x220B }, { 0x220F, 0x220F }, { 0x2211, 0x2211 },
	{ 0x2215, 0x2215 }, { 0x221A, 0x221A }, { 0x221D, 0x2220 },
	{ 0x2223, 0x2223 }, { 0x2225, 0x2225 }, { 0x2227, 0x222C },
	{ 0x222E, 0x222E }, { 0x2234, 0x2237 }, { 0x223C, 0x223D },
	{ 0x2248, 0x2248 }, { 0x224C, 0x224C }, { 0x2252, 0x2252 },
	{ 0x2260, 0x2261 }, { 0x2264, 0x2267 }, { 0x226A, 0x226B },
	{ 0x226E, 0x226F }, { 0x2282, 0x2283 }, { 0x2286, 0x2287 },
	{ 0x2295, 0x2295 }, { 0x2299, 0x2299 }, { 0x22A5, 0x22A5 },
	{ 0x22BF, 0x22BF }, { 0x2312, 0x2312 }, { 0x2460, 0x24E9 },
	{ 0x24EB, 0x254B }, { 0x2550, 0x2573 }, { 0x2580, 0x258F },
	{ 0x2592, 0x2595 }, { 0x25A0, 0x25A1 }, { 0x25A3, 0x25A9 },
	{ 0x25B2, 0x25B3 }, { 0x25B6, 0x25B7 }, { 0x25BC, 0x25BD },
	{ 0x25C0, 0x25C1 }, { 0x25C6, 0x25C8 }, { 0x25CB, 0x25CB },
	{ 0x25CE, 0x25D1 }, { 0x25E2, 0x25E5 }, { 0x25EF, 0x25EF },
	{ 0x2605, 0x2606 }, { 0x2609, 0x2609 }, { 0x260E, 0x260F },
	{ 0x261C, 0x261C }, { 0x261E, 0x261E }, { 0x2640, 0x2640 },
	{ 0x2642, 0x2642 }, { 0x2660, 0x2661 }, { 0x2663, 0x2665 },
	{ 0x2667, 0x266A }, { 0x266C, 0x266D }, { 0x266F, 0x266F },
	{ 0x269E, 0x269F }, { 0x26BF, 0x26BF }, { 0x26C6, 0x26CD },
	{ 0x26CF, 0x26D3 }, { 0x26D5, 0x26E1 }, { 0x26E3, 0x26E3 },
	{ 0x26E8, 0x26E9 }, { 0x26EB, 0x26F1 }, { 0x26F4, 0x26F4 },
	{ 0x26F6, 0x26F9 }, { 0x26FB, 0x26FC }, { 0x26FE, 0x26FF },
	{ 0x273D, 0x273D }, { 0x2776, 0x277F }, { 0x2B56, 0x2B59 },
	{ 0x3248, 0x324F }, { 0xE000, 0xF8FF }, { 0xFFFD, 0xFFFD },
	{ 0x1F100, 0x1F10A }, { 0x1F110, 0x1F12D }, { 0x1F130, 0x1F169 },
	{ 0x1F170, 0x1F18D }, { 0x1F18F, 0x1F190 }, { 0x1F19B, 0x1F1AC },
	{ 0xF0000, 0xFFFFD }, { 0x100000, 0x10FFFD },
};
/* clang-format on */

static int ambiguous_columns = 1;

void
width_set_ambiguous(int columns)
{
	ambiguous_columns = columns == 2 ? 2 : 1;
}

int
width_ambiguous(void)
{
	return ambiguous_columns;
}

bool
width_is_ambiguous(uint32_t code)
{
	size_t low = 0, mid;
	size_t high = sizeof(ambiguous_ranges) / sizeof(ambiguous_ranges[0]);

	while (low < high) {
		mid = low + (high - low) / 2;
		if (code < ambiguous_ranges[mid].first)
			high = mid;
		else if (code > ambiguous_ranges[mid].last)
			low = mid + 1;
		else
			return true;
	}
	return false;
}

/*
 * wcswidth and not wcwidth: the program may define wcwidth itself, by means
 * of width_code, to make ncurses obey the ambiguous width. What the library
 * does not know (new kanji; everything in the C locale) is estimated.
 */
static int
system_width(uint32_t code)
{
	wchar_t wc = (wchar_t)code;
	int columns = wcswidth(&wc, 1);
	utf8proc_category_t category;

	if (columns >= 0)
		return columns;
	if (code >= 0x20000 && code <= 0x3FFFD)	/* the planes of kanji */
		return 2;
	category = utf8proc_category((utf8proc_int32_t)code);
	if (category == UTF8PROC_CATEGORY_CN ||
	    category == UTF8PROC_CATEGORY_CO)
		return 1;		/* shown as some kind of box */
	return utf8proc_charwidth((utf8proc_int32_t)code);
}

int
width_code(uint32_t code)
{
	int columns;

	if (code < 0x7F)
		return code >= 0x20;
	if ((code >= 0x4E00 && code <= 0x9FFF) ||
	    (code >= 0x3041 && code <= 0x3096) ||
	    (code >= 0x30A1 && code <= 0x30FF))
		return 2;
	if (code < 0xA0)
		return 0;
	columns = system_width(code);
	if (columns == 1 && ambiguous_columns == 2 && width_is_ambiguous(code))
		return 2;
	return columns;
}

size_t
width_n(const char *s, size_t n)
{
	size_t at, len, columns = 0;

	for (at = 0; at < n; at += len)
		columns += (size_t)width_code(
		    utf8_decode(s + at, n - at, &len));
	return columns;
}

size_t
width_str(const char *s)
{
	return width_n(s, strlen(s));
}

size_t
width_fit(const char *s, size_t n, size_t columns)
{
	size_t at, next, used = 0;

	for (at = 0; at < n; at = next) {
		next = utf8_next(s, n, at);
		used += width_n(s + at, next - at);
		if (used > columns)
			break;
	}
	return at;
}

char *
width_cut(const char *s, size_t columns)
{
	size_t n = strlen(s), keep, fill;
	char *out;

	if (width_n(s, n) <= columns)
		return xstrdup(s);
	if (columns == 0)
		return xstrdup("");
	keep = width_fit(s, n, columns - 1);
	/* Two marks where half a kanji would stand: always `columns` wide. */
	fill = columns - width_n(s, keep);
	out = xmalloc(keep + fill + 1);
	memcpy(out, s, keep);
	memset(out + keep, '~', fill);
	out[keep + fill] = '\0';
	return out;
}

/* A path begins with a slash that no word stands before; "1/2" is none. */
static const char *
find_path(const char *s)
{
	const char *p = s;

	while ((p = strchr(p, '/')) != NULL && p != s && p[-1] > ' ' &&
	    p[-1] <= '~' && strchr("\"'(", p[-1]) == NULL)
		p++;
	return p;
}

/* Where the sentence goes on after it, as far as that can be told. */
static const char *
path_end(const char *path)
{
	static const char *const ends[] = { "\n", " /", ". ", ": ", ", ", "、",
		"。", "」" };
	const char *end = path + strlen(path), *p;
	size_t i;

	for (i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if ((p = strstr(path, ends[i])) != NULL && p < end)
			end = p;
	return end;
}

/* From which slash on the path is kept, so that `least` columns go. */
static const char *
leave_folders(const char *path, const char *end, size_t least)
{
	const char *from = path, *next;

	while (width_n(path, (size_t)(from - path)) < least && (next = memchr(
	    from + 1, '/', (size_t)(end - from) - 1)) != NULL &&
	    next + 1 < end)
		from = next;
	return from;
}

char *
width_cut_path(const char *s, size_t columns)
{
	static const char dots[] = "...";
	size_t all = width_str(s), n_dots = strlen(dots), less;
	const char *path, *end, *from;
	struct str out;

	str_init(&out, strlen(s) + 1);
	while (all > columns && (path = find_path(s)) != NULL) {
		end = path_end(path);
		from = leave_folders(path, end, all - columns + n_dots);
		less = width_n(path, (size_t)(from - path));
		(void)str_add_n(&out, s, (size_t)(path - s));
		if (less > n_dots) {
			(void)str_add(&out, dots);
			all -= less - n_dots;
		} else {
			from = path;
		}
		(void)str_add_n(&out, from, (size_t)(end - from));
		s = end;
	}
	(void)str_add(&out, s);
	return str_take(&out);
}

/* How a character behaves where a line may end. */
#define WORD 1U		/* stays with another of its kind */
#define NO_START 2U	/* never begins a line */
#define NO_END 4U	/* never ends one */
#define BLANK 8U	/* may hang over the end */
#define GLUE 16U	/* no break on either side */
#define PAIR 32U	/* …… and ―― stay together */

static const char no_start[] =
    "、。，．・：；？！゛゜ヽヾゝゞ々〻ー’”）〕］｝〉》」』】〙〗〟°′″℃％‰"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    "｡｣､･ｧｨｩｪｫｬｭｮｯｰ‐–〜～‼⁇⁈⁉"
    "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
static const char no_end[] = "‘“（〔［｛〈《「『【〘〖〝｢￥＄￡";

/* A list as one bit for each character below U+10000, made when first asked
 * for: a screen is wrapped at every key, letter by letter. */
struct charset {
	const char *list;
	bool made;
	uint64_t bits[0x10000 / 64];
};

static struct charset may_not_start = { .list = no_start };
static struct charset may_not_end = { .list = no_end };

static bool
contains(struct charset *set, uint32_t code)
{
	size_t at, len, n;
	uint32_t c;

	n = set->made ? 0 : strlen(set->list);
	for (at = 0; at < n; at += len) {
		c = utf8_decode(set->list + at, n - at, &len);
		set->bits[c / 64] |= (uint64_t)1 << c % 64;
	}
	set->made = true;
	return code < 0x10000 && (set->bits[code / 64] >> code % 64 & 1) != 0;
}

static unsigned
class_ascii(uint32_t code)
{
	if (code == ' ' || code == '\t')
		return BLANK;
	if (strchr(")]},.:;!?%'\"", (int)code) != NULL)
		return WORD | NO_START;
	if (strchr("([{", (int)code) != NULL)
		return WORD | NO_END;
	return WORD;
}

/* Class of a cluster, told by its first code point. */
static unsigned
class_of(uint32_t code, bool has_marks)
{
	/* A blank that carries a mark must be seen, so it cannot hang. */
	if (has_marks && (code == ' ' || code == 0x3000))
		return 0;
	if (code < 0x80)
		return code == 0 ? WORD : class_ascii(code);
	if ((code >= 0x4E00 && code <= 0x9FFF) || code == 0xFFFD)
		return 0;
	if (code == 0x3000)
		return BLANK;
	if (code == 0x00A0 || code == 0x202F || code == 0x2060)
		return GLUE;
	if (code == 0x2014 || code == 0x2015 || code == 0x2025 ||
	    code == 0x2026)
		return PAIR;
	if (contains(&may_not_start, code))	/* ’ also stands in words */
		return code < 0x2018 || code > 0x201D ? NO_START :
		    NO_START | WORD;
	if (contains(&may_not_end, code))
		return NO_END;
	/* Alphabets; what is left (kana, symbols, Hangul) breaks anywhere. */
	return code < 0x1100 || (code >= 0x1E00 && code < 0x2000) ? WORD : 0;
}

static bool
kinsoku_allows(unsigned before, unsigned after)
{
	return (after & (NO_START | BLANK | GLUE)) == 0 &&
	    (before & (NO_END | GLUE)) == 0 &&
	    (before & after & PAIR) == 0;
}

struct wrap {
	const char *s;
	size_t columns;
	struct wline *lines;
	size_t n, cap;
};

/* Adds [start, end), which is `used` columns wide, as one line. */
static void
add_line(struct wrap *w, size_t start, size_t end, size_t used, bool hard)
{
	size_t fit;

	if (used > w->columns) {	/* blanks hang over: leave them out */
		fit = width_fit(w->s + start, end - start, w->columns);
		if (fit > 0)
			end = start + fit;
	}
	if (w->n == w->cap) {
		w->cap = w->cap > 0 ? w->cap * 2 : 16;
		w->lines = xreallocarray(w->lines, w->cap, sizeof(*w->lines));
	}
	w->lines[w->n++] = (struct wline){ start, end - start, hard };
}

/* A place where a line may end: its offset and the columns up to it, both
 * counted from the beginning of the paragraph's text. */
struct place { size_t at, columns; };

/* Wraps the bytes [at, end), which have no line feed. */
static void
wrap_paragraph(struct wrap *w, size_t at, size_t end, bool hard)
{
	struct place start = { at, 0 };		/* of the current line */
	struct place good = start;	/* last break between words */
	struct place poor = start;	/* last break that kinsoku allows */
	struct place here = start;
	unsigned class, before = GLUE;
	size_t next, columns, len;
	uint32_t code;

	for (; here.at < end; here.at = next) {
		next = utf8_next(w->s, end, here.at);
		code = utf8_decode(w->s + here.at, end - here.at, &len);
		columns = here.at + len == next ? (size_t)width_code(code) :
		    width_n(w->s + here.at, next - here.at);
		class = class_of(code, here.at + len < next);
		if (kinsoku_allows(before, class)) {
			poor = here;
			if ((before & class & WORD) == 0)
				good = here;
		}
		while ((class & BLANK) == 0 && here.at > start.at &&
		    here.columns + columns - start.columns > w->columns) {
			struct place cut = good.at > start.at ? good :
			    poor.at > start.at ? poor : here;

			add_line(w, start.at, cut.at,
			    cut.columns - start.columns, false);
			start = cut;
		}
		here.columns += columns;
		before = class;
	}
	add_line(w, start.at, end, here.columns - start.columns, hard);
}

size_t
width_wrap(const char *s, size_t n, size_t columns, struct wline **out)
{
	struct wrap w = { s, columns > 0 ? columns : 1, NULL, 0, 0 };
	const char *lf;
	size_t at = 0;

	while (at < n && (lf = memchr(s + at, '\n', n - at)) != NULL) {
		wrap_paragraph(&w, at, (size_t)(lf - s), true);
		at = (size_t)(lf - s) + 1;
	}
	wrap_paragraph(&w, at, n, false);
	*out = w.lines;
	return w.n;
}
