#!/bin/bash
# A letter typed into a Japanese note of 2,000 characters, at its end and at its
# beginning: time until the screen stands still, and bytes written to it, against
# nano and vim. Key by key in turn.
. "$srcdir/tests/bench/common.sh"
keys=
for i in $(seq "${KEYS:-10}"); do keys+=あいうえおかきくけこさしすせそたちつてと; done

for i in $(seq 40); do
	printf '入口の扉は閉まっています。鍵は管理者が持ち、貸し出しは台帳に書きます。受付は平日の昼です。\n'
done >"$scratch/note"
cp "$scratch/note" "$scratch/note.vim"
export ANSHIN_DB=$scratch/a.db
"$anshin" new みどり >/dev/null &&
	"$anshin" set 1 1-01 note "$(cat "$scratch/note")" >/dev/null || exit 1
sleep 3
"$anshin" list >/dev/null

compare() { # TITLE ANSHIN-SETUP NANO-SETUP VIM-SETUP
	local programs=(anshin '\rg1-01\r\eOQ'"$2" "$anshin")
	have nano && programs+=(-- nano "$3" nano -I "$scratch/note")
	have vim && programs+=(-- vim "$4" vim -n -u NONE -N "$scratch/note.vim")
	title "$1"
	"$term_time" keys '' "$keys" "${programs[@]}"
}
compare "a key at the end of a note of 2,000 characters" '\e[1;5F' '\e[1;5F' 'GA'
compare "a key at its beginning" '\e[1;5H' '' 'ggi'
