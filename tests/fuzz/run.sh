#!/bin/sh
# make fuzz TARGET=wizard TIME=600: builds the target with libFuzzer, ASan and UBSan
# in fuzz/ of the build tree and runs it so many seconds. What it finds is left in
# fuzz/found/TARGET-*; the corpus grows in fuzz/corpus/TARGET.
set -eu
src=$1 target=$2 time=$3
case " $(cd "$src/tests/fuzz" && echo corpus/*) " in
*" corpus/$target "*) ;;
*)
	echo "make fuzz TARGET=... TIME=seconds; the targets:" >&2
	ls "$src/tests/fuzz/corpus" >&2
	exit 2
	;;
esac
mkdir -p fuzz/found "fuzz/corpus/$target"
cd fuzz
[ -f Makefile ] || "$src/configure" -q --enable-fuzzing CC="${CLANG-clang}" CFLAGS='-O1 -g'
make -s -j2 "tests/fuzz/$target.t"
srcdir=$src top_builddir=$PWD
. "$src/tests/env.sh"
# Its own leaks end with the worker's process; those of others are looked for.
case $target in
jpeg | png | webp | heic | clean | pdf | wizard | cli) leaks=0 ;;
*) leaks=1 ;;
esac
export ASAN_OPTIONS="detect_leaks=$leaks" UBSAN_OPTIONS=print_stacktrace=1
exec "$PWD/tests/fuzz/$target.t" -fork=1 -ignore_crashes=1 -max_total_time="$time" \
	-timeout=10 -rss_limit_mb=2048 -max_len=65536 \
	-artifact_prefix="$PWD/found/$target-" ${FUZZ_OPTIONS-} \
	"$PWD/corpus/$target" "$src/tests/fuzz/corpus/$target"
