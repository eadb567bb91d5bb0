/* libfyaml's English complaints as sentences of ours. */
#ifndef CATALOG_COMPLAINT_H
#define CATALOG_COMPLAINT_H

/* Translated, never libfyaml's own words; a general one when unknown. */
const char *complaint_sentence(const char *message);

#endif
