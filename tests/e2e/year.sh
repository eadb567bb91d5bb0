#!/bin/bash
# The programme's year in a real terminal: a stage, a plan, a question with its
# answer, the certificate, the countdown, and a renewal by exception.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/e2e/tmux.sh"
export ANSHIN_DB=$scratch/anshin.db ANSHIN_NOW=2026-04-10T03:00:00.000Z
"$anshin" new "みどりオフィス" >/dev/null
"$anshin" set 1 1-01 verdict fails
"$anshin" set 1 1-02 verdict conforms
"$anshin" set 1 1-03 verdict conforms

start_anshin
see "the facility" "みどりオフィス"
keys Enter
see "the overview" "認証までの流れ"
keys w
see "the way begins with the preparation" "1\. 準備 .*いまここ"
see "whom to write to" "contact@secure-iot.org"
see "readiness for the lowest grade" "グレード：セルフチェック .*／40"
keys Down Enter
see "the day is asked for" "到達した日"
keys Enter
see "the stage is reached today" "2\. 点検 +2026年4月10日 .*いまここ"

keys Down Down Down Down Down Down Down Down Enter
see "what fails is in the plan by itself" "1-01"
keys Enter
see "its fields" "実施すること"
keys Down Enter
type "佐藤"
keys Enter Enter
type "someday"
keys Enter
see "a day that is none is not kept" "2026-04-10 のように"
keys C-u
for i in 1 2 3 4 5 6 7; do keys BSpace; done
type "令和8年4月30日"
keys Enter
see "a day in either calendar" "期限 +2026年4月30日"
keys Escape
see "the plan shows it" "2026年4月30日"
keys Escape

keys Down Enter
see "no question yet" "照会はまだありません"
keys F2
see "a new question" "認証機関からの照会"
keys Enter
type "9-99"
keys Enter
see "an item that is none" "その番号の項目はありません"
for i in 1 2 3 4; do keys BSpace; done
type "1-01"
keys Enter Down Enter
type "2026-05-20"
keys Enter Enter
type "方針はどこに掲示していますか。"
keys F5
see "the question is kept" "照会の内容 +方針はどこ"
keys Escape
see "with its deadline in the list" "2026年5月20日 +未回答 +1-01"
keys Escape Escape
keys F10
wait_for "left" || true

"$anshin" certificate 1 SC-0123 2026-06-01 >/dev/null
export ANSHIN_NOW=2027-03-10T03:00:00.000Z
start_anshin
keys Escape
see "the start counts down" "あと83日"
keys Enter w
see "the certificate" "SC-0123"
keys r
see "renewal asks once more" "もう一度 r"
keys r
see "renewal leads to the findings" "2027年の申請です"
keys Escape
see "the overview of next year's application" "認証までの流れ"
keys Home Down Enter
see "last year's answer waits" "変更なし・再確認"
see "at the first item" "1-01"
keys 5
see "one key, and the next item is there" "1-02"
keys 5
see "and the next" "1-03"
keys Escape Escape F10
run "$anshin" show 2 --json
like "two are confirmed" "$out" '"done": 2'
done_testing
