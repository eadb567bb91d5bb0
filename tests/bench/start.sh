#!/bin/bash
# From exec to the first usable screen: a filled application of 55 items against
# a dialog form of 55 fields, tig over 55 commits, and vim over 55 lines. Run in
# turn.
. "$srcdir/tests/bench/common.sh"
runs=${RUNS:-51}

"$anshin" demo "$scratch/demo" >/dev/null || exit 1
# What changed just now is not put into an image: wait as a user would.
sleep 3
"$anshin" --db "$scratch/demo/anshin.db" list >/dev/null
programs=(anshin 終了 "$anshin" --db "$scratch/demo/anshin.db")
if have dialog; then
	fields=()
	for i in $(seq 55); do
		fields+=("item $i" "$i" 1 "value $i" "$i" 12 30 40)
	done
	programs+=(-- dialog ancel dialog --cancel-label Cancel --form title 22 76 16 "${fields[@]}")
fi
if have tig && have git; then
	git init -q -b main "$scratch/repo"
	cd "$scratch/repo" || exit 1
	for i in $(seq 55); do
		git -c user.name=a -c user.email=a@a.invalid commit -q \
			--allow-empty -m "commit $i"
	done
	programs+=(-- tig '[main]' tig)
fi
if have vim; then
	seq -f 'item %g of 55' 55 >"$scratch/lines"
	# The last line of its first screen.
	programs+=(-- vim 'item 23 of' vim -n -u NONE -N "$scratch/lines")
fi
title "start to the first usable screen, 55 items"
"$term_time" start "$runs" "${programs[@]}"
