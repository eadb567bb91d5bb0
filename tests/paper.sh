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

# --- slip and handover ----------------------------------------------------------
a slip 1 4-03 -o "$scratch/slip.pdf"
is "the slip: exit status" "$status" 0
ok "the slip is sound" qpdf --check "$scratch/slip.pdf"
is "on one page" "$(pdfinfo "$scratch/slip.pdf" | sed -n 's/^Pages: *//p')" 1
like "with the question" "$(text "$scratch/slip.pdf")" '4-03'
a slip 1 9-99 -o "$scratch/none.pdf"
is "a slip on no item: exit status" "$status" 3
a slip 1 4-03
is "a slip without a file: usage" "$status" 2
a handover -o "$scratch/handover.pdf"
is "the handover: exit status" "$status" 0
ok "the handover is sound" qpdf --check "$scratch/handover.pdf"
flat=$(text "$scratch/handover.pdf" | tr -d ' \n')
like "it says where the records are" "$flat" "records/anshin.db"
like "what was decided" "$flat" "試した日を書いた"
like "and what is open" "$flat" "5-01"
no_kana "in English nothing is Japanese but the names" \
	"$(ANSHIN_LANG=en "$anshin" handover -o "$scratch/en.pdf")"

done_testing
