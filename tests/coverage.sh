#!/bin/sh
# make coverage: builds in coverage/ of the build tree, runs the tests there and
# says by layer which lines and branches they went through. TESTS="..." runs only
# those; SHOW=pattern names each line of such files that never ran.
set -eu
src=$1
mkdir -p coverage
cd coverage
[ -f Makefile ] || "$src/configure" -q CC="${CC-gcc}" CFLAGS='-O0 -g --coverage'
make -s -j2
find . -name '*.gcda' -delete
COVERAGE=1
export COVERAGE
make -k -j2 check >check.log 2>&1 ||
	grep -E '^(FAIL|ERROR)' check.log >&2 || true
find . \( -name '*.gcno' ! -path './tests/*' -o -name '*libworker_a*.gcno' \
	-o -name '*pdf_t-pdf.gcno' \) -print0 |
	xargs -0 gcov -b -c -t -s "$src" 2>/dev/null |
	awk -v WANTED='^(assess/|store/migrate)' -v SHOW="${SHOW-}" \
		-v FILES="${FILES-}" -f "$src/tests/coverage.awk" |
	tee coverage.txt
