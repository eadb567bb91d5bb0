#!/bin/bash
# One durable answer against one insert and commit of SQLite with the same
# pragmas, in turn.
. "$srcdir/tests/bench/common.sh"
title "one answer, on the disk"
"$top_builddir/tests/bench/save-time" "$scratch" "${RUNS:-200}"
