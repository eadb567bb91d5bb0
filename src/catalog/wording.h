/* Catalogue terms as words for people (translated): names and limit texts. */
#ifndef CATALOG_WORDING_H
#define CATALOG_WORDING_H

#include "base/str.h"
#include "catalog/catalog.h"

const char *wording_level(enum level l);		/* 基本 / 応用 */
const char *wording_force(enum force f);		/* 義務, 努力義務, 指針, 目安, 自主基準, 特例 */
const char *wording_evidence(enum evidence_kind k);	/* 文書, 写真, ... */
const char *wording_anchor(enum anchor a);
/* The unit behind a value: `one` behind "1" where there is such a word. */
const char *wording_unit(const char *unit, const char *one,
    const char *value);
/* "18～28 ℃", "300 lx 以上", "12か月以内", "1981年6月1日以降", "WPA2, WPA3";
 * "" without a limit. */
void wording_limit(struct str *out, const struct reading *r,
    const struct limit *l);

#endif
