/* What the worker may do to the computer: read, compute, write; no more. */
#ifndef EVIDENCE_WORKER_LIMITS_H
#define EVIDENCE_WORKER_LIMITS_H

#ifndef __has_feature
#define __has_feature(x) 0
#endif
/* A sanitizer reserves terabytes and reads /proc: both limits would end it. */
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

/* Memory, time, size of the output. Before anything is read. */
void limits_resources(unsigned seconds, unsigned megabytes);
/* No new file, process or connection from here on. */
void limits_calls(void);

#endif
