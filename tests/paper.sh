#!/bin/bash
# Work on paper: the walk-round sheet whose pages have codes, question slips and
# the handover; what was printed is a fact that undo leaves alone.
. "$srcdir/tests/tap.sh"
export ANSHIN_DB=$scratch/records/anshin.db ANSHIN_NOW=2026-04-10T03:00:00.000Z
a() { run "$anshin" "$@"; }
text() { pdftotext -layout "$1" -; }
code() { # PDF PAGE -> the page code that stands in its foot
	pdftotext -f "$2" -l "$2" -layout "$1" - |
		grep -oE '\b[0-9A-HJKMNP-TV-Y]{4}-[0-9A-HJKMNP-TV-Y]{4}\b' | tail -n 1
}

a new "みどりオフィス"
a set 1 4-03 note '試した日を書いた'
a set 1 5-01 verdict fails

# --- the sheet ------------------------------------------------------------------
sheet=$scratch/sheet.pdf
a sheet -o "$sheet"
is "the sheet: exit status" "$status" 0
ok "the sheet is sound" qpdf --check "$sheet"
pages=$(pdfinfo "$sheet" | sed -n 's/^Pages: *//p')
codes=$(for i in $(seq "$pages"); do code "$sheet" "$i"; done)
is "every page has a code of its own" "$(sort -u <<<"$codes" | wc -l)" "$pages"
a history 1 --json
rows=$(sqlite3 "$ANSHIN_DB" "select group_concat(value, '') from value
	where subject glob 'sheet/*' and field = 'rows'")
is "and the journal knows each item once" \
	"$(grep -c . <<<"$rows")" "$(grep -oE '^ +- id: [0-9]-[0-9]+' \
	"$srcdir/forms/2024-04/ja.yaml" | wc -l)"
pdftoppm -r 150 -png -f 2 -l 2 "$sheet" "$scratch/page"
like "the QR says the same" "$(zbarimg -q "$scratch"/page*.png 2>/dev/null)" \
	"ANSHIN1 V:2024-04 S:$(code "$sheet" 2) P:2/$pages"
like "each page has a box for its counts" "$(text "$sheet")" "この紙.*行.*記入"
a sheet -o "$scratch/again.pdf"
ok "the same day, the same bytes" cmp "$sheet" "$scratch/again.pdf"
ANSHIN_NOW=2026-04-11T03:00:00.000Z a sheet -o "$scratch/next.pdf"
unlike "another day has other codes" "$(text "$scratch/next.pdf")" \
	"$(code "$sheet" 1)"

# --- undo leaves it alone -------------------------------------------------------
a history 1
first=$(head -n 1 <<<"$out")
like "the print is in the journal, in words" "$first" "sheet/|点検票"

# --- typed in by a script -------------------------------------------------------
page=$(code "$sheet" 2)
a enter --json
ids=$(sqlite3 "$ANSHIN_DB" "select value from value where field = 'rows' and
	subject = 'sheet/$page'" | cut -d' ' -f1)
n=$(wc -l <<<"$ids")
is "the list knows its rows" "$(sqlite3 :memory: "select json_extract(value,
	'\$.rows') from json_each(readfile('$scratch/run.out'), '\$.sheets') where
	json_extract(value, '\$.code') = '$page'")" "$n"
enter() { # CODE; the rows come on standard input
	status=0
	out=$("$anshin" enter "$@" 2>&1) || status=$?
}
keys() { # KEY... then blank rows to the end of the page
	local i
	for i in $(seq "$n"); do printf '%b\n' "${!i-}"; done
}
verdicts() { sqlite3 "$ANSHIN_DB" "select count(*) from event where
	field = 'verdict' and subject = 'item/$1'"; }
third=$(sed -n 3p <<<"$ids")
enter "$page" < <(keys 1 2 | head -n $((n - 1)))
is "a row too few: exit status" "$status" 3
is "and nothing is recorded" "$(verdicts "$(head -n 1 <<<"$ids")")" 0
enter "$page" < <(keys 1 7)
is "a key that is none: exit status" "$status" 3
like "the row is named" "$out" "2行目"
enter "$page" --dry-run < <(keys 1 2 "3\\treason=個室がない" 4)
like "a trial counts" "$out" "記入 4"
is "and records nothing" "$(verdicts "$third")" 0
enter "${page,,}" < <(keys 1 2 "3\\treason=個室がない\\tphotos=0123 0124\\tticks=ab" 4)
is "the rows: exit status" "$status" 0
like "counted" "$out" "$n行、記入 4、空欄 $((n - 4))"
a show --json
entry() { sqlite3 :memory: "select json_extract(readfile('$scratch/run.out'),
	'\$.entries.\"item/$third\".\"$1\"')"; }
is "the answer is the paper's" "$(entry verdict)" na
is "with its reason" "$(entry reason)" "個室がない"
is "its photo numbers" "$(entry photos)" "0123 0124"
is "and its points" "$(entry check.a)$(entry check.b)" 11
is "the whole page is one step to take back" "$(sqlite3 "$ANSHIN_DB" "select
	count(distinct step) from event where subject = 'round/$page'")" 1
enter 0000-0000 </dev/null
is "an unknown page: exit status" "$status" 3
enter S12T-8F5D </dev/null
like "a code that is none is told so" "$out" "コードではありません"

# A sheet that was printed before an item's text changed: its answer is one to
# the old text, and asks to be confirmed.
cp -r "$srcdir/forms" "$scratch/forms"
question=$(grep -n "^ *- id: $third\$" "$scratch/forms/2024-04/ja.yaml" | cut -d: -f1)
awk -v at="$question" 'NR > at && !done && /^ *title:/ { print; next }
	NR > at && !done && /question: \|/ { print; getline; print $0 "新しい文です。";
		done = 1; next } { print }' "$srcdir/forms/2024-04/ja.yaml" \
	>"$scratch/forms/2024-04/ja.yaml"
third_page=$(sqlite3 "$ANSHIN_DB" "select substr(subject, 7) from value where
	field = 'rows' and value like '%$third %' limit 1")
ANSHIN_DATADIR=$scratch enter "$third_page" < <(keys 1 1 1)
is "typed in after the change: exit status" "$status" 0
ANSHIN_DATADIR=$scratch ANSHIN_LANG=en a check 1 --json
is "the changed question, and no other, is asked anew" "$(sqlite3 :memory: \
	"select group_concat(json_extract(value, '\$.item')) from
	json_each(readfile('$scratch/run.out'), '\$.findings') where
	json_extract(value, '\$.what') like '%chang%'")" "$third"
is "since the answer was to the old one" "$(sqlite3 "$ANSHIN_DB" "select count(*)
	from value v join value r on r.field = 'rows' where v.subject =
	'item/$third' and v.field = 'text_hash' and r.subject = 'sheet/$third_page'
	and instr(r.value, v.value) > 0")" 1

# --- photos by their numbers ----------------------------------------------------
mkdir "$scratch/camera"
cp "$srcdir/assets/demo/evidence/aed.jpg" "$scratch/camera/IMG_0123.JPG"
cp "$srcdir/assets/demo/evidence/air-meter.jpg" "$scratch/camera/IMG_0999.JPG"
a photos "$scratch/camera" --dry-run
is "what is missing is told: exit status" "$status" 1
like "the match is named" "$out" "0123 .*IMG_0123.JPG"
a photos "$scratch/camera"
like "and what is not there" "$out" "0124"
a show --json
is "what is attached leaves the list" "$(entry photos)" 0124
is "it serves the item" "$(sqlite3 "$ANSHIN_DB" "select count(*) from value
	where field = 'items' and value = '$third'")" 1
is "nothing else was attached" "$(sqlite3 "$ANSHIN_DB" "select count(distinct
	subject) from value where subject like 'evidence/%'")" 1

# The rest of them in the wizard, and then in plain mode.
cp "$srcdir/assets/demo/evidence/aed.jpg" "$scratch/camera/IMG_0124.JPG"
printf x >>"$scratch/camera/IMG_0124.JPG"
printf '%s\n' Enter s Down Down Down Enter "text $scratch/camera/" Enter \
	":save camera" Enter ":save attached" >"$scratch/camera.keys"
run "$anshin" --replay "$scratch/camera.keys" --size 80x24 \
	--dump-dir "$scratch"
like "the wizard counts those of the folder" "$(cat "$scratch/camera.screen")" \
	"点検票の写真が 1 枚"
like "Enter attaches them" "$(cat "$scratch/attached.screen")" "これで全部です"
a show --json
is "no number is left" "$(entry photos)" ""
a set 1 "$third" photos "0999 0998"
printf '8\n4\n%s\nq\n' "$scratch/camera" >"$scratch/camera.lines"
like "plain mode attaches them too" "$("$anshin" --plain \
	<"$scratch/camera.lines" 2>&1 | tail -n 30)" "付けました：1 枚。ここにない番号：1 枚"

# --- slip and handover ----------------------------------------------------------
a slip 1 4-03 -o "$scratch/slip.pdf"
is "the slip: exit status" "$status" 0
ok "the slip is sound" qpdf --check "$scratch/slip.pdf"
is "on one page" "$(pdfinfo "$scratch/slip.pdf" | sed -n 's/^Pages: *//p')" 1
like "with the question" "$(text "$scratch/slip.pdf")" '4-03'
for item in 6-03 7-02; do	# with the most to tick and to fill in
	for lang in ja en; do
		ANSHIN_LANG=$lang a slip 1 $item -o "$scratch/$lang-$item.pdf"
		is "the longest too: $item, $lang" \
			"$(pdfinfo "$scratch/$lang-$item.pdf" | sed -n 's/^Pages: *//p')" 1
	done
done
a slip 1 9-99 -o "$scratch/none.pdf"
is "a slip on no item: exit status" "$status" 3
a slip 1 4-03
is "a slip without a file: usage" "$status" 2
printf '%s\t%s\t%s\n' form loan_terminals no 2-06 reason 会員システムがない \
	2-06 verdict na >"$scratch/more.tsv"
"$anshin" set 1 - <"$scratch/more.tsv"
a question 1 3-02 "記録の保存期間は。" 2026-04-09 2026-04-01
a certificate 1 SC-0123 2026-04-01
a handover -o "$scratch/handover.pdf"
is "the handover: exit status" "$status" 0
ok "the handover is sound" qpdf --check "$scratch/handover.pdf"
flat=$(text "$scratch/handover.pdf" | tr -d ' \n')
like "it says where the records are" "$flat" "records/anshin.db"
like "what was decided" "$flat" "試した日を書いた"
like "why an item was left out" "$flat" 会員システムがない
like "or that the form says so" "$flat" 申請書の回答によります
like "what is open" "$flat" "5-01"
like "a question whose day has passed" "$flat" '期限超過.*照会1（3-02）.*記録の保存期間は。|照会1（3-02）.*期限超過'
like "and when the renewal begins" "$flat" "2027年1月1日.*から（期限の3か月前）"
no_kana "in English nothing is Japanese but the names" \
	"$(ANSHIN_LANG=en "$anshin" handover -o "$scratch/en.pdf")"

# --- the table ------------------------------------------------------------------
a set 1 form application_date 2026-04-20
a set 1 1-01 note '=1+1'
a table -o "$scratch/table.xlsx"
if grep -q '^#define HAVE_XLSX 1' "$top_builddir/config.h"; then
	is "the table: exit status" "$status" 0
	mkdir "$scratch/table"
	ok "it is an archive" unzip -q "$scratch/table.xlsx" -d "$scratch/table"
	ok "of whole XML" find "$scratch/table" -name '*.xml' -exec xmllint --noout {} +
	cells=$(cat "$scratch/table/xl/sharedStrings.xml")
	like "what was typed is a string" "$cells" '<t>=1\+1</t>'
	is "and there is no formula" "$(grep -c '<f>' \
		"$scratch/table/xl/worksheets/sheet1.xml")" 0
	like "with the official number's column" "$cells" '<t>公式番号</t>'
	like "printed across" "$(cat "$scratch/table/xl/worksheets/sheet1.xml")" \
		'paperSize="9".*orientation="landscape"'
	like "rows are as tall as their text" "$(cat "$scratch/table/xl/worksheets/sheet1.xml")" \
		'row r="2"[^>]* ht="[3-9][0-9]"'
	like "its head stays" "$(cat "$scratch/table/xl/worksheets/sheet1.xml")" 'state="frozen"'
	sleep 2				# a clock in it would show
	ANSHIN_NOW=2027-01-01T00:00:00.000Z a table -o "$scratch/table2.xlsx"
	ok "the same bytes at any time" cmp "$scratch/table.xlsx" "$scratch/table2.xlsx"
else
	is "without the library: exit status" "$status" 3
	like "and what to do instead" "$err" "answers.csv"
fi

done_testing
