#!/bin/bash
# The redacted copy: nothing that identifies is in it, neither in its field nor
# where a note repeats it; no picture, no file; each page says what it is; and
# the records know of no package.
. "$srcdir/tests/tap.sh"
export ANSHIN_DB=$scratch/anshin.db ANSHIN_NOW=2026-04-10T03:00:00.000Z
set_() { "$anshin" set 1 "$@" || fail "set $*"; }

# Every field that the catalogue says identifies, filled with a name of its own
# (the shape of a number where it must be one).
fields=$(awk '/^form:/ { on = 1 } /^chapters:/ { on = 0 }
	on && /^      - id:/ { id = $3 } on && /^        type:/ { type = $2 }
	on && /^        identifies: yes/ { print id, type }' "$srcdir/forms/2024-04/ja.yaml")
is "the check sheet says which" "$(grep -c . <<<"$fields" | sed 's/^1[0-9]$/some/')" some
"$anshin" new "ZQfacility" >/dev/null
while read -r id type; do
	case $type in
	postal) set_ form "$id" 987-6543 ;;
	phone) set_ form "$id" 03-9876-5432 ;;
	email) set_ form "$id" "zq@zqmail.example" ;;
	url) set_ form "$id" "https://zqurl.example/" ;;
	*) set_ form "$id" "ZQ$id" ;;
	esac
done <<<"$fields"
set_ 1-01 verdict fails
set_ 1-01 note "ZQfacility_name の受付は ZQcontact_name が担当。電話 03-9876-5432。"
set_ 1-01 plan.owner "ZQowner"
set_ 1-02 verdict conforms
set_ diagnosis by "ZQdiagnosis"
set_ programme certificate_no "ZQ-0123"
mkdir "$scratch/ZQfolder"
cp "$srcdir/tests/data/images/"*.jpg "$scratch/ZQfolder/ZQphoto.jpg" 2>/dev/null ||
	find "$srcdir" -name '*.jpg' -size -200k | head -n 1 |
	xargs -I{} cp {} "$scratch/ZQfolder/ZQphoto.jpg"
"$anshin" attach 1 1-02 "$scratch/ZQfolder/ZQphoto.jpg" --caption x >/dev/null 2>&1 ||
	"$anshin" attach 1 1-02 "$scratch/ZQfolder/ZQphoto.jpg" >/dev/null
needed=$("$anshin" check 1 --json | jq '[.findings[] | select(.severity == "must")] | length')
before=$(sqlite3 "$ANSHIN_DB" "select count(*) from event")

for lang in ja en; do
	export ANSHIN_LANG=$lang
	pdf=$scratch/$lang.pdf
	run "$anshin" export --redact -o "$pdf" --json
	is "$lang: it is written" $status 0
	is "$lang: with so many pages" "$(jq .pages <<<"$out")" \
		"$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')"
	text=$(pdftotext "$pdf" - | tr -d ' \n')
	unlike "$lang: no name is in it" "$text" "ZQ|zq|987-?6543|9876"
	unlike "$lang: nor in the file's own facts" "$(pdfinfo "$pdf")" "ZQ"
	unlike "$lang: nor unseen" "$(qpdf --qdf --object-streams=disable "$pdf" - |
		strings)" "ZQ(facility|contact|applicant|owner|diag|photo|folder)|zqmail|zqurl"
	is "$lang: no picture" "$(pdfimages -list "$pdf" | tail -n +3 | wc -l)" 0
	is "$lang: no file" "$(pdfdetach -list "$pdf" | head -c 1)" 0
	pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
	[ $lang = ja ] && word="提出不可" || word="not a submission"
	for ((i = 1, n = 0; i <= pages; i++)); do
		pdftotext -f $i -l $i "$pdf" - | grep -q "$word" && n=$((n + 1))
	done
	is "$lang: each page says that it is no submission" $n "$pages"
done
is "the note is there, without the names" "$(pdftotext "$scratch/ja.pdf" - |
	tr -d ' \n' | grep -o '（施設名）の受付は（担当者名）が担当')" \
	"（施設名）の受付は（担当者名）が担当"
is "the journal knows nothing of it" \
	"$(sqlite3 "$ANSHIN_DB" "select count(*) from event")" "$before"
like "what is open is counted as before" "$(pdftotext "$scratch/ja.pdf" - |
	tr -d ' \n')" "未了${needed}件"
run "$anshin" stage 1 submit
unlike "and it cannot be the one that was handed in" "$(sqlite3 "$ANSHIN_DB" \
	"select value from event where field = 'submitted_code'")" .

# In the wizard, and in plain mode; the file's own name tells nothing.
export ANSHIN_LANG=ja HOME=$scratch/home
mkdir -p "$HOME"
printf '%s\n' b b 1 5 3 q | "$anshin" --plain >"$scratch/plain"
like "plain: where it is" "$(tr -d '\n' <"$scratch/plain")" "anshin-redacted-.*pdf"
unlike "plain: no name in its name" "$(find "$HOME" -name '*redacted*')" "ZQ"
find "$HOME" -name '*redacted*' -delete
printf '%s\n' Esc Esc Home Enter F8 F2 ":save done" Esc >"$scratch/keys"
ok "wizard: F2" "$anshin" --replay "$scratch/keys" --dump-dir "$scratch"
like "wizard: it is told" "$(cat "$scratch/done.screen")" "相談用の写し"
is "wizard: and there" "$(find "$HOME" -name '*redacted*.pdf' | wc -l)" 1
done_testing
