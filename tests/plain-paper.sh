#!/bin/bash
# Plain mode, work on paper: all that can be printed, then a sheet typed in row
# by row, counted, mended, and closed; what the journal says of it in the end.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/plain-keys.sh"
shopt -s lastpipe			# what a pipe ends in may set variables
export TERM=dumb ANSHIN_NOW=2026-04-10T03:00:00.000Z

sql() { sqlite3 "$ANSHIN_DB" "$1"; }
page_of() { # ITEM -> the code of the page it was printed on
	sql "select substr(subject, 7) from value where field = 'rows' and
		char(10) || value like '%' || char(10) || '$1 %'"
}
rows_of() { sql "select value from value where field = 'rows' and
	subject = 'sheet/$1'" | grep -oE '^[0-9]-[0-9]+'; }
tick() { journal "$2" "round/$1"; }
plain() { # WHAT; keys on standard input, from the place it was left at
	{ printf '%s\n' b b b b 1; cat; } | "$anshin" --plain \
		>"$scratch/said" 2>"$scratch/err"
	is "$lang: $1 ends well" "$?$(cat "$scratch/err")" 0
	said=$(cat "$scratch/said")
	cat "$scratch/said" >>"$scratch/$lang.all"
}
blanks() { local i; for i in $(seq "$1"); do echo; done; }

printing() {
	"$anshin" new "$1" >"$scratch/new"
	printf '%s\n' 8 1 2 5 6 '' q | plain "printing"
	for kind in sheet.pdf blank.pdf handover.pdf; do
		file=$(find "$HOME" -name "*-$kind")
		ok "$lang: $kind" qpdf --check "${file:-none}"
	done
	is "$lang: a table too" "$(find "$HOME" -name '*.xlsx' | wc -l)" 1
	is "$lang: every item is on some page" "$(sql "select value from value where
		field = 'rows' and subject glob 'sheet/*'" |
		grep -oE '^[0-9]-[0-9]+' | sort -u | wc -l)" 55
}

# A page that begins with an item without values: its code, its rows.
plain_page() {
	for first in $(awk '/^      - id: [0-9]-/ { if (id && !has) print id
			id = $3; has = 0 }
		/^        readings:/ { has = 1 }' "$srcdir/forms/2024-04/ja.yaml"); do
		code=$(page_of "$first")
		mapfile -t ids < <(rows_of "$code")
		n=${#ids[@]}
		[ "${ids[0]}" != "$first" ] || [ "$n" -lt 4 ] || return 0
	done
}

rows() {
	plain_page
	# A code that is none, one of other papers, and the page's, as hands type it.
	# Then: points, photos, blank, back, not applicable, failing; the rest blank.
	{
		printf '%s\n' 8 3 XXXX S12T-8F5C "$(tr A-Z a-z <<<"$code")" \
			t 't ac' v '0123、0124' '' '<' 3 "$2" 7 1 2
		blanks $((n - 3))
		echo q
	} | plain "typing in"
	like "$lang: no code" "$said" "${w[nocode]}"
	like "$lang: another's code" "$said" "${w[other]}"
	like "$lang: points want letters" "$said" "${w[letters]}"
	like "$lang: a number that is none is asked again" "$said" "${w[range]}"
	is "$lang: the points" "$(journal check.a "item/$first")$(journal check.b \
		"item/$first")$(journal check.c "item/$first")" 11
	is "$lang: the photos" "$(journal photos "item/$first")" "0123 0124"
	is "$lang: back to the first row, and its reason" \
		"$(journal verdict "item/$first") $(journal reason "item/$first")" "na $2"
	is "$lang: the answers" "$(journal verdict "item/${ids[1]}") $(journal \
		verdict "item/${ids[2]}")" "conforms fails"
	is "$lang: a blank row answers nothing" \
		"$(journal verdict "item/${ids[3]}")$(tick "$code" "${ids[3]}")" blank
	like "$lang: counted" "$said" "^${w[counts]//N/$n}${w[blank]} $((n - 3))"
}

# The folder of photos brings the question that a single one brings, for each.
photos() {
	mkdir "$HOME/camera"
	cp "$srcdir/assets/demo/evidence/aed.jpg" "$HOME/camera/IMG_0123.JPG"
	cp "$srcdir/assets/demo/evidence/air-meter.jpg" "$HOME/camera/IMG_0124.JPG"
	printf '%s\n' 8 4 "$HOME/camera" 9 0 '' q | plain "the photos"
	like "$lang: each is named" "$said" "2.*IMG_012[34].JPG.*$first"
	like "$lang: and asked about" "$said" "${w[shows]}"
	is "$lang: what is answered is kept" "$(sql "select value from value where
		field = 'privacy'")" none
	like "$lang: Enter leaves the rest for later" "$said" "${w[later]}"
}

counts() {
	# The second row again; the counts; then from the first row anew.
	printf '%s\n' 8 3 "$code" 2 4 q | plain "a row again"
	is "$lang: mended" "$(journal verdict "item/${ids[1]}")" unknown
	like "$lang: what was typed is said" "$said" "${w[typed]}"
	printf '%s\n' 8 3 "$code" r 1 q | plain "the page again"
	is "$lang: the first row is typed anew" "$(tick "$code" "$first")" conforms
	is "$lang: the others are open" "$(tick "$code" "${ids[2]}")" ""
	{ printf '%s\n' 8 3 "$code" 1 2; blanks $((n - 3)); printf '%s\n' '' '' q; } |
		plain "closing"
	is "$lang: the counts agree, today" "$(journal closed "round/$code")" 2026-04-10
	like "$lang: Enter is the next page" "$said" "${w[next]}"
	like "$lang: and opens it" "$(sed -n "/${w[next]}/,\$p" <<<"$said")" "${w[first]}"
}

# A value on the paper goes to the reading, and is kept as other values are.
values() {
	code=$(page_of 1-01)
	k=$(rows_of "$code" | grep -n '^1-01$' | cut -d: -f1)
	{
		printf '%s\n' 8 3 "$code"
		blanks $((k - 1))
		printf '%s\n' v '２０２５年１１月２０日' '' 1 q
	} | plain "a value"
	is "$lang: the value" "$(sql "select value from value where
		subject = 'item/1-01' and field like 'reading.%'")" 2025-11-20
	# By Enter and by b: back to the papers, and to the overview.
	printf '%s\n' 8 3 '' 3 b '' 1 q | plain "going back"
	is "$lang: three times at the papers" "$(grep -c "${w[papers]}" <<<"$said")" 3
}

job() {
	lang=$1
	export ANSHIN_LANG=$lang HOME=$scratch/$lang ANSHIN_DB=$scratch/$lang/a.db
	mkdir -p "$HOME"
	printing Midori; rows "$@"; photos; counts; values
	is "$lang: no line over 78 columns" "$(widest "$scratch/$lang.all" |
		awk '{ print ($1 > 78) }')" 0
}

declare -A w=(
	[nocode]='ページのコードではありません' [other]='この記録から印刷されていません'
	[letters]='例：t ab' [range]='0 から 4 の番号' [typed]='入力済み：適合'
	[counts]='この紙 N行　記入 3　' [blank]='空欄' [next]='次のページ'
	[first]='^1行目' [shows]='次のものが写って'
	[later]='^まだ見ていない写真が1枚' [papers]='紙での点検$'
)
job ja 該当する台帳がない
w=(
	[nocode]='This is no page code' [other]='No page with this code was printed'
	[letters]='for example: t ab' [range]='number from 0 to 4'
	[typed]='Typed: Conforms' [counts]='Rows N　Ticked 3　' [blank]='Blank'
	[next]='the next page' [first]='^Row 1 of' [shows]='show any of these' [later]='^1 photo waits'
	 [papers]='work on paper$'
)
job en "there is no ledger"
no_kana "en: no Japanese" "$(cat "$scratch/en.all")"
done_testing
