#!/bin/bash
# Names that would cost records: what is written never lies over a store or a
# copy of one, by whatever name it is called; and what SQLite keeps beside a
# database (its journal) never meets another one than its own.
. "$srcdir/tests/tap.sh"
export HOME=$scratch/home
mkdir -p "$HOME"
cd "$scratch" || exit 1
good=$scratch/good
ANSHIN_DB=$good/anshin.db run "$anshin" new "みどり"
ANSHIN_DB=$good/anshin.db run "$anshin" set 1 1-01 note "前のメモ"
ANSHIN_DB=$good/anshin.db run "$anshin" set 1 1-02 note "$(printf 'メモ%01500d' 1)"
ANSHIN_DB=$good/anshin.db run "$anshin" backup "$scratch/copy.db"
ANSHIN_DB=$good/anshin.db run "$anshin" bundle 1 -o "$scratch/bundle.db"
ANSHIN_DB=$scratch/other/a.db run "$anshin" new "よその記録"
ANSHIN_DB=$scratch/other/a.db run "$anshin" backup "$scratch/other.db"

fresh() { # a store of its own in d/, and an answer that no copy has
	rm -rf d
	cp -a "$good" d
	export ANSHIN_DB=$scratch/d/anshin.db
	run "$anshin" set 1 1-03 note "後のメモ"
}
# Killed in the midst of a commit: the journal lies beside the store.
leave_journal() {
	local n
	for n in $(seq 60); do
		fresh
		(exec env LD_PRELOAD="$top_builddir/tests/fault/inject.so" \
			FAULT_KIND=call FAULT_KILL=1 FAULT_NAME=anshin \
			FAULT_AT="$n" ASAN_OPTIONS=detect_leaks=0:verify_asan_link_order=0 \
			"$anshin" set 1 1-04 note "$(printf 'メモ%02000d' 2)") >/dev/null 2>&1
		# past its header being synced
		[ "$(head -c 1 "d/anshin.db-journal" 2>/dev/null | od -An -tx1)" = " d9" ] &&
			[ "$(stat -c %s d/anshin.db-journal)" -gt 5000 ] && return 0
	done 2>/dev/null
	return 1
}
sums() { sha256sum d/*.db d/backups/*.db ./*.db; }

# --- over records ---------------------------------------------------------------
fresh
ln d/anshin.db hard.db
ln -s d/anshin.db soft.db
cp copy.db d/backups/anshin-2001-01-01.db
before=$(sums)
for to in d/anshin.db hard.db soft.db copy.db bundle.db d/anshin.db-journal \
	d/anshin.db-wal d/backups/anshin-2001-01-01.db; do
	wrong=
	for args in "sheet 1" "slip 1 1-01" "table 1" "handover 1" "calendar 1" \
		"plan 1" "correction 1" "sites" "export 1 --redact" "bundle 1"; do
		# shellcheck disable=SC2086
		run "$anshin" $args -o "$to"
		[ "$status" = 4 ] || wrong="$wrong $args: $status"
	done
	is "no command writes its file to $to" "$wrong" ""
done
is "and all is as it was" "$(sums)" "$before"
ok "nor is there a new file" test ! -e d/anshin.db-journal
for to in d/anshin.db hard.db; do
	run "$anshin" backup --force "$to"
	is "a copy does not replace the store, named $to" "$status" 2
	like "and this is said" "$err" "保存ファイルそのもの"
done
run "$anshin" backup d/anshin.db-journal
is "a copy does not take the name of the journal" "$status" 4
like "and this is said" "$err" "作業用"
is "all is as it was" "$(sums)" "$before"
echo "大事な表" >mine.db.new
cp copy.db mine.db
run "$anshin" backup --force mine.db
is "a copy is made anew" "$status" 0
run "$anshin" --db mine.db show 1
like "and is the new one" "$out" "後のメモ"
is "what has a similar name stays" "$(cat mine.db.new)" "大事な表"
echo "別の表の作業用ファイル" >near.db-journal
for args in "backup near.db" "bundle 1 -o near.db"; do
	# shellcheck disable=SC2086
	run "$anshin" $args
	is "${args%% *}: no copy is put beside a journal" "$status" 4
	like "which is named" "$err" "near.db-journal"
done
rm -f hard.db soft.db

# --- taking back ------------------------------------------------------------------
ok "a journal is left by a killed program" leave_journal
rm d/anshin.db
run "$anshin" restore other.db
is "the store has gone, the journal not: a copy is taken back" "$status" 0
run "$anshin" list
like "it is that copy" "$out" "よその記録"
unlike "and nothing else" "$out" "みどり"
run "$anshin" rebuild --dry-run
is "and whole" "$status" 0
is "the journal is kept" "$(echo d/*-journal)" d/anshin-replaced-*.db-journal

ok "a journal is left once more" leave_journal
mv d/anshin.db d/moved.db
run "$anshin" new "あたらしい"
is "the store was moved away without its journal: one is begun" "$status" 0
mv d/anshin-replaced-*.db-journal d/moved.db-journal
run "$anshin" --db d/moved.db rebuild --dry-run
is "brought together, the moved one is whole" "$status" 0
run "$anshin" --db d/moved.db show 1
like "and has its answers" "$out" "後のメモ"

# The name to keep the old file under is longer than the store's.
fresh
long=$(printf 'x%.0s' $(seq 233)).db
mv d/anshin.db "d/$long"
export ANSHIN_DB=$scratch/d/$long
run "$anshin" restore copy.db
is "no name is left to keep the old file under: nothing is taken back" \
	"$status" 4
run "$anshin" show 1
like "and the old file is there" "$out" "後のメモ"

# --- names that are too long ----------------------------------------------------
mkdir n
for length in 248 255; do
	run "$anshin" --db "n/$(printf 'x%.0s' $(seq $((length - 3)))).db" new "長い"
	is "a name of $length bytes leaves none for the journal" "$status" 4
	like "which is said" "$err" "名前が長すぎます"
done
is "and no empty file stays" "$(ls n)" ""
done_testing
