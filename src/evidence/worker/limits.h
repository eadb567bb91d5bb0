/* What the worker may do to the computer: read, compute, write; no more. */
#ifndef EVIDENCE_WORKER_LIMITS_H
#define EVIDENCE_WORKER_LIMITS_H

/* Memory, time, size of the output. Before anything is read. */
void limits_resources(unsigned seconds, unsigned megabytes);
/* No new file, process or connection from here on. */
void limits_calls(void);

#endif
