#!/bin/bash
# The real program in a real terminal: a first-time operator from the empty
# store to the PDF, in Japanese at 80x24, killed and started again on the way.
# What pdftotext reads is compared with what was typed.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/e2e/tmux.sh"
export ANSHIN_DB=$scratch/anshin.db HOME=$scratch/home
mkdir -p "$HOME/Documents"
printf '入退室の記録\n' >"$HOME/Documents/記録.txt"

start_anshin
see "the first start says what to do" "はじめまして"
type "みどりオフィス"
sleep 1
pkill -9 -P "$(tm display -p '#{pane_pid}')"
start_anshin
see "after kill -9: the name as far as it was typed" "^ +みどりオフィス_"
type "𠮷野"
keys Enter
see "a facility leads to its overview" "全体の進み"

# --- the application form ------------------------------------------------
keys Enter
see "the form opens" "法人・団体名"
for text in "株式会社みどり" "代表取締役 山田花子" "東京都渋谷区神宮前1-2-3" "佐藤 健"; do
	type "$text"
	keys Enter
done
keys Enter
type "０３－００００－００００"
keys Enter
type "office@example.jp"
keys Enter
see "full-width digits are taken" "03-0000-0000"
keys NPage
see "the facility's section" "施設の郵便番号"
keys Down
type "150"
keys Enter
see "a wrong postal code is told at the field" "7桁"
keys Up Down
keys C-u
type "1500001"
keys Enter
type "東京都渋谷区神宮前1-2-3 みどりビル2階"
keys Enter
type "R1.5.1"
keys Enter
see "an era day is read" "2019年5月1日"
keys NPage
see "the services" "利用者向けのWi-Fi"
keys 1 2 2 2 2 2 2 2 2 2 2 2 2 1 1
see "services answered by one key each" "15/15"
keys Escape
see "back to the overview" "全体の進み"
see "services switch measures off" "対象外 [1-9]"

# --- the check items -----------------------------------------------------
keys g
sleep 0.2
type "1-01"
keys Enter
see "an item by its number" "1-01 .*情報セキュリティ方針"
keys 1
see "one key answers" "\[適\] 1-01"
keys m
see "the note opens" "メモ"
type "①受付に掲示、吉田𠮷男。"
sleep 1
see "it is saved by itself" "保存済み"

pkill -9 -P "$(tm display -p '#{pane_pid}')"
start_anshin
see "after kill -9: the same field, the same text" "吉田𠮷男"
see "and the program says so" "からの続き"
keys Escape

i=0
while [ $i -lt 60 ] && ! screen | grep -qE '\] 55/55'; do
	tm send-keys n
	tm send-keys 1
	sleep 0.1
	i=$((i + 1))
done
keys Escape
see "every chapter is done" "未回答 0"

# --- evidence ------------------------------------------------------------
keys g
sleep 0.2
type "3-02"
keys Enter
see "the item for the record" "3-02"
keys a
see "the file browser" "記録.txt"
type "記録"
keys Enter
see "the file is attached" "添付しました"
keys Escape
see "the overview counts it" "証跡 +1件"

# --- the package ---------------------------------------------------------
keys F8
see "the export screen" "提出"
keys C-u
type "$scratch/out"
keys Enter
see "what is open is told first" "必要なことが、まだ"
keys Enter
see "the package is ready" "コード"
see "what is unfinished is not to be sent yet" "ここでもう一度作って"
keys F10
is "leaving is clean" "$(left)" 0

text=$(pdftotext "$scratch/out/data/submission.pdf" - 2>&1 | tr -d ' \n\f')
for typed in "みどりオフィス𠮷野" "株式会社みどり" "150-0001" "03-0000-0000" \
	"①受付に掲示、吉田𠮷男。" "記録.txt" "確認$(date +%Y-%m-%d)" "公式様式ではありません"; do
	like "the PDF holds $typed" "$text" "$typed"
done
ok "the store is whole" sqlite3 "$scratch/anshin.db" "pragma integrity_check"
done_testing
