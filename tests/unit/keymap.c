/*
 * Proves the promises of the key tables, on every screen: no key means two
 * things, every action has a label and a sentence, letters never act while
 * text is typed, the footer fits in 80 columns with whole labels.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "ui/keymap.h"
#include "ui/screen.h"

static const struct keybind none[] = { { .key = KEYS_NONE } };

static void
each_table(void (*check)(const char *id, const struct keybind *keys))
{
	const struct screen_ops *ops;
	size_t i, k;

	check("common", keymap_common);
	for (i = 0; (ops = screen_at(i)) != NULL; i++) {
		check(ops->id, ops->keys != NULL ? ops->keys : none);
		for (k = 0; k < SCREEN_OTHER_KEYS; k++)
			if (ops->other_keys[k] != NULL)
				check(ops->id, ops->other_keys[k]);
	}
}

static bool
has_key(const struct keybind *k, int key)
{
	return key != KEYS_NONE && (k->key == key || k->twin == key);
}

static void
check_keys_once(const char *id, const struct keybind *keys)
{
	const struct keybind *a, *b;

	for (a = keys; a->key != KEYS_NONE; a++) {
		if (a->key == a->twin)
			fail_msg("%s: a twin of itself", id);
		for (b = a + 1; b->key != KEYS_NONE; b++)
			if (has_key(b, a->key) || has_key(b, a->twin))
				fail_msg("%s: %s and %s share a key", id,
				    a->label, b->label);
	}
}

static void
no_key_means_two_things(void **state)
{
	(void)state;
	each_table(check_keys_once);
}

static void
check_labels(const char *id, const struct keybind *keys)
{
	const struct keybind *k;

	for (k = keys; k->key != KEYS_NONE; k++) {
		if (k->action <= ACT_NONE || k->action >= ACT_N)
			fail_msg("%s: a key without an action", id);
		if (k->label == NULL || k->label[0] == '\0' ||
		    k->help == NULL || k->help[0] == '\0')
			fail_msg("%s: action %d has no words", id,
			    (int)k->action);
		if (width_str(_(k->label)) > 16)
			fail_msg("%s: too long for a footer: %s", id,
			    _(k->label));
	}
}

static void
every_action_is_labelled(void **state)
{
	(void)state;
	each_table(check_labels);
}

static void
check_editing(const char *id, const struct keybind *keys)
{
	const struct keybind *k;

	for (k = keys; k->key != KEYS_NONE; k++)
		if (k->key >= KEYS_CHAR(0) &&
		    (k->flags & BIND_EDITING) != 0)
			fail_msg("%s: a letter that acts in text: %s", id,
			    k->label);
}

static void
letters_never_act_in_text(void **state)
{
	struct event ev = { .kind = EVENT_TEXT, .key = KEYS_CHAR('q'),
		.text = "q", .len = 1 };

	(void)state;
	each_table(check_editing);
	assert_int_equal(keymap_action(none, &ev, false), ACT_QUIT);
	assert_int_equal(keymap_action(none, &ev, true), ACT_NONE);
	ev = (struct event){ .kind = EVENT_KEY, .key = KEYS_F1 };
	assert_int_equal(keymap_action(none, &ev, true), ACT_HELP);
	ev.key = KEYS_CTRL('z');	/* undo of the field, not suspend */
	assert_int_equal(keymap_action(none, &ev, true), ACT_NONE);
	assert_int_equal(keymap_action(none, &ev, false), ACT_SUSPEND);
}

static void
check_footer(const char *id, const struct keybind *keys)
{
	const struct keybind *out[32], *k;
	size_t n, i, gap, used = 0;
	bool back = false, help = false;

	if (keys == keymap_common)
		keys = none;
	n = keymap_footer(keys, false, 79, out, 32, &gap);
	for (i = 0; i < n; i++) {
		used += keymap_label_columns(out[i]) + (i > 0 ? gap : 0);
		back = back || out[i]->key == KEYS_ESC;
		help = help || out[i]->key == KEYS_F1;
	}
	if (used > 79)
		fail_msg("%s: the footer has %zu columns", id, used);
	if (!back || !help)
		fail_msg("%s: no way back or no help", id);
	for (k = keys; k->key != KEYS_NONE; k++) {
		for (i = 0; i < n && out[i] != k; i++)
			continue;
		if (i == n && (k->flags & BIND_FOOTER) != 0)
			fail_msg("%s: no room in the footer for %s", id,
			    _(k->label));
	}
}

static void
footer_fits(void **state)
{
	(void)state;
	i18n_set(LANG_JA);
	each_table(check_footer);
}

static void
the_screen_goes_before_the_common_keys(void **state)
{
	static const struct keybind own[] = {
		{ KEYS_ENTER, KEYS_CHAR('o'), ACT_NEW, "New", "Makes one.",
		    BIND_FOOTER },
		{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 },
	};
	struct event ev = { .kind = EVENT_KEY, .key = KEYS_ENTER };
	const struct keybind *out[8];
	size_t n, i, gap;

	(void)state;
	assert_int_equal(keymap_action(own, &ev, false), ACT_NEW);
	/* Not for editing: there Enter keeps its common meaning. */
	assert_int_equal(keymap_action(own, &ev, true), ACT_SELECT);
	ev = (struct event){ .kind = EVENT_TEXT, .key = KEYS_CHAR('o') };
	assert_int_equal(keymap_action(own, &ev, false), ACT_NEW);
	ev.kind = EVENT_IDLE;
	assert_int_equal(keymap_action(own, &ev, false), ACT_NONE);
	assert_ptr_equal(keymap_find(own, ACT_NEW), own);
	assert_int_equal(keymap_find(own, ACT_UNDO)->key, KEYS_CHAR('u'));
	assert_null(keymap_find(own, ACT_ATTACH));
	n = keymap_footer(own, false, 79, out, 8, &gap);
	assert_int_equal(gap, 2);
	assert_ptr_equal(out[0], own);
	for (i = 1; i < n; i++)
		assert_int_not_equal(out[i]->action, ACT_SELECT);
	assert_int_equal(keymap_footer(own, false, 0, out, 8, &gap), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_key_means_two_things),
		cmocka_unit_test(every_action_is_labelled),
		cmocka_unit_test(letters_never_act_in_text),
		cmocka_unit_test(footer_fits),
		cmocka_unit_test(the_screen_goes_before_the_common_keys),
	};

	i18n_set(LANG_JA);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
