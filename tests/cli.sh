#!/bin/bash
# The whole job without a terminal: a facility, answers, evidence, findings, the
# package; and what each mistake on the way is answered with.
. "$srcdir/tests/tap.sh"
export ANSHIN_DB=$scratch/records/anshin.db ANSHIN_NOW=2026-04-10T03:00:00.000Z
a() { run "$anshin" "$@"; }

a --version
is "version: exit 0" $status 0
a
like "without a terminal: short help" "$out" "anshin export"
a frobnicate
is "unknown command: usage error" $status 2
a exprot
like "a near miss is named" "$err" "export"
a list
is "an empty list is no error" $status 0
like "and says what to do first" "$out" "anshin new"
a check
is "nothing to check: exit 3" $status 3
a new "　"
is "a facility needs a name" $status 3

long() { head -c "$1" /dev/zero | tr '\0' "${2:-x}"; }
for dry in '' -n; do
	a new $dry "$(long 100000)"
	is "a name has an end${dry:+, also under $dry}: exit 3" $status 3
	like "and the end is told" "$err" "施設名.*長すぎます.*全角666文字"
done
a list --json
unlike "nothing was made" "$out" "xxx"

a new "みどりオフィス𠮷野"
is "new: exit 0" $status 0
is "the store is private" "$(stat -c %a "$ANSHIN_DB")" 600
is "its folder too" "$(stat -c %a "$scratch/records")" 700
a list
like "list shows it" "$out" "みどりオフィス𠮷野"
a list --json
is "list --json is JSON" "$(sqlite3 :memory: "select json_extract(readfile('$scratch/run.out'), '\$.applications[0].name')")" "みどりオフィス𠮷野"
a check
is "much is open: exit 1" $status 1

a set 1 form facility_postal "１５００００１"
is "set a form field" $status 0
a show 1 --json
like "kept in its normal form" "$out" '"facility_postal": "150-0001"'
a set 1 form facility_postal "15"
is "a wrong postal code: exit 3" $status 3
like "with the sentence that mends it" "$err" "7桁"
a set 1 form nonsense x
is "an unknown field: exit 3" $status 3
a set 1 9-99 verdict conforms
is "an unknown item: exit 3" $status 3
a set 1 1-01 verdict perhaps
is "an unknown verdict: exit 3" $status 3
a set 1 1-01 verdict conforms
is "answer an item" $status 0
a set 1 1-01 check.a yes
is "tick a check" $status 0
a set 1 1-01 check.zz yes
is "an unknown check: exit 3" $status 3
a set 1 6-04 reading.temp_c "２３．５"
is "record a reading" $status 0
a set 1 6-04 reading.temp_c "warm"
is "a reading that is none: exit 3" $status 3
a set 1 6-04 reading.temp_c.place "執務室の中央"
is "where it was measured" $status 0
a set 1 6-01 reading.airvol_pp 12
is "a computed reading cannot be set: exit 3" $status 3
a set 1 1-01 note "方針は受付に掲示。①年1回見直し。"
is "write a note" $status 0
a set 1 form applicant_name "$(long 2001)"
like "a field has its limit" "$err" "全角666文字"
a set 1 1-01 note "$(long 65537)"
is "a note too: exit 3" $status 3
like "it says which, and how much" "$err" "1-01.*全角21845文字"
a set -n 1 1-01 reason "$(long 65537)"
is "a reason too, under -n too" $status 3
{ printf '1-02\tnote\tgood\n1-01\tnote\t'; long 65537; } >"$scratch/lines"
"$anshin" set 1 - <"$scratch/lines" >"$scratch/o" 2>&1
like "and a line of a batch" "$(cat "$scratch/o")" "2行目.*全角21845文字"
a question 1 1-01 "$(long 16385)"
like "and a question" "$err" "全角5461文字"
a set 1 1-03 note "$(long 65536)"
is "what just fits is taken" $status 0
a set 1 1-03 note ""
a set 2 1-01 note x
is "an unknown application: exit 3" $status 3
a set 1 1-01
is "too few arguments: exit 2" $status 2

printf '入退室の記録\n2026-04-01 09:00 入室\n' >"$scratch/記録.txt"
a attach 1 3-02 "$scratch/記録.txt"
is "attach a file" $status 0
a attach 1 3-02 "$scratch"
is "a folder is no evidence: exit 3" $status 3
a attach 1 3-02 "$scratch/none.txt"
is "a missing file: exit 3" $status 3
mkfifo "$scratch/pipe"
run timeout 5 "$anshin" attach 1 3-02 "$scratch/pipe"
is "a pipe is refused at once: exit 3" $status 3
a attach 1 3-02 "$ANSHIN_DB"
is "the store itself is no evidence: exit 3" $status 3
a attach 1 3-02 /dev/zero
is "a device is refused: exit 3" $status 3
a history 1
like "the history tells" "$out" "1-01"
like "each change once, with old and new" "$out" '申請: 年度   -> [0-9]{4}$'

a export 1 -o "$scratch/提出"
is "an unfinished package: exit 1" $status 1
like "and says so" "$out" "未完"
ok "the package passes its own manifest" sh -c "cd '$scratch/提出' && sha256sum --quiet -c manifest-sha256.txt"
a verify "$scratch/提出"
is "verify agrees" $status 0
pdftotext -layout "$scratch/提出/data/submission.pdf" "$scratch/text"
text=$(cat "$scratch/text")
like "the PDF holds the name" "$text" "みどりオフィス𠮷野"
like "the PDF holds the note" "$(tr -d ' \n\f' <"$scratch/text")" "方針は受付に掲示。①年1回見直し。"
like "the PDF says it is unfinished" "$text" "未完"
like "the PDF says it is no official form" "$(tr -d ' \n\f' <"$scratch/text")" "公式様式ではありません"
printf x >>"$scratch/提出/data/answers.csv"
a verify "$scratch/提出"
is "a changed file is found: exit 1" $status 1
like "and named" "$out" "answers.csv"

a backup "$scratch/copy.db"
is "backup" $status 0
a backup "$scratch/copy.db"
unlike "a backup overwrites nothing" $status '^0$'
a set 1 1-01 note "あとで"
a restore "$scratch/copy.db"
is "restore" $status 0
a show 1 --json
like "the old note is back" "$out" "方針は受付に掲示"

head -c 100 /dev/urandom >"$scratch/foreign"
cp "$scratch/foreign" "$scratch/foreign.bak"
run "$anshin" --db "$scratch/foreign" list
is "a foreign file: exit 3" $status 3
ok "and it is left as it was" cmp "$scratch/foreign" "$scratch/foreign.bak"
run "$anshin" --lang en --help
no_kana "no Japanese in the English help" "$out"
done_testing
