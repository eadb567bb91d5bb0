#!/bin/bash
# The store defends itself, through the real program: whatever lies where the
# store should be is told in one sentence, and is left byte for byte as it
# was. And what a user meets in a bad week: a full disk, a folder that has
# gone, a medium that can only be read, a clock set back, no home.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/e2e/tmux.sh"
good=$scratch/good/anshin.db
export ANSHIN_DB=$good HOME=$scratch/home
mkdir -p "$HOME"

for n in 1 2 3 4 5 6 7 8; do # some pages, so that there is what to damage
	[ "$n" = 1 ] && run "$anshin" new "みどりオフィス"
	run "$anshin" set 1 "1-0$((n < 7 ? n : 1))" note "$(printf 'メモ%01500d' "$n")"
	[ "$n" = 2 ] && cp "$scratch"/good/backups/*.db "$scratch/early.db"
done
run "$anshin" backup "$scratch/copy.db"
is "a copy is written and checked" "$status" 0

# --- what is refused -----------------------------------------------------
sum() { if [ -f "$1" ]; then sha256sum <"$1"; else ls -ld "$1"; fi; }

refused() { # WHAT FILE STATUS PATTERN: reading and writing alike, unchanged
	local what=$1 file=$2 want=$3 pattern=$4 before after
	before=$(sum "$file")
	for args in "list" "set 1 1-01 verdict conforms" "rebuild"; do
		# shellcheck disable=SC2086
		run "$anshin" --db "$file" $args
		is "$what: ${args%% *} ends with $want" "$status" "$want"
		like "$what: ${args%% *} says so" "$err" "$pattern"
		is "$what: in one sentence" "$(grep -c '^anshin: ' <<<"$err")" 1
	done
	after=$(sum "$file")
	is "$what: nothing is overwritten" "$after" "$before"
}

t=$scratch/t
mkdir -p "$t"
head -c 5000 "$srcdir/tests/report/photo.jpg" >"$t/photo.db"
refused "a photo" "$t/photo.db" 3 "anshin のファイルではありません"
sqlite3 "$t/other.db" 'CREATE TABLE money (yen INTEGER)'
refused "the database of another program" "$t/other.db" 3 \
	"anshin のファイルではありません"
cp "$good" "$t/newer.db"
printf '\0\0\0\143' | dd of="$t/newer.db" bs=1 seek=60 conv=notrunc 2>/dev/null
refused "a newer version" "$t/newer.db" 3 "新しい"
head -c 50 "$good" >"$t/short.db"
refused "a file cut in its head" "$t/short.db" 3 "壊れ"
: >"$t/empty.db"
mkdir -p "$t/backups"
cp "$t/../early.db" "$t/backups/empty-2024-01-01.db"
refused "a file of no length, with copies beside it" "$t/empty.db" 3 "空"
mkdir "$t/folder.db"
refused "a folder" "$t/folder.db" 3 "フォルダー"
ln -s "$good" "$t/link.db"
refused "a symbolic link" "$t/link.db" 3 "シンボリックリンク"
mkfifo "$t/pipe.db"
refused "a pipe" "$t/pipe.db" 3 "通常のファイルではありません"

cp "$good" "$t/cut.db"
truncate -s -5000 "$t/cut.db"
before=$(sum "$t/cut.db")
run "$anshin" --db "$t/cut.db" rebuild --dry-run
is "a file cut short is found" "$status" 3
like "and the way out is named" "$err" "anshin restore"
run "$anshin" --db "$t/cut.db" set 1 1-01 verdict conforms
is "and nothing is written into it" "$status$(sum "$t/cut.db")" "3$before"

# A flipped bit either changes nothing that is shown, or is told.
size=$(stat -c %s "$good")
run "$anshin" show 1
shown=$out told=0 silent=0 wrong=0
for ((i = 1; i <= 36; i++)); do
	at=$((size * i / 37 + 7))
	cp "$good" "$t/bit.db"
	byte=$(od -An -tu1 -j "$at" -N 1 "$t/bit.db")
	# shellcheck disable=SC2059
	printf "\\x$(printf %x $((byte ^ 16)))" |
		dd of="$t/bit.db" bs=1 seek="$at" conv=notrunc 2>/dev/null
	run "$anshin" --db "$t/bit.db" rebuild --dry-run
	case $status in
	0) run "$anshin" --db "$t/bit.db" show 1
		if [ "$out" = "$shown" ]; then silent=$((silent + 1))
		else wrong=$((wrong + 1)); fi ;;
	3) told=$((told + 1)) ;;
	*) wrong=$((wrong + 1)) ;;
	esac
done
is "36 flipped bits: none is believed" "$wrong" 0
ok "and damage was among them ($told told, $silent in free space)" \
	[ "$told" -gt 2 ]

if [ "$(id -u)" = 0 ]; then
	cp "$good" "$t/owner.db"
	chown 65534 "$t/owner.db"
	run "$anshin" --db "$t/owner.db" set 1 1-01 verdict conforms
	is "the file of another user is not written" "$status" 4
	like "and this is said" "$err" "ほかの利用者|別の利用者|他の利用者"
fi

# --- answers that are not those of the journal ----------------------------
cp "$good" "$t/tampered.db"
sqlite3 "$t/tampered.db" "UPDATE value SET value = 'よそから' WHERE field = 'note'"
run "$anshin" --db "$t/tampered.db" rebuild --dry-run
is "answers changed by another program are found" "$status" 3
like "and the command that mends is named" "$err" "anshin rebuild"
run "$anshin" --db "$t/tampered.db" rebuild
is "it mends" "$status" 0
like "and keeps a copy, which it names" "$out" "tampered-before-rebuild.db"
unlike "nothing more is to be made anew" "$out" "anshin rebuild"
run "$anshin" --db "$t/backups/tampered-before-rebuild.db" show 1
like "that has the answers of before" "$out" "よそから"
run "$anshin" --db "$t/tampered.db" show 1
is "and all is as before" "$out" "$shown"

# --- backup and restore ----------------------------------------------------
run "$anshin" backup "$scratch/copy.db"
is "a copy never replaces one" "$status" 4
cp "$good" "$t/r.db"
run "$anshin" --db "$t/r.db" set 1 1-01 verdict fails
run "$anshin" --db "$t/r.db" restore "$t/photo.db"
is "what is no copy is not taken back" "$status" 3
before=$(sum "$t/r.db")
cp "$scratch/copy.db" "$t/lies.db"
sqlite3 "$t/lies.db" "UPDATE value SET value = 'よそから' WHERE field = 'note'"
for f in photo newer short lies; do
	run "$anshin" --db "$t/r.db" restore --dry-run "$t/$f.db"
	is "a dry run refuses $f.db as well" "$status" 3
	like "and names it" "$err" "$f.db"
done
mkdir "$scratch/tmp"
TMPDIR=$scratch/tmp run "$anshin" --db "$t/r.db" restore --dry-run "$scratch/copy.db"
is "and takes a good copy" "$status" 0
is "it leaves nothing behind" "$(ls "$scratch/tmp")" ""
is "and the store as it is" "$(sum "$t/r.db")" "$before"
run "$anshin" --db "$t/r.db" restore "$scratch/copy.db"
is "a copy is taken back" "$status" 0
like "and the file before is named" "$out" "r-replaced-"
ok "and is there" test -s "$t"/r-replaced-*.db
run "$anshin" --db "$t/r.db" show 1
is "the answers are those of the copy" "$out" "$shown"
run "$anshin" restore "$scratch/good/backups/"*.db
is "the copy of the day can be taken back too" "$status" 0

# --- two at once -------------------------------------------------------------
cp "$scratch/copy.db" "$t/two.db"
export ANSHIN_DB=$t/two.db
start_anshin
see "the wizard has the store" "みどりオフィス"
run "$anshin" list
is "a second one is told it is busy" "$status" 5
holder=$(tm list-panes -F '#{pane_pid}' | xargs -I{} pgrep -P {})
like "and by whom" "$err" "[（ (][^0-9]*${holder}[^0-9]"
like "the copy of the day is told, and where" "$(screen)" "今日の控え"

# --- the folder goes while the wizard is open --------------------------------
keys Enter g
type "1-01"
keys Enter
see "an item" "1-01 \["
mkdir "$scratch/away"
mv "$t/two.db" "$scratch/away/"
keys 1
see "a store that has gone is told at once" "移動"
like "and the screen does not say saved" "$(screen)" "未保存"
mv "$scratch/away/two.db" "$t/"
keys 1
see "put back, it goes on" "保存済み"
keys F10
is "and ends well" "$(left)" 0
run "$anshin" check 1
unlike "the answer is there" "$out" "1-01.*未回答"

# --- only to be read, and a full disk ----------------------------------------
m=$scratch/medium
mkdir "$m"
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=1m none "$m" 2>/dev/null; then
	trap 'tm kill-server 2>/dev/null; umount "$m"; tap_clean' EXIT
	mkdir "$m/d"
	export ANSHIN_DB=$m/d/a.db
	cp "$scratch/copy.db" "$ANSHIN_DB"
	chmod 700 "$m/d"
	run "$anshin" list # nothing of today's copy yet
	start_anshin
	see "the wizard on a small disk" "みどりオフィス"
	keys Enter g
	type "1-07"
	keys Enter
	see "an item on it" "1-07 \["
	dd if=/dev/zero of="$m/fill" bs=4k 2>/dev/null
	keys F2
	type "満杯のときの文字"
	see "a full disk is told" "空き"
	keys Escape
	sleep 1
	like "what was typed still stands there" "$(screen)" "満杯のときの文字"
	like "and is not called saved" "$(screen)" "未保存"
	keys F10
	see "leaving would lose it: that is said first" "F10 をもう一度"
	like "and it stands there still" "$(screen)" "満杯のときの文字"
	rm "$m/fill"
	type "と続き"
	see "with room again it is saved" "保存済み"
	keys Escape
	see "and the editor can be left" "メモ：.*満杯のときの文字と続き"
	keys F10
	is "the wizard ends well" "$(left)" 0
	run "$anshin" show 1
	like "all letters are there" "$out" "満杯のときの文字と続き"
	dd if=/dev/zero of="$m/fill" bs=4k 2>/dev/null
	run "$anshin" set 1 1-03 verdict conforms
	is "full: a command fails" "$status" 4
	like "and says why" "$err" "空き"
	run "$anshin" backup "$m/b.db"
	is "full: no half copy" "$status$(ls "$m")" "4d
fill"
	run "$anshin" export 1 -o "$m/out"
	is "full: no half package" "$status$(find "$m" -name 'manifest*')" 4
	rm "$m/fill"
	run "$anshin" rebuild --dry-run
	is "the store is whole" "$status" 0

	mount -o remount,ro "$m"
	for args in list "show 1" "check 1" "history 1" "export 1 -o $scratch/ro" \
		"backup $scratch/ro.db"; do
		# shellcheck disable=SC2086
		run "$anshin" $args
		is "read only: ${args%% *} says nothing bad" "$err" ""
		ok "read only: ${args%% *} ends with 0 or 1" [ "$status" -le 1 ]
	done
	run "$anshin" verify "$scratch/ro"
	is "read only: the package is whole" "$status" 0
	run "$anshin" set 1 1-03 verdict conforms
	is "read only: nothing is written" "$status" 4
	start_anshin
	see "read only: the wizard opens and says so" "読み取り専用で開きました"
	see "read only: and goes on saying so" "読み取り専用"
	keys g
	type "1-03"
	keys Enter
	see "read only: everything can be looked at" "1-03 \["
	keys 1
	see "read only: an answer is politely refused" "読み取り専用のため記録しません"
	keys F10
	is "read only: the wizard ends well" "$(left)" 0
	tm kill-server 2>/dev/null
	umount "$m"
	trap tap_clean EXIT
else
	pass "no small disk can be made here # SKIP"
fi

# --- a quota, a file that may only be read, a stick that is pulled ---------------
cp "$scratch/copy.db" "$t/quota.db"
export ANSHIN_DB=$t/quota.db
run "$anshin" show 1
before=$out
quota() { # ARGUMENT...: every call that wants room says EDQUOT
	run env LD_PRELOAD="$top_builddir/tests/fault/inject.so" FAULT_KIND=room \
		FAULT_AT=1 FAULT_STAYS=1 FAULT_ERRNO=122 FAULT_NAME=anshin "$anshin" "$@"
}
if sanitized; then
	pass "the sanitizer would come before the fault # SKIP"
else
	for args in "set 1 1-03 verdict conforms" "backup $scratch/quota-copy.db" \
		"export 1 -o $scratch/quota-out" "attach 1 1-03 $scratch/copy.db"; do
		# shellcheck disable=SC2086
		quota $args
		is "quota: ${args%% *} fails" "$status" 4
		like "quota: ${args%% *} says so" "$err" "割り当て"
		is "quota: in one sentence" "$(grep -c . <<<"$err")" 1
	done
	ok "quota: no half copy and no half package" \
		test ! -e "$scratch/quota-copy.db" -a ! -e "$scratch/quota-out"
fi
run "$anshin" show 1
is "quota: the records are as they were" "$out" "$before"

if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	r=$scratch/readable
	mkdir "$r"
	cp "$scratch/copy.db" "$r/a.db"
	chown -R 65534 "$r"
	chmod 755 "$scratch"
	chmod 400 "$r/a.db"
	chmod 500 "$r"
	before=$(sum "$r/a.db")
	# That user may not reach into the home of whoever builds.
	cp -r "$anshin" "$srcdir/forms" "$ANSHIN_LOCALEDIR" "$scratch/"
	as() { run setpriv --reuid 65534 --regid 65534 --clear-groups env \
		HOME=/nonexistent ANSHIN_DB="$r/a.db" ANSHIN_DATADIR="$scratch" \
		ANSHIN_LOCALEDIR="$scratch/locale" "$scratch/anshin" "$@"; }
	as show 1
	is "a file that may only be read: it is shown" "$status$err" 0
	as set 1 1-01 verdict fails
	is "and not written" "$status" 4
	like "which is said" "$err" "書き込|読み取り|読む"
	as list
	is "nor is anything beside it" "$(ls "$r")$(sum "$r/a.db")" "a.db$before"
	chmod 700 "$scratch"
fi

m=$scratch/stick
mkdir "$m"
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=4m none "$m" 2>/dev/null; then
	trap 'tm kill-server 2>/dev/null; umount -l "$m" 2>/dev/null; tap_clean' EXIT
	export ANSHIN_DB=$m/d/a.db
	mkdir -m 700 "$m/d"
	cp "$scratch/copy.db" "$ANSHIN_DB"
	start_anshin
	see "a wizard on a USB stick" "みどりオフィス"
	keys Enter g
	type "1-01"
	keys Enter F2
	type "抜く前"
	see "a note is saved on it" "保存済み"
	sleep 0.7
	umount -l "$m"
	type "抜いた後"
	sleep 0.8
	like "pulled: it is told" "$(screen)" "移動|見つかり|ありません"
	like "and the letters are not called saved" "$(screen)" "未保存"
	like "they still stand there" "$(screen)" "抜いた後"
	keys Escape F10
	sleep 0.3
	keys F10
	ok "the wizard can be left" test "$(left)" != running
	run "$anshin" set 1 1-01 verdict fails
	is "a folder that is gone: a command fails" "$status" 3
	like "and says to plug it in" "$err" "差し込んで"
	is "and begins no empty store there" "$(ls "$m")" ""
	is "in one sentence" "$(grep -c '^anshin: ' <<<"$err")" 1
	trap tap_clean EXIT
else
	pass "no stick can be made here # SKIP"
fi
run "$anshin" --db "$scratch/no/such/folder/x.db" list
is "a folder that is not there: nothing to list" "$status" 0
ok "and none is made" test ! -e "$scratch/no"

# --- a clock set back, no home ------------------------------------------------
export ANSHIN_DB=$scratch/clock/a.db
run env ANSHIN_NOW=2026-05-01T00:00:00Z "$anshin" new "時計"
run env ANSHIN_NOW=2026-05-01T00:01:00Z "$anshin" set 1 1-01 verdict conforms
run env ANSHIN_NOW=2001-01-01T00:00:00Z "$anshin" set 1 1-01 verdict fails
is "a clock set back stops nobody" "$status" 0
run env ANSHIN_NOW=2026-05-01T00:02:00Z "$anshin" rebuild --dry-run
is "and the journal stays in order" "$status" 0
run "$anshin" show 1
like "the last answer counts" "$out" "1-01  \[不適合\]"
unset ANSHIN_DB
run env -u HOME -u XDG_DATA_HOME "$anshin" list
is "no home folder" "$status" 4
like "no home: what to do is said" "$err" "--db"
run env HOME=/dev/null/home "$anshin" new x
like "a home that cannot be made" "$status" "^[34]$"
is "in one sentence" "$(grep -c '^anshin: ' <<<"$err")" 1
done_testing
