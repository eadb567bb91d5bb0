#!/bin/bash
# The user interface by itself, without a terminal: the widgets and the frame
# of tests/ui-demo under replay, compared with whole screens of text.
#   UPDATE=1 tests/screens/core.sh    writes the expectations anew, for review
set -u
. "$srcdir/tests/tap.sh"
here=$srcdir/tests/screens/core
demo=$top_builddir/tests/ui-demo

screens() { # script, variant, size, options...
	local script=$1 variant=$2 size=$3 out=$scratch/$1.$2 got name
	shift 3
	mkdir -p "$out"
	ok "$script $variant runs" "$demo" --replay "$here/$script.keys" \
		--size "$size" --dump "$out" --log "$out/log" "$@"
	for got in "$out"/*.screen; do
		name=$script.$variant.$(basename "$got")
		[ -z "${UPDATE-}" ] || cp "$got" "$here/$name"
		if diff -u "$here/$name" "$got" >"$scratch/diff" 2>&1; then
			pass "$name"
		else
			fail "$name" "$(cat "$scratch/diff")"
		fi
	done
}

screens widgets 80x24 24x80
is "what is half typed is asked to be kept" \
	"$(grep -c '^8' "$scratch/widgets.80x24/log")" 0
screens widgets 120x40 40x120
screens widgets ascii 24x80 --ascii --no-color
screens frame 80x24 24x80
screens long 80x24 24x80

# Text that nobody closed is journalled when the program ends.
printf 'Tab\ntext 途中\n' >"$scratch/half.keys"
run "$demo" --replay "$scratch/half.keys" --log "$scratch/half.log"
is "half typed text is kept at the end" "$(cat "$scratch/half.log")" \
	"8	field	途中"

printf 'u\nF77\n' >"$scratch/bad.keys"
run "$demo" --replay "$scratch/bad.keys"
is "a bad replay file is bad data" "$status" 3
like "and its line is named" "$err" "bad.keys.*2"
done_testing
