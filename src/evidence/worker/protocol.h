/*
 * Between the program and anshin-worker: the original is file descriptor 0 (at
 * its start, seekable), the prepared JPEG goes to 1, and the exit status is
 * the verdict. Descriptor 2 is a pipe whose end tells that the worker has
 * finished; what is printed there is dropped.
 */
#ifndef EVIDENCE_WORKER_PROTOCOL_H
#define EVIDENCE_WORKER_PROTOCOL_H

#define WORKER_NAME "anshin-worker"

enum worker_status {
	WORKER_DONE = 0,
	WORKER_USAGE = 2,
	WORKER_BROKEN = 10,	/* damaged or incomplete */
	WORKER_UNKNOWN = 11,	/* no kind of picture that can be read here */
	WORKER_TOO_LARGE = 12,	/* too many pixels, or too much memory */
	WORKER_OUTPUT = 13	/* the result cannot be written */
};

#define PRINT_SIDE 2048		/* pixels of the long side, at most */

#endif
