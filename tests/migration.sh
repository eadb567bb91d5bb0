#!/bin/bash
# A store of every version that was ever published is brought up to the newest
# one and comes out again as a package that anybody can read. tests/data/store
# keeps one of each; src/store/README.md says how it is made.
. "$srcdir/tests/tap.sh"
export HOME=$scratch/home
mkdir -p "$HOME"

for step in "$srcdir"/src/store/schema/[0-9]*.sql; do
	n=$(basename "$step")
	n=${n%%-*}
	newest=$n
	ok "a store of version $n is kept" test -s "$srcdir/tests/data/store/$n.db"
done

for sample in "$srcdir"/tests/data/store/*.db; do
	n=$(basename "$sample" .db)
	mkdir "$scratch/$n"
	export ANSHIN_DB=$scratch/$n/anshin.db
	run "$anshin" restore --dry-run "$sample"
	is "$n: as a backup it would be taken back" "$status" 0
	ok "$n: and the dry run writes nothing" test ! -e "$ANSHIN_DB"
	run "$anshin" restore "$sample"
	is "$n: as a backup it is taken back" "$status" 0
	run "$anshin" history 1
	like "$n: with its history" "$out" "入口に案内を掲げた。"
	rm -r "${scratch:?}/$n" && mkdir "$scratch/$n"
	cp "$sample" "$ANSHIN_DB"
	chmod u+w "$ANSHIN_DB"
	run "$anshin" rebuild
	is "$n: opens and is brought up to date" "$status" 0
	is "$n: is of the newest version" \
		"$(sqlite3 "$ANSHIN_DB" 'PRAGMA user_version')" "$((10#$newest))"
	[ "$n" = "$newest" ] ||
		ok "$n: what it was before is kept" \
			test -s "$scratch/$n/backups/anshin-schema-$((10#$n)).db"
	run "$anshin" rebuild --dry-run
	is "$n: is whole" "$status" 0
	run "$anshin" history 1
	like "$n: its history can be read" "$out" "入口に案内を掲げた。"
	run "$anshin" export 1 -o "$scratch/$n/out"
	ok "$n: is exported" [ "$status" -le 1 ]
	run "$anshin" verify "$scratch/$n/out"
	is "$n: the package is whole" "$status" 0
	like "$n: answers.json can be read" \
		"$(cat "$scratch/$n/out/data/answers.json")" "入口に案内を掲げた。"
	like "$n: so can the document" \
		"$(pdftotext "$scratch/$n/out/data/submission.pdf" - | tr -d ' \n')" \
		"駅前オフィス.*入口に案内を掲げた。"
done
done_testing
