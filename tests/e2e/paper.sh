#!/bin/bash
# A sheet printed, carried round and typed in, in a real terminal; killed in the
# middle, gone on with, and compared with the paper at its end.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/e2e/tmux.sh"
export ANSHIN_DB=$scratch/anshin.db HOME=$scratch
"$anshin" new "みどりオフィス" >/dev/null

start_anshin
see "the facility" "みどりオフィス"
keys Enter
see "the overview" "申請書"
keys s
see "work on paper" "見回り点検票を印刷する"
keys Enter
see "the sheet is printed from the wizard" "印刷できます"
ok "there is a PDF" find "$scratch" -name 'anshin-*-sheet.pdf' -size +10k
keys Down Down Enter
see "the printed pages are listed" "ページ 1/"
keys Down Enter
see "the first row of the first page" "1/[0-9]+  [0-9]-[0-9]+"
n=$(screen | grep -oE '1/[0-9]+  [0-9]-' | grep -oE '/[0-9]+' | tr -d /)
page=$(sqlite3 -readonly "file:$ANSHIN_DB?immutable=1" \
	"select substr(subject, 7) from value where field = 'page' and value like '1/%'")

keys 1
see "one key, one row" "2/$n  "
keys 2
see "the next" "3/$n  "
keys 3
see "the reason is asked at once" "対象外の理由"
type "該当する設備がない"
sleep 1				# half a second of rest: it is journalled
kill -9 "$(tm list-panes -F '#{pane_pid}' | xargs -I{} pgrep -P {})"
is "killed" "$(left)" 137
is "nothing of it is lost" "$(sqlite3 "$ANSHIN_DB" "select group_concat(value)
	from (select value from value where subject = 'round/$page' order by event)")" \
	conforms,fails,na
is "not even the half-typed reason" "$(sqlite3 "$ANSHIN_DB" "select value from
	value where field = 'reason' and value <> ''")" "該当する設備がない"

start_anshin
see "the next start stands in the same field" "対象外の理由"
keys Enter
see "and goes on with the next row" "4/$n  "
keys u
see "undo takes the last back" "取り消"
keys BSpace
see "a row back" "3/$n  "
keys 2
see "typed anew, it goes on" "4/$n  "
for i in $(seq 4 $((n - 1))); do keys 1; done
keys Enter
see "at the end the counts" "この紙 $n行　記入 $((n - 1))　空欄 1"
keys Enter
see "then the next page is offered" "ページのコード"
is "the answers are what was typed" "$(sqlite3 -readonly \
	"file:$ANSHIN_DB?immutable=1" "select count(*) from value where
	field = 'verdict' and value <> ''")" $((n - 1))
keys F10
is "it ends" "$(left)" 0
done_testing
