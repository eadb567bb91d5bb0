#!/bin/bash
# The submission package as its receiver meets it: whole by the tools that any
# computer has, the same bytes wherever it is made, never half there, and
# verify names what somebody did to it.
. "$srcdir/tests/tap.sh"
export ANSHIN_NOW=2024-06-01T03:00:00.000Z
demo=$scratch/demo
db=$demo/anshin.db
first=$demo/package

sums() { # DIR
	(cd "$1" && sha256sum --quiet --strict -c manifest-sha256.txt &&
		sha256sum --quiet --strict -c tagmanifest-sha256.txt)
}
code() { sed -n 's/^External-Identifier: //p' "$1/bag-info.txt"; }

run "$anshin" demo "$demo"
is "the demo is made" "$status" 0
ok "sha256sum -c passes in it" sums "$first"
run "$anshin" verify "$first"
is "anshin verify passes too" "$status" 0
like "the code has eight signs" "$(code "$first")" \
	'^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'
like "the PDF carries the code" \
	"$(pdftotext "$first/data/submission.pdf" - | tr -d '\0')" \
	"$(code "$first")"
is "the payload's sum is right" \
	"$(sed -n 's/^Payload-Oxum: //p' "$first/bag-info.txt")" \
	"$(find "$first/data" -type f -printf '%s\n' |
		awk '{ s += $1 } END { print s "." NR }')"
is "no name but ASCII" \
	"$(find "$first" | LC_ALL=C grep -c '[^ -~]')" 0
is "nothing is open to others" \
	"$(find "$first" -perm /077 | wc -l)" 0
unlike "no path of the user's disk is told" \
	"$(grep -rlF "$scratch" "$first" || true)" .
is "the tables end their lines as Windows does" \
	"$(tail -c 2 "$first/data/answers.csv" | od -An -tx1 | tr -d ' ')" 0d0a
is "and begin with the mark that Excel needs" \
	"$(head -c 3 "$first/data/index.csv" | od -An -tx1 | tr -d ' ')" efbbbf

# Another folder, time zone, locale, umask, empty cache, other file times.
find "$demo/evidence" -type f -exec touch -d 2001-02-03 {} +
rm -rf "$demo/photos"
run env TZ=America/New_York LC_ALL=C LANG=de_DE.UTF-8 HOME="$scratch" \
	bash -c "umask 0; exec '$anshin' --db '$db' export -o '$scratch/other/x'"
ok "made elsewhere it is the same, byte for byte" \
	diff -r "$first" "$scratch/other/x"
is "even in its times" \
	"$(cd "$first" && find . -printf '%p %T@ %m\n' | sort)" \
	"$(cd "$scratch/other/x" && find . -printf '%p %T@ %m\n' | sort)"

before=$(stat -c %i "$first")
run "$anshin" --db "$db" export -o "$first"
is "the same again leaves what stands there" "$(stat -c %i "$first")" "$before"
is "and nothing beside it" "$(find "$demo" -maxdepth 1 -name 'package-*' |
	wc -l)" 0

# The cache of prepared photos: used ones stay, however old, an unused one goes.
stale=$(printf x | sha256sum | cut -c1-64).jpg
cp "$(find "$demo/photos" -name '*.jpg' | head -n 1)" "$demo/photos/$stale"
touch -d 2020-01-01 "$demo/photos"/*
kept=$(cd "$demo/photos" && stat -c '%i %n' *.jpg | grep -v "$stale")
run "$anshin" --db "$db" export -o "$first"
is "what is printed stays prepared, what nobody prints any more goes" \
	"$(cd "$demo/photos" && stat -c '%i %n' *.jpg)" "$kept"

old=$(code "$first")
item=$(sed -n 's/^ *"id": "\([0-9]-[0-9]*\)",$/\1/p' \
	"$first/data/answers.json" | head -n 1)
run "$anshin" --db "$db" set 1 "$item" note '=HYPERLINK("http://x","y")'
run "$anshin" --db "$db" export -o "$first"
ok "an older package is kept with its code" sums "$first-$old"
ok "and the new one stands in its place" sums "$first"
is "with a code of its own" "$([ "$(code "$first")" != "$old" ]; echo $?)" 0
like "no cell is a formula" "$(cat "$first/data/answers.csv")" \
	"\"'=HYPERLINK"

# A second sample, made apart, is the same: nothing random is in it.
run "$anshin" demo "$scratch/demo2"
run "$anshin" --db "$scratch/demo2/anshin.db" export -o "$scratch/twin"
ok "a sample made anew gives the same bytes" diff -r "$scratch/twin" \
	"$scratch/demo2/package"
ok "as the first one did" diff -r "$scratch/twin" "$scratch/other/x"
unlike "no number of the store is in it" \
	"$(cat "$scratch/twin/data/answers.json")" \
	'[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-'

# The PDF: sound, with all fonts, and the pages of documents in it.
pdf=$scratch/twin/data/submission.pdf
ok "qpdf finds no fault" qpdf --check "$pdf"
is "every font is embedded" "$(pdffonts "$pdf" 2>/dev/null | tail -n +3 |
	awk '{ print $(NF - 4) }' | sort -u)" yes
like "the words of an attached PDF are in it" \
	"$(pdftotext "$pdf" - | tr -d ' \n\f')" '情報セキュリティ方針・個人情報の取扱方針'
if command -v zbarimg >/dev/null; then
	last=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
	pdftoppm -r 150 -f $((last - 1)) -l $((last - 1)) -png "$pdf" \
		"$scratch/page"
	like "a page of a document has its code" \
		"$(zbarimg -q --raw "$scratch"/page-*.png 2>/dev/null)" 'E-[0-9]+ D:1/1 I:'
fi
two() { "$anshin" --db "$scratch/demo2/anshin.db" "$@"; }

# Choices, the archive, the own copy.
run two export -o "$scratch/four" --per-page 4 --zip --own-copy --no-pages
ok "with choices it is whole too" sums "$scratch/four"
first_zip=$(sha256sum <"$scratch/four.zip")
rm "$scratch/four.zip"
run two export -o "$scratch/four" --per-page 4 --zip --own-copy --no-pages
is "the archive is the same twice" "$(sha256sum <"$scratch/four.zip")" \
	"$first_zip"
ok "unzip can read it" unzip -q "$scratch/four.zip" -d "$scratch/unzipped"
ok "and holds the same tree" diff -r "$scratch/four" \
	"$scratch/unzipped/anshin-package"
like "the own copy says so" \
	"$(pdftotext -l 1 "$scratch/four-own-copy.pdf" -)" '控え'
run two export -o "$scratch/five" --per-page 5
is "five photos to a page: exit status" "$status" 2
run two sheet -o "$scratch/sheet.pdf"
ok "the walk-round sheet is sound" qpdf --check "$scratch/sheet.pdf"

# What was handed in stays; what comes after says what changed.
run two stage 1 submit
run two export -o "$scratch/again"
ok "an edition handed in can be made again" diff -r "$scratch/twin" \
	"$scratch/again"
run two set 1 4-03 note 'edited later'
run two export -o "$scratch/next"
# Both were made before the day of submission: either is "the one before".
like "the next edition names the one before" \
	"$(pdftotext -l 1 "$scratch/next/data/submission.pdf" -)" \
	"第2版.*($(code "$scratch/four")|$(code "$scratch/twin"))"
like "and lists what changed" \
	"$(pdftotext "$scratch/next/data/submission.pdf" - | tr '\n' ' ')" \
	'前に提出した版から.*edited later'

# Originals that are no longer what the package holds.
echo more >>"$scratch/demo2/evidence/equipment.csv"
run two verify "$scratch/next"
is "a package outlives its originals" "$status" 0
like "a changed original is named" "$out" 'E-[0-9]+.*equipment\.csv'
run "$anshin" verify "$srcdir/tests/data/package-1"
is "a package of an earlier version is whole" "$status" 0

# Photos without what the camera knows; locked and damaged PDFs.
"$top_builddir/tests/pictures" make "$scratch/pictures" 2>/dev/null || {
	mkdir -p "$scratch/pictures"
	"$top_builddir/tests/pictures" make "$scratch/pictures"; }
sample=$srcdir/assets/demo/evidence/policy.pdf
qpdf --encrypt a b 256 -- "$sample" "$scratch/locked.pdf"
head -c 3000 "$sample" >"$scratch/cut.pdf"
run two attach 1 4-03 "$scratch/pictures/turned-6.jpg" \
	"$scratch/locked.pdf" "$scratch/cut.pdf"
run two export -o "$scratch/clean"
ok "a locked and a cut PDF do not stop it" sums "$scratch/clean"
like "the locked one is named" "$out$err" 'locked\.pdf'
like "the cut one is named" "$out$err" 'cut\.pdf'
copy=$(find "$scratch/clean/data" -name '*turned-6.jpg')
is "the place is gone from the copy" "$(grep -c GPS "$copy")" 0
like "the register holds both sums" \
	"$(pdftotext "$scratch/clean/data/submission.pdf" - | tr -d ' \n')" \
	"$(sha256sum "$copy" | cut -c1-64)"
run two export -o "$scratch/kept" --keep-metadata
copy=$(find "$scratch/kept/data" -name '*turned-6.jpg')
ok "unless it is to stay" cmp "$copy" "$scratch/pictures/turned-6.jpg"

# Codes are looked up where they were made, also as a person reads them.
export ANSHIN_DB=$scratch/demo2/anshin.db
run "$anshin" show 1
code=$(sed -n 's/^ *\([0-9A-Z-]*\)  .*第1版.*/\1/p' <<<"$out")
folder=$(sed -n '/第1版/{n;s/^ *//p;}' <<<"$out")
is "the packages of an application are listed, with their folders" \
	"$code" "$(code "$folder")"
run "$anshin" show "$(echo "$code" | tr -d - | tr 01A-Z olA-Z)"
like "a code leads to the application, the edition and the folder" \
	"$(tr '\n' ' ' <<<"$out")" "みどり.*第1版.*$folder"
run "$anshin" set 1 4-03 note 'edited again'
run "$anshin" export -o "$folder"
run "$anshin" show "$code"
like "and to where it was moved" "$out" "$folder-$code"
run "$anshin" show 0000-0000
is "a code of another place: exit status" "$status" 3
unset ANSHIN_DB

# A seal or a stamp that was put on a PDF is printed, a hidden note is not.
stamp() { # FLAGS WORD: an annotation and what it looks like
	local look="BT /F1 18 Tf 10 20 Td ($2) Tj ET"
	printf '%d 0 obj\n<</Type/Annot/Subtype/Stamp/F %d/Rect[200 200 400 260]/AP<</N %d 0 R>>>>\nendobj\n' \
		"$3" "$1" $(($3 + 1))
	printf '%d 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 200 60]/Resources<</Font<</F1 5 0 R>>>>/Length %d>>\nstream\n%s\nendstream\nendobj\n' \
		$(($3 + 1)) ${#look} "$look"
}
{
	page='BT /F1 24 Tf 72 700 Td (THE-PAGE) Tj ET'
	printf '%%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n'
	printf '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n'
	printf '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[6 0 R 8 0 R]>>\nendobj\n'
	printf '4 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n' \
		${#page} "$page"
	printf '5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n'
	stamp 4 APPROVED 6
	stamp 2 HIDDEN-NOTE 8
	printf 'trailer\n<</Root 1 0 R/Size 10>>\n%%%%EOF\n'
} >"$scratch/raw.pdf"
qpdf --warning-exit-0 "$scratch/raw.pdf" "$scratch/stamped.pdf" 2>/dev/null
run two attach 1 4-03 "$scratch/stamped.pdf"
run two export -o "$scratch/stamped"
text=$(pdftotext "$scratch/stamped/data/submission.pdf" - | tr -d '\0')
like "the page of a stamped PDF is printed" "$text" THE-PAGE
like "with its stamp" "$text" APPROVED
unlike "without what is hidden on it" "$text" HIDDEN-NOTE
ok "and the document is sound" qpdf --check \
	"$scratch/stamped/data/submission.pdf"

# What somebody did to it.
fault() { # WHAT FILE-IN-THE-ANSWER
	run "$anshin" verify "$scratch/bad"
	is "$1: exit status" "$status" 1
	like "$1: the file is named" "$out" "$2"
	rm -rf "$scratch/bad"
}
spoil() { cp -a "$first" "$scratch/bad"; }
spoil; echo >>"$scratch/bad/data/answers.csv"
fault "a changed file" data/answers.csv
spoil; rm "$scratch/bad/data/submission.pdf"
fault "a missing file" data/submission.pdf
spoil; echo >"$scratch/bad/data/evidence/new.txt"
fault "an extra file" data/evidence/new.txt
spoil; sed -i '2s/./x/' "$scratch/bad/manifest-sha256.txt"
fault "a damaged manifest" manifest-sha256.txt
spoil; rm "$scratch/bad/tagmanifest-sha256.txt"
fault "a missing manifest" tagmanifest-sha256.txt
spoil; rm "$scratch/bad/data/README.txt"
ln -s /etc/passwd "$scratch/bad/data/README.txt"
fault "a link to elsewhere" data/README.txt
run "$anshin" verify "$scratch"
is "what is no package: exit status" "$status" 3
run "$anshin" verify "$scratch/nowhere"
is "what is not there: exit status" "$status" 3

# Evidence that is gone is named and left out.
lost=$(find "$demo/evidence" -type f | sort | head -n 1)
mv "$lost" "$scratch/kept"
run "$anshin" --db "$db" export -o "$scratch/lost"
like "missing evidence is named" "$out$err" "$(basename "$lost")"
ok "the package is whole without it" sums "$scratch/lost"
like "its index says so" "$(cat "$scratch/lost/data/index.csv")" \
	"同梱なし|left out"
mv "$scratch/kept" "$lost"

# Other people's folders.
mkdir "$scratch/docs"
echo mine >"$scratch/docs/mine.txt"
run "$anshin" --db "$db" export -o "$scratch/docs"
is "a folder with other things keeps them" \
	"$(cat "$scratch/docs/mine.txt")" mine
ok "and gets the package as a folder" sums "$scratch"/docs/anshin-1-*

# A disk that is full after 100 KB.
run bash -c "trap '' XFSZ; ulimit -f 100
	exec '$anshin' --db '$db' export -o '$scratch/full'"
is "a full disk: exit status" "$status" 4
is "a full disk: a sentence" "$([ -n "$err" ]; echo $?)" 0
is "a full disk: nothing is left" "$(find "$scratch" -maxdepth 1 \
	-name 'full*' | wc -l)" 0

# The package fits, the archive does not: neither stands there.
run bash -c "trap '' XFSZ; ulimit -f $(($(stat -c %s \
	"$first/data/submission.pdf") / 1024 + 300))
	exec '$anshin' --db '$db' export -o '$scratch/full' --zip --own-copy"
is "no room for the archive: exit status" "$status" 4
is "no room for the archive: nothing is left" "$(find "$scratch" -maxdepth 1 \
	-name 'full*' | wc -l)" 0

# Killed at any moment: the old package or the new one, never a part.
bad=0
run "$anshin" --db "$db" set 1 "$item" note "kill"
for pause in 0.01 0.05 0.1 0.15 0.2 0.25 0.3 0.4 0.5 0.6; do
	"$anshin" --db "$db" export -o "$first" --zip --own-copy \
		>/dev/null 2>&1 &
	pid=$!
	sleep $pause
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	sums "$first" >/dev/null 2>&1 || bad=1
	[ ! -e "$first.zip" ] || tail -c 22 "$first.zip" | head -c 2 |
		grep -q PK || bad=1
done 2>/dev/null
is "killed at ten moments, a whole package stands there" $bad 0
run "$anshin" --db "$db" export -o "$first"
ok "and the next export is whole" sums "$first"
is "and takes away what the killed ones left" \
	"$(find "$demo" -maxdepth 1 -name '*.part-*')" ""

if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
	run strace -f -qq -e trace=socket,connect -o "$scratch/calls" \
		"$anshin" --db "$db" export -o "$scratch/quiet"
	unlike "no network is asked for" "$(cat "$scratch/calls")" 'AF_INET'
fi
done_testing
