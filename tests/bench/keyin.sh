#!/bin/bash
# A whole walk-round sheet typed in, in a real terminal: one key a row, each sent
# when the row before is seen to be on the disk and the next one on the screen.
# So this is the program's own part of a row; a hand adds its own to it.
. "$srcdir/tests/bench/common.sh"
. "$srcdir/tests/e2e/tmux.sh"
have tmux || exit 0
export ANSHIN_DB=$scratch/anshin.db
title "a sheet typed in (goal: above 30 rows a minute with a practised hand)"
"$anshin" new "Midori" >/dev/null
"$anshin" sheet -o "$scratch/sheet.pdf" >/dev/null
pages=$("$anshin" enter | sed 's/ .*page//; s/ページ//' | wc -l)

sent() { # KEY PATTERN: until the pattern is there, without a pause of ours
	tm send-keys "$1"
	until screen | grep -qE -- "$2"; do :; done
}
now() { date +%s%N; }

start_anshin --lang en
wait_for "Midori"
keys Enter s Down Down Enter
wait_for "page 1/" || exit 1
rows=0 begin=$(now)
for ((page = 1; page <= pages; page++)); do
	[ "$page" -gt 1 ] || tm send-keys Down
	sent Enter "1/[0-9]+  [0-9]-"
	n=$(screen | grep -oE '1/[0-9]+  [0-9]-' | head -n 1 | grep -oE '/[0-9]+' | tr -d /)
	for ((i = 2; i <= n; i++)); do sent 1 "$i/$n  [0-9]-"; done
	sent 1 "Ticked $n"
	sent Enter "Page code|last page"
	rows=$((rows + n))
done
end=$(now)
tm kill-server
printf '%d rows on %d pages in %d ms: %d rows a minute, the terminal and this script included\n' \
	"$rows" "$pages" $(((end - begin) / 1000000)) \
	$((rows * 60 * 1000000000 / (end - begin)))
