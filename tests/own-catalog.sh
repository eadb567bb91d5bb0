#!/bin/bash
# Check sheets of one's own: found in the data folder, a newer edition opens an
# old application and asks again only where the text changed; numbers and texts
# of the official sheet stand beside ours, on the screen's data and on paper.
. "$srcdir/tests/tap.sh"
export ANSHIN_DB=$scratch/anshin.db ANSHIN_NOW=2026-04-10T03:00:00.000Z XDG_DATA_HOME=$scratch/data
a() { run "$anshin" "$@"; }
own=$XDG_DATA_HOME/anshin/forms
shipped=$srcdir/forms/2024-04

"$anshin" new みどり >/dev/null
for i in 1-01 1-02 2-01; do "$anshin" set 1 $i verdict conforms; "$anshin" set 1 $i note "覚え $i"; done
before=$("$anshin" show 1 --json)
changed() { "$anshin" check 1 | grep -E "$1" | grep -oE '[0-9]-[0-9]{2}' | sort -u | tr '\n' ' '; }
question='質問.*変わ|文.*変わ'
is "nothing has changed yet" "$(changed "$question")" ""

mkdir -p "$own/2025-04"
sed 's/^edition: .*/edition: "2025-04"/' "$shipped/ja.yaml" | awk '
	/^      - id: 1-02$/ { here = 1 }
	here && /^        title: / { $0 = $0 "（改）"; here = 0 }
	{ print }' >"$own/2025-04/ja.yaml"
sed 's/^edition: .*/edition: "2025-04"/' "$shipped/en.yaml" >"$own/2025-04/en.yaml"
for f in "$shipped"/programme*.yaml; do
	[ ! -f "$f" ] || sed "s/2024-04/2025-04/" "$f" >"$own/2025-04/${f##*/}"
done
a catalog check "$own/2025-04/ja.yaml"
is "the own edition has no fault" $status 0
a catalog list
like "it is found, and used, being newer" "$out" '^\* 2025-04 .*自分で'
is "only the item whose text changed asks again" "$(changed "$question")" "1-02 "
after=$("$anshin" show 1 --json)
printf '%s' "$before" >"$scratch/before"
printf '%s' "$after" >"$scratch/after"
part() { sqlite3 :memory: "select json_extract(readfile('$scratch/$1'), '\$.entries')"; }
is "and no answer is lost" "$(part after)" "$(part before)"
ANSHIN_CATALOGUE=2024-04 a catalog list
like "another edition can be asked for" "$out" '^\* 2024-04'
ANSHIN_CATALOGUE=2000-01 a list
is "one that does not exist: exit 3" $status 3
like "with what there is" "$err" '2025-04.*2024-04'
rm -r "$own"

# --- the official sheet's numbers and texts
table=$scratch/official.csv
printf '項目,公式番号,公式の文\r\n1-01,１の(1),"方針を、""文書""で\n定めている"\r\n9-99,x,y\r\n1-02,2,責任者がいる\r\n' >"$table"
a catalog official -n "$table"
is "a dry run: exit 0" $status 0
[ ! -e "$XDG_DATA_HOME/anshin/official" ] && pass "writes nothing" || fail "writes nothing"
a catalog official "$table"
is "the table is taken in" $status 0
like "an unknown item is told with its line" "$err" 'official.csv:4:.*9-99'
like "and how many it filled" "$out" '2'
"$anshin" export 1 -o "$scratch/package" >/dev/null
text=$(pdftotext -layout "$scratch/package/data/submission.pdf" - | tr -d ' \n')
like "the official text is printed" "$text" '方針を、"文書"で定めている'
like "beside ours" "$text" "$(grep -A8 '^      - id: 1-01$' "$shipped/ja.yaml" | sed -n 's/^        title: //p' | head -n 1)"
like "the number is in the answers" "$(cat "$scratch/package/data/answers.json")" '１の\(1\)'
printf '%s\n' Enter g "text 1-01" Enter End ":save item" >"$scratch/keys"
"$anshin" --replay "$scratch/keys" --size 100x60 --dump-dir "$scratch" >"$scratch/replay.out" 2>&1
like "and on the screen of the item" "$(cat "$scratch/item.screen")" '１の\(1\)：方針を'
like "and in plain mode" "$(printf '%s\n' b b b b 1 'g 1-01' 11 | "$anshin" --plain 2>&1 |
	tr -d '\n')" '１の\(1\)[:：] ?方針を'
is "the check sheet itself is untouched" "$(changed "$question")" ""
iconv -f UTF-8 -t CP932 "$table" >"$scratch/excel.csv"
a catalog official "$scratch/excel.csv"
is "as Excel saves it (Shift_JIS)" $status 0
"$anshin" export 1 -o "$scratch/package2" >/dev/null
like "read alike" "$(pdftotext -layout "$scratch/package2/data/submission.pdf" - | tr -d ' \n')" '方針を、"文書"で定めている'
tr , '\t' <"$table" | "$anshin" catalog official - >"$scratch/out" 2>/dev/null
is "tabs and standard input" $? 0
printf 'a,b,c\nd,e,f\n' >"$scratch/none.csv"
a catalog official "$scratch/none.csv"
is "a table without items: exit 3" $status 3
head -c 300 /dev/urandom >"$scratch/rubbish.csv"
a catalog official "$scratch/rubbish.csv"
is "no table at all: exit 3" $status 3
"$anshin" export 1 -o "$scratch/package3" >/dev/null
like "what was taken in before stays" "$(cat "$scratch/package3/data/answers.json")" '１の\(1\)'

# --- the small check sheet of forms/README.md is one, from the first key to the PDF
mkdir -p "$scratch/small/anshin/forms/2099-01"
awk '/^```yaml/ { block = "" } /^```$/ { if (block ~ /^catalogue:/) printf "%s", block }
	!/^```/ { block = block $0 "\n" }' "$srcdir/forms/README.md" >"$scratch/small/anshin/forms/2099-01/ja.yaml"
a catalog check "$scratch/small/anshin/forms/2099-01/ja.yaml"
is "the small check sheet has no fault" "$status$(wc -l <"$scratch/run.out")" 01
small() { XDG_DATA_HOME=$scratch/small ANSHIN_DB=$scratch/small/anshin.db run "$anshin" "$@"; }
small new 小さな事務所
small set 1 form wifi yes
for i in 1-01 1-02; do small set 1 $i verdict conforms; done
small set 1 1-02 reading.wifi_changed 2026-04-01
small check 1
is "it can be finished" $status 0
small export 1 -o "$scratch/small/package"
is "and handed in" $status 0
small verify "$scratch/small/package"
is "whole" $status 0

# --- no shape is left out of the manual, nor of the README's last part
all=$("$anshin" catalog manual)
for shape in $(sed -n 's/^      一覧: //p' <<<"$all" | sort -u); do
	like "the manual has the keys of: $shape" "$all" "^$shape\$"
done
for shape in $(sed -n '/^認証プログラム$/,$p' <<<"$all" | sed -n 's/^      一覧: //p'); do
	like "forms/README.md has them too: $shape" "$(cat "$srcdir/forms/README.md")" "^\*\*$shape\*\*\$"
done

# --- every key of the schema is explained to authors
for key in $("$anshin" --lang en catalog manual | sed -n 's/^  \([a-z_]*\).*/\1/p' | sort -u); do
	like "forms/README.md explains $key" "$(cat "$srcdir/forms/README.md")" "\`$key\`"
done
done_testing
