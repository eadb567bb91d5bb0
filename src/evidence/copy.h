/* What a fault of the reading side says of the original. */
#ifndef EVIDENCE_COPY_H
#define EVIDENCE_COPY_H

#include "assess/finding.h"
#include "base/error.h"

enum file_state copy_state(enum errcode code);

#endif
