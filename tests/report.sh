#!/bin/bash
# The submission document: its blocks against a golden text, its PDF against
# the standard tools, and what is left behind when it cannot be written.
. "$srcdir/tests/tap.sh"
tool=$top_builddir/tests/report-tool
data=$srcdir/tests/report
cd "$data" || exit 1
report() { "$tool" "$1" tiny "${sheet:-tiny.sheet}" "${@:2}"; }

# --- blocks -----------------------------------------------------------------
got=$(report en dump)
if [ -n "${UPDATE_GOLDEN-}" ]; then printf '%s\n' "$got" >tiny.txt; fi
if diff <(printf '%s\n' "$got") tiny.txt >"$scratch/diff"; then
	pass "the blocks are those of tiny.txt"
else
	fail "the blocks are those of tiny.txt" "$(cat "$scratch/diff")"
fi

# --- the PDF ----------------------------------------------------------------
for lang in ja en; do
	pdf=$scratch/$lang.pdf
	run report $lang pdf "$pdf"
	is "$lang: it is written" "$status" 0
	read -r pages bytes hash missing <<<"$out"
	is "$lang: size as reported" "$(stat -c %s "$pdf")" "$bytes"
	is "$lang: hashed while it was written" \
		"$(sha256sum "$pdf" | cut -d' ' -f1)" "$hash"
	is "$lang: no character is missing" "$missing" ""
	ok "$lang: qpdf finds no fault" qpdf --check "$pdf"
	is "$lang: page count" "$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')" \
		"$pages"
	like "$lang: A4" "$(pdfinfo "$pdf")" '^Page size: .*A4'
	fonts=$(pdffonts "$pdf" | tail -n +3 | awk '{print $(NF-4), $(NF-3), $(NF-2)}' | sort -u)
	is "$lang: every font embedded, cut, with Unicode" "$fonts" "yes yes yes"
	pdftotext -layout "$pdf" "$scratch/text" 2>"$scratch/pdftotext.err"
	is "$lang: poppler has nothing to complain of" \
		"$(cat "$scratch/pdftotext.err")" ""
	text=$(cat "$scratch/text")
	for want in 𠮷田①号館 株式会社髙﨑 '𠮷田 花子' 受付①𠮷.jpg \
		机上の照度 7KQ4-M2XD-93TA \
		'e3b0c442 98fc1c14 9afbf4c8' "1 / $pages" "$pages / $pages"; do
		like "$lang: the text holds $want" "$text" "$want"
	done
done
text=$(pdftotext -layout "$scratch/ja.pdf" -)
like "it says that it is no official form" "$text" '公式様式ではありません'
n=$(pdftotext "$scratch/ja.pdf" - | grep -c '未完（')
ok "every page says 未完 while something is open" test "$n" -ge "$pages"
like "title" "$(pdfinfo "$scratch/ja.pdf")" '^Title: .*𠮷田①号館'
like "language" "$(qpdf --qdf --object-streams=disable "$scratch/ja.pdf" - |
	strings)" '/Lang \(ja\)'
outline=$(qpdf --json --json-key=outlines "$scratch/ja.pdf")
like "the outline names the chapters" "$outline" '第1章'
ok "links are there" grep -aq '/Subtype /Link' "$scratch/ja.pdf"

# --- the same twice ----------------------------------------------------------
mkdir "$scratch/other"
TZ=America/Lima LC_ALL=C.UTF-8 HOME=/nowhere run report ja pdf \
	"$scratch/other/again.pdf"
ok "the same input gives the same bytes in another folder and time zone" \
	cmp "$scratch/ja.pdf" "$scratch/other/again.pdf"
sed 's/二行目/三行目/' tiny.sheet >"$scratch/changed.sheet"
run "$tool" ja tiny "$scratch/changed.sheet" pdf "$scratch/changed.pdf"
differ() { ! cmp -s "$1" "$2"; }
ok "a changed answer gives other bytes" differ "$scratch/ja.pdf" \
	"$scratch/changed.pdf"

# --- QR -----------------------------------------------------------------------
if command -v zbarimg >/dev/null; then
	pdftoppm -r 150 -png "$scratch/ja.pdf" "$scratch/page" 2>/dev/null
	codes=$(for f in "$scratch"/page-*.png; do
		zbarimg -q --raw "$f" 2>/dev/null; done)
	is "every page has its code" \
		"$(grep -c '^ANSHIN1 C:7KQ4-M2XD-93TA V:2024-04 P:' <<<"$codes")" \
		"$(pdfinfo "$scratch/ja.pdf" | sed -n 's/^Pages: *//p')"
	like "a photo's code holds its full hash" "$codes" \
		'E-001 I:1-01 2-01 H:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855'
else
	pass "every page has its code # SKIP zbarimg is not installed"
fi

# --- characters no font has -----------------------------------------------------
sed 's/受付のようす/受付𒀀のようす/' tiny.sheet >"$scratch/rare.sheet"
run "$tool" ja tiny "$scratch/rare.sheet" pdf "$scratch/rare.pdf"
like "a character no font has is reported" "$out" '𒀀'
like "and printed as 〓" "$(pdftotext "$scratch/rare.pdf" -)" '受付〓のようす'

# --- without evidence ---------------------------------------------------------
grep -v '^evidence\|^@photo' tiny.sheet >"$scratch/bare.sheet"
run "$tool" en tiny "$scratch/bare.sheet" pdf "$scratch/bare.pdf"
page=$(pdftotext -layout "$scratch/bare.pdf" - |
	awk -v RS='\f' '/No file is attached/')
like "without evidence the register is a sentence, not a page" "$page" \
	'What is unfinished'
text=$(pdftotext -layout "$scratch/bare.pdf" -)
like "the package can still be checked" "$text" 'manifest-sha256'
unlike "but no files, where there are none" "$text" 'certutil'

# --- failures leave nothing ------------------------------------------------------
empty() { [ -z "$(ls -A "$1")" ]; }
mkdir "$scratch/full" "$scratch/dir"
run report ja pdf "$scratch/none/x.pdf"
is "a folder that is not there: exit 4" "$status" 4
like "with a sentence" "$err" '.+'
(ulimit -f 8 && report ja pdf "$scratch/full/x.pdf") >"$scratch/o" 2>&1
is "a full disk: exit 4" "$?" 4
ok "and nothing is left of it" empty "$scratch/full"
cp "$scratch/ja.pdf" "$scratch/dir/x.pdf"
(ulimit -f 8 && report ja pdf "$scratch/dir/x.pdf") >/dev/null 2>&1
ok "what stood there before still stands" cmp "$scratch/ja.pdf" \
	"$scratch/dir/x.pdf"
is "and alone" "$(ls -A "$scratch/dir")" x.pdf
sed 's/\tphoto\.jpg\t/\tgone.jpg\t/' tiny.sheet >"$scratch/gone.sheet"
run "$tool" ja tiny "$scratch/gone.sheet" pdf "$scratch/gone.pdf"
is "a photo that vanished is left out, the export goes on" "$status" 0
ok "a vanished photo leaves a sound PDF" qpdf --check "$scratch/gone.pdf"
like "and its page says so" "$(pdftotext "$scratch/gone.pdf" -)" \
	'印刷用に用意した画像を読めません|The prepared picture cannot be read'

# --- memory does not grow with photos ---------------------------------------------
many() { # COUNT
	cat tiny.sheet
	for ((i = 10; i < 10 + $1; i++)); do
		id=018f0000-0000-7000-8000-0000000$((10000 + i))
		printf 'evidence/%s\tname\t写真%d.jpg\nevidence/%s\tsha256\t%064d\n' \
			$id $i $id $i
		printf 'evidence/%s\tpath\t/tmp/x\nevidence/%s\titems\t1-01\n' $id $id
		printf '@photo\t%s\t%s\t1600\t1200\n' $id "$scratch/big.jpg"
	done
}
cat photo.jpg >"$scratch/big.jpg"
head -c 400000 /dev/zero >>"$scratch/big.jpg"
peak() { # COUNT -> KB
	many "$1" >"$scratch/many.sheet"
	(exec 2>&1; "$tool" ja tiny "$scratch/many.sheet" pdf \
		"$scratch/many.pdf" >/dev/null & p=$!
	 m=0
	 while kill -0 $p 2>/dev/null; do
		r=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' /proc/$p/status 2>/dev/null)
		[ -n "$r" ] && [ "$r" -gt "$m" ] && m=$r
	 done
	 wait $p; echo "$m")
}
if [ -r /proc/self/status ] && [ -z "${SANITIZED-}${VALGRIND-}${COVERAGE-}" ]; then
	few=$(peak 4)
	lots=$(peak 100)
	size=$(stat -c %s "$scratch/many.pdf")
	ok "100 photos are all in it ($size bytes)" test "$size" -gt 40000000
	ok "and memory hardly grew ($few -> $lots KB)" \
		test $((lots - few)) -lt 8192
fi
done_testing
