/* Running the workers: started, waited for within a time, never left. */
#ifndef EVIDENCE_RUN_H
#define EVIDENCE_RUN_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"

struct run {
	pid_t pid;
	int end;		/* becomes readable when the worker ends */
	int64_t deadline_ms;	/* on run_now_ms's clock */
};

int64_t run_now_ms(void);
enum run_task { RUN_IMAGE, RUN_SCREEN, RUN_CLEAN, RUN_PDF, RUN_JOIN,
	RUN_KIND };
/* Starts a worker on the two descriptors, which stay open. */
int run_start(struct run *r, enum run_task task, int in, int out,
    struct error *err) CHECKED;
/* Whether run_finish would not wait; never waits itself. */
bool run_ended(const struct run *r);
/* The same, after waiting at most so long. */
bool run_wait(const struct run *r, int ms);
/* After its end or its deadline: ends it if need be and gives its exit
 * status (protocol.h), -1 for a signal, -2 when the time was up. */
int run_finish(struct run *r);

#endif
