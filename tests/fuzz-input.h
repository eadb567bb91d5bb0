/* What a keyboard, a clipboard or a hostile peer may send, at random. */
#ifndef TESTS_FUZZ_INPUT_H
#define TESTS_FUZZ_INPUT_H

#include "base/str.h"

/* Appends a letter, a key, a paste, a hostile sequence or some in a row. */
void fuzz_input(struct str *out);
/* Letters that are in no text yet and mean no command: 8 of hiragana. */
void fuzz_token(char out[32]);

#endif
