/*
 * Proves the choice of language, that the locale becomes UTF-8 whatever the
 * environment says, and that the language can be switched at run time. The
 * catalogue is written by the test itself: one message, byte by byte.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/path.h"
#include "base/xalloc.h"

static char root[] = "/tmp/anshin-i18n-XXXXXX";

static void
put_word(FILE *f, size_t word)
{
	const uint32_t w = (uint32_t)word;

	fwrite(&w, sizeof(w), 1, f);
}

/* The format of gettext's .mo files: a head of seven words, two tables of
 * length and offset, the texts. */
static int
write_catalogue(const char *path)
{
	static const char head[] = "Content-Type: text/plain; charset=UTF-8\n";
	static const char id[] = "hello", text[] = "こんにちは";
	FILE *f = fopen(path, "w");
	size_t at = 28 + 16 + 16;

	if (f == NULL)
		return -1;
	put_word(f, 0x950412DE);
	put_word(f, 0);
	put_word(f, 2);
	put_word(f, 28);
	put_word(f, 28 + 16);
	put_word(f, 0);
	put_word(f, at);
	put_word(f, 0);			/* "" */
	put_word(f, at);
	put_word(f, sizeof(id) - 1);
	put_word(f, at + 1);
	put_word(f, sizeof(head) - 1);
	put_word(f, at + 1 + sizeof(id));
	put_word(f, sizeof(text) - 1);
	put_word(f, at + 1 + sizeof(id) + sizeof(head));
	fputc('\0', f);
	fwrite(id, sizeof(id), 1, f);
	fwrite(head, sizeof(head), 1, f);
	fwrite(text, sizeof(text), 1, f);
	return fclose(f);
}

static int
make_root(void **state)
{
	char *dir, *file;
	int status;

	(void)state;
	if (mkdtemp(root) == NULL)
		return -1;
	dir = path_join(root, "ja/LC_MESSAGES");
	file = path_join(dir, "anshin.mo");
	status = path_make(dir, NULL) == 0 ? write_catalogue(file) : -1;
	setenv("ANSHIN_LOCALEDIR", root, 1);
	free(file);
	free(dir);
	return status;
}

static int
remove_root(void **state)
{
	char *command = xasprintf("rm -rf '%s'", root);
	int status = system(command);

	(void)state;
	free(command);
	return status;
}

static void
environment(const char *own, const char *all, const char *messages,
    const char *lang)
{
	setenv("ANSHIN_LANG", own, 1);
	setenv("LC_ALL", all, 1);
	setenv("LC_MESSAGES", messages, 1);
	setenv("LANG", lang, 1);
}

static void
chooses(void **state)
{
	(void)state;
	environment("", "", "", "");
	assert_int_equal(i18n_choose(NULL), LANG_JA);
	assert_int_equal(i18n_choose("en"), LANG_EN);
	assert_int_equal(i18n_choose("en_GB.UTF-8"), LANG_EN);
	assert_int_equal(i18n_choose("EN-us"), LANG_EN);
	assert_int_equal(i18n_choose("ja"), LANG_JA);
	assert_int_equal(i18n_choose("enm"), LANG_JA);
	assert_int_equal(i18n_choose("fr"), LANG_JA);
	assert_int_equal(i18n_choose("e"), LANG_JA);
	environment("", "", "", "en_US.UTF-8");
	assert_int_equal(i18n_choose(NULL), LANG_EN);
	assert_int_equal(i18n_choose(""), LANG_EN);
	assert_int_equal(i18n_choose("ja"), LANG_JA);
	environment("", "", "ja_JP.UTF-8", "en_US.UTF-8");
	assert_int_equal(i18n_choose(NULL), LANG_JA);
	environment("", "en_US.UTF-8", "ja_JP.UTF-8", "ja_JP.UTF-8");
	assert_int_equal(i18n_choose(NULL), LANG_EN);
	environment("ja", "en_US.UTF-8", "", "");
	assert_int_equal(i18n_choose(NULL), LANG_JA);
	environment("", "C", "", "");
	assert_int_equal(i18n_choose(NULL), LANG_JA);
	assert_string_equal(i18n_code(LANG_JA), "ja");
	assert_string_equal(i18n_code(LANG_EN), "en");
}

static void
assert_speaks(void)
{
	i18n_set(LANG_JA);
	assert_string_equal(nl_langinfo(CODESET), "UTF-8");
	assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
	assert_string_equal(_("hello"), "こんにちは");
	assert_int_equal(i18n_lang(), LANG_JA);
	i18n_set(LANG_EN);
	assert_string_equal(_("hello"), "hello");
	assert_int_equal(i18n_lang(), LANG_EN);
	i18n_set(LANG_JA);
	assert_string_equal(_("hello"), "こんにちは");
	/* A library that asks for the locale again changes nothing. */
	assert_non_null(setlocale(LC_ALL, ""));
	assert_string_equal(setlocale(LC_COLLATE, NULL), "C");
	assert_string_equal(nl_langinfo(CODESET), "UTF-8");
	assert_string_equal(_("hello"), "こんにちは");
}

static void
speaks_in_any_locale(void **state)
{
	(void)state;
	environment("", "C.UTF-8", "", "");
	assert_speaks();
	environment("", "C", "", "");
	assert_speaks();
	environment("", "POSIX", "", "");
	assert_speaks();
	environment("", "", "", "xx_YY.UTF-8");	/* not installed */
	assert_speaks();
	environment("", "", "C", "C.UTF-8");	/* only messages in C */
	assert_speaks();
	environment("", "", "", "");
	assert_speaks();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chooses),
		cmocka_unit_test(speaks_in_any_locale),
	};

	return cmocka_run_group_tests(tests, make_root, remove_root);
}
