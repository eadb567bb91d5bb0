/* The replay file: whatever stands in it, it is refused or gives events. */
#include "config.h"

#include <string.h>

#include "tests/fuzz/fuzz.h"
#include "ui/replay.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct event ev = { .kind = EVENT_IDLE };
	const char *name;
	char key[40];
	size_t sum = 0;

	if (replay_parse((const char *)data, n, "script", NULL) == 0)
		do {
			name = replay_next(&ev);
			if (name != NULL) {
				sum += strlen(name);
				continue;
			}
			event_key_name(ev.key, key, sizeof(key));
			if (ev.text != NULL)
				sum += strnlen(ev.text, ev.len);
		} while (name != NULL || ev.kind != EVENT_END);
	replay_clear();
	return sum == SIZE_MAX ? -1 : 0;
}
