/* Latin letters as Japanese is typed with them, for searching. */
#ifndef BASE_ROMAJI_H
#define BASE_ROMAJI_H

/* "nyuushitsu" -> "にゅうしつ", also "nyuusitu"; lower case in, hiragana out,
 * for the caller to free. A syllable that is not typed to its end is left out
 * ("nyuus" -> "にゅう"), so that typing on narrows what is found. NULL when the
 * text cannot be read so. */
char *romaji_kana(const char *text);

#endif
