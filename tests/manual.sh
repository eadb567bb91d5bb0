#!/bin/bash
# The manual: lint clean in both languages, whole without man, and every list in
# it the program's own; so are the screens in the README.
. "$srcdir/tests/tap.sh"
pages="anshin.1 anshin.7 anshin-catalog.5 anshin-package.5"

for l in en ja; do
	for p in $pages; do
		"$anshin" --lang $l help --roff $p >"$scratch/$p"
		if command -v mandoc >/dev/null; then
			is "$l $p: mandoc finds no fault" \
				"$(mandoc -T lint -W style "$scratch/$p" 2>&1 |
				grep -vE 'referenced manual not found|longer than 80 bytes')" ""
		fi
		if command -v man >/dev/null && [ -n "$(man --version 2>/dev/null)" ]; then
			is "$l $p: man finds no fault" \
				"$(MANWIDTH=80 LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 "$scratch/$p" 2>&1 >/dev/null)" ""
		fi
		run "$anshin" --lang $l help $p
		is "$l $p: anshin help shows it" $status 0
		ok "$l $p: no line is too wide" test "$(wc -L <"$scratch/run.out")" -le 100
		unlike "$l $p: no mark of the source is left" "$out" '^@|`|^#'
	done
	for topic in $("$anshin" --complete help "" | cut -f1); do
		run "$anshin" --lang $l help "$topic"
		is "$l: there is help on $topic" $status 0
	done
	both=$("$anshin" --lang $l help anshin)
	for c in $("$anshin" --complete "" | cut -f1); do
		like "$l anshin.1 has the command $c" "$both" "^ {4}$c( |\$)"
	done
	for o in $("$anshin" --complete export -- | cut -f1); do
		like "$l anshin.1 has the option $o" "$both" "^ {4}(-[a-z], )?$o( |\$)"
	done
	like "$l anshin.1 has the keys" "$both" 'F10'
done
# The tutorial can be followed: its commands are there, and its keys do that.
keys=$("$anshin" --lang en help keys | sed -n '/^  Check item/,/^  [A-Z][a-z]* *$/p')
tutorial=$("$anshin" --lang en help tutorial)
for pair in 'Press a on=a +Attach' 'F4 shows=F4 or e +Show' 'n goes=F5 or n +Go' 'with Space=Space +Tick' ' 1 .*conforms=1 +Answer'; do
	like "the tutorial says: ${pair%%=*}" "$(tr -s ' \n' '  ' <<<"$tutorial")" "${pair%%=*}"
	like "and so do the keys: ${pair#*=}" "$keys" "^ *${pair#*=}"
done
for c in $(sed -n 's/^ *anshin \([a-z][a-z]*\).*/\1/p' <<<"$tutorial" | sort -u); do
	ok "the tutorial's command $c is there" "$anshin" "$c" --help
done
like "no Japanese page is left in English" "$("$anshin" --lang ja help anshin)" '書式'
for p in $pages; do
	no_kana "$p: no Japanese in English" "$("$anshin" --lang en help $p)"
done
run "$anshin" --lang en help tutorail
is "a mistyped topic: exit 3" $status 3
like "with the topic that was meant" "$err" tutorial

# The screens in the README are made by assets/pictures.sh; it needs no more than
# the program for this.
is "the README shows the screens as they are" \
	"$(bash "$srcdir/assets/pictures.sh" --check "$anshin" 2>&1)" ""
done_testing
