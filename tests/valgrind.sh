#!/bin/sh
# make check-valgrind: the tests with every program of ours under memcheck; hours.
# TESTS="..." runs only those. Left out are the workers, which may not do what
# valgrind does (limits.c) and whose readers tests/fuzz runs within one process,
# and the tests that Makefile.am calls UNWATCHED.
set -eu
src=$1
top=$PWD
log=$top/valgrind/log
rm -rf valgrind
mkdir -p valgrind/tests "$log"
for f in * tests/*; do
	[ "$f" = valgrind ] || [ "$f" = tests ] || [ "$f" = fuzz ] ||
		[ "$f" = coverage ] || ln -s "$top/$f" "valgrind/$f"
done
flags="-q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite
--show-leak-kinds=definite --num-callers=25 --log-file=$log/%p
--suppressions=$src/tests/valgrind.supp"
flags=$(echo $flags)
for program in anshin tests/report-tool tests/catalog-check tests/ui-demo; do
	rm "valgrind/$program"
	printf '#!/bin/sh\nexec valgrind %s %s "$@"\n' "$flags" \
		"$top/$program" >"valgrind/$program"
	chmod +x "valgrind/$program"
done
VALGRIND=1
export VALGRIND
status=0
make -k check TESTS="$2" TESTED="$top/valgrind" T_LOG_COMPILER="valgrind $flags" || status=$?
# What valgrind does not know is no finding (TIOCGPTPEER, openpty's).
find "$log" -type f -exec \
	sed -i '/noted but unhandled ioctl/,/README_MISSING_SYSCALL/d' {} +
find "$log" -size 0 -delete
for f in "$log"/*; do
	[ -f "$f" ] || continue
	status=1
	cat "$f"
done
exit $status
