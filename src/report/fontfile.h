/* Where the fonts lie on this machine. */
#ifndef REPORT_FONTFILE_H
#define REPORT_FONTFILE_H

enum fontfile {
	FONT_BIZ_GOTHIC, FONT_BIZ_BOLD, FONT_BIZ_MINCHO, FONT_BIZ_CODE,
	FONT_VL_GOTHIC, FONT_IPAEX_GOTHIC, FONT_N
};

/* Path of a TrueType file for the caller to free, or NULL. */
char *fontfile_find(enum fontfile which);
/* The Debian package that brings it. */
const char *fontfile_package(enum fontfile which);

#endif
