/*
 * Finding font files. The places where Debian puts them are tried first: that
 * costs one system call instead of fontconfig's 10 ms. Elsewhere fontconfig
 * is asked, by family and style, and only an exact match is taken; never a
 * file of the user's own: fonts are programs, and these were looked at.
 */
#include "config.h"

#include <fontconfig/fontconfig.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xalloc.h"
#include "report/fontfile.h"

static const struct place {
	const char *path, *family, *package;
	int weight;
} places[FONT_N] = {
	[FONT_BIZ_GOTHIC] = {
		"/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf",
		"BIZ UDPGothic", "fonts-morisawa-bizud-gothic",
		FC_WEIGHT_REGULAR },
	[FONT_BIZ_BOLD] = {
		"/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf",
		"BIZ UDPGothic", "fonts-morisawa-bizud-gothic",
		FC_WEIGHT_BOLD },
	[FONT_BIZ_MINCHO] = {
		"/usr/share/fonts/truetype/bizud-mincho/BIZUDPMincho-Regular.ttf",
		"BIZ UDPMincho", "fonts-morisawa-bizud-mincho",
		FC_WEIGHT_REGULAR },
	[FONT_BIZ_CODE] = {
		"/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf",
		"BIZ UDGothic", "fonts-morisawa-bizud-gothic",
		FC_WEIGHT_REGULAR },
	[FONT_VL_GOTHIC] = {
		"/usr/share/fonts/truetype/vlgothic/VL-Gothic-Regular.ttf",
		"VL Gothic", "fonts-vlgothic", FC_WEIGHT_REGULAR },
	[FONT_IPAEX_GOTHIC] = {
		"/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf",
		"IPAexGothic", "fonts-ipaexfont-gothic", FC_WEIGHT_REGULAR },
};

static bool
is_installed(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_uid == 0;
}

static char *
ask_fontconfig(const struct place *p)
{
	FcConfig *config = FcInitLoadConfigAndFonts();
	FcPattern *wanted;
	FcObjectSet *objects;
	FcFontSet *found;
	FcChar8 *file;
	char *path = NULL;
	int i;

	if (config == NULL)
		return NULL;
	wanted = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, p->family,
	    FC_WEIGHT, FcTypeInteger, p->weight, FC_FONTFORMAT, FcTypeString,
	    "TrueType", (char *)NULL);
	objects = FcObjectSetBuild(FC_FILE, (char *)NULL);
	found = FcFontList(config, wanted, objects);
	for (i = 0; found != NULL && path == NULL && i < found->nfont; i++)
		if (FcPatternGetString(found->fonts[i], FC_FILE, 0, &file) ==
		    FcResultMatch && is_installed((const char *)file))
			path = xstrdup((const char *)file);
	if (found != NULL)
		FcFontSetDestroy(found);
	FcObjectSetDestroy(objects);
	FcPatternDestroy(wanted);
	FcConfigDestroy(config);
	return path;
}

char *
fontfile_find(enum fontfile which)
{
	const struct place *p = &places[which];

	if (access(p->path, R_OK) == 0)
		return xstrdup(p->path);
	return ask_fontconfig(p);
}

const char *
fontfile_package(enum fontfile which)
{
	return places[which].package;
}
