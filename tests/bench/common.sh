# Sourced by each measurement: a pinned world, a scratch folder, small words.
# `make bench` sets srcdir and top_builddir.
. "$srcdir/tests/env.sh"
scratch=$(mktemp -d "${TMPDIR:-/tmp}/anshin-bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
export HOME=$scratch LC_ALL=C.UTF-8
anshin=$top_builddir/anshin
term_time=$top_builddir/tests/bench/term-time

have() {
	command -v "$1" >/dev/null && return
	echo "$1 is not installed: left out of the comparison."
	return 1
}

# Ratios hold on any machine; milliseconds only on this one, at this load.
title() { printf '\n%s\n(load %s; ratios: anshin divided by the other)\n' "$1" \
	"$(cut -d' ' -f1 /proc/loadavg)"; }
