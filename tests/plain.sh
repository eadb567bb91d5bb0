#!/bin/bash
# Plain mode: the whole job from an empty store to the printed PDF through a
# pipe, in both languages, compared with what the journal, the commands and
# pdftotext say. Nothing but plain lines may come out.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/plain-keys.sh"
export TERM=dumb

# The items: the first with everything, one not applicable, one unknown.
item_answers() {
	cat <<-END
	2

	6
	1
	2
	2

	8
	受付に掲示。吉田𠮷男が見直す。
	　字下げした二行目
	.
	9
	1
	$scratch/記録 1.txt
	入退室の記録
	13
	b
	7
	1
	２０２５年１１月２０日
	受付
	.

	1

	3
	ここには該当する設備がない
	.

	4

	END
	local i
	for i in {1..52}; do printf '1\n\n'; done
}

walk() { # language, folder
	export ANSHIN_LANG=$1 ANSHIN_DB=$scratch/$1.db
	{
		echo 1; echo "みどり"		# a new facility; named anew on the form
		echo 1; echo 1; form_answers "株式会社$1"
		echo b
		item_answers
		echo q
	} | "$anshin" --plain >"$scratch/$1.1.txt" 2>"$scratch/$1.err"
	is "$1: leaving is clean" $? 0
	# a second start goes on; the last line has no end: it counts as typed
	printf 'b\n5\n6\n5\n5\n1\n%s\nb\n6\n\nb\nu\ny\nl\nr\nl\n?\nq' "$2" |
		"$anshin" --plain >"$scratch/$1.2.txt" 2>>"$scratch/$1.err"
	is "$1: the second time too" $? 0
	is "$1: nothing on stderr" "$(cat "$scratch/$1.err")" ""
}

look() { # language, folder
	local lang=$1 text
	ok "$lang: valid UTF-8" iconv -f UTF-8 -t UTF-8 "$scratch/$lang.1.txt"
	is "$lang: no control character but the line feed" "$(LC_ALL=C \
		tr -d '\n\040-\176\200-\377' <"$scratch/$lang.1.txt" | wc -c)" 0
	if [ "$(cat "$scratch/$lang".[12].txt | widest)" -le 78 ]; then
		pass "$lang: no line over 78 columns"
	else fail "$lang: no line over 78 columns" "$(widest "$scratch/$lang.1.txt")"; fi

	is "$lang: the form is in the journal" "$(journal applicant_name)" "株式会社$lang"
	is "$lang: a wrong value was asked again" "$(journal facility_postal)" "150-0001"
	is "$lang: normalised" "$(journal contact_phone) $(journal opened_on) $(journal seats)" \
		"03-1234-5678 2025-11-25 12"
	is "$lang: choices" "$(journal member_types | wc -w)" 2
	is "$lang: several lines" "$(journal hours)" "一行目 hours
　二行目"
	is "$lang: the note" "$(journal note item/1-01)" "受付に掲示。吉田𠮷男が見直す。
　字下げした二行目"
	is "$lang: one point ticked, one ticked and let go" "$(sqlite3 \
		"$ANSHIN_DB" "select group_concat(value, '|') from event
		where subject='item/1-01' and field like 'check.%'")" "1|1|"
	is "$lang: the reading" "$(sqlite3 "$ANSHIN_DB" "select value from event
		where subject='item/1-01' and field like 'reading.%' order by n" |
		paste -sd,)" "2025-11-20,受付"
	is "$lang: evidence with its caption and what it shows" \
		"$(journal caption) / $(journal privacy)" "入退室の記録 / faces passwords"
	is "$lang: not applicable, with its reason" \
		"$(journal verdict item/1-02) $(journal reason item/1-02)" \
		"na ここには該当する設備がない"
	is "$lang: every item is answered" "$(sqlite3 "$ANSHIN_DB" "select
		count(distinct subject) from event where field='verdict'")" 55
	is "$lang: each with its hour" "$(sqlite3 "$ANSHIN_DB" "select count(*)
		from event where field='confirmed_at' and kind = 'do' and
		value < '2025'")" 0
	run "$anshin" show --json
	is "$lang: the commands see the same" "$(sqlite3 :memory: "select json_extract(
		'${out//\'/\'\'}', '$.application.progress.done')")" 54

	ok "$lang: the package is whole" "$anshin" verify "$2"
	is "$lang: beside it the own copy, and no archive that was refused" \
		"$(cd "$scratch" && echo "${2##*/}"?*)" "${2##*/}-own-copy.pdf"
	text=$(pdftotext "$2/data/submission.pdf" - 2>&1 | tr -d ' \n\f')
	for typed in "みどり𠮷野" "株式会社$lang" "150-0001" \
		"受付に掲示。吉田𠮷男が見直す。" "入退室の記録" \
		"ここには該当する設備がない"; do
		like "$lang: the PDF holds $typed" "$text" "$typed"
	done
}

echo "入室 10:00 山田" >"$scratch/記録 1.txt"
walk ja "$scratch/提出"
look ja "$scratch/提出"
said=$(cat "$scratch"/ja.[12].txt)
like "ja: place and state come first" "$(sed -n 4,5p "$scratch/ja.1.txt")" "場所: 施設の一覧"
like "ja: the state of an item" "$said" "状態: 未回答、確認する点"
like "ja: the sentence that mends a field" "$said" "7桁"
like "ja: a reading is judged at once" "$said" "範囲内"
like "ja: undo says what" "$said" "取り消しました"
like "ja: redo too" "$said" "やり直しました"
like "ja: the language is switched" "$said" "^Place: みどり"
like "ja: ? explains" "$said" "^  q: 終わる"

walk en "$scratch/out"
look en "$scratch/out"
said=$(cat "$scratch"/en.[12].txt)
like "en: place and state come first" "$(sed -n 4,5p "$scratch/en.1.txt")" "Place: the list of facilities"
like "en: a reading is judged at once" "$said" "Within the limit"
is "en: no Japanese but what was typed" "$(grep -P '\p{Han}|\p{Hiragana}|\p{Katakana}' \
	"$scratch/en.1.txt" | grep -vE '「消火器」|\(建築確認\)|みどり|株式|文字|一行目|二行目|受付|記録|ここには')" ""

# --- edges ----------------------------------------------------------------
export ANSHIN_LANG=ja ANSHIN_DB=$scratch/edge.db
plain() { "$anshin" --plain 2>&1; echo "status $?"; }
out=$(plain </dev/null)
like "no input at all: leaves" "$out" "status 0"
out=$(printf '1\nA\n9\n99999999999999999999999\n-1\nxyzzy\n😀\n' | plain)
like "what is no number is asked again" "$out" "1 から 8 の番号"
like "and nothing breaks" "$out" "status 0"
out=$(printf 'b\nb\n1\ng 1-01\n8\n途中まで\nまだ終わり' | plain)
is "the end of the input inside a text keeps it" "$(journal note)" "途中まで
まだ終わり"
out=$(printf 'b\nb\n1\ng 1-01\n8\n+\n続き\n.\n' | plain)
is "+ goes on behind it" "$(journal note)" "途中まで
まだ終わり
続き"
out=$(printf 'b\nb\n1\ng 1-01\n8\n-\n' | plain)
is "- empties it" "$(journal note)" ""
out=$(printf 'b\nb\n1\ng 1-01\n3\n.\n' | plain)
like "not applicable needs a reason" "$out" "理由がない"
is "and is not recorded without" "$(journal verdict)" ""
out=$(printf 'b\nb\n１\nｇ　１−０２\n３\n理由\n。\nｑ\n' | plain)
is "full-width signs do as well" "$(journal verdict item/1-02)" na
out=$(printf 'b\nb\n1\n3\n1\n/nowhere/x.jpg\n\n5\n1\n/proc/x\nq\n' | plain)
like "a file that is not there: a sentence" "$out" "x.jpg"
like "a folder that cannot be made: a sentence" "$out" "/proc"
like "and it goes on" "$out" "status 0"
out=$(printf 'b\nb\n2\n%s\nq\n' "$(head -c 3000 /dev/zero | tr '\0' a)" | plain)
like "a name that is too long: a sentence" "$out" "長すぎます"
like "a line without an end is not waited for" \
	"$(timeout 20 "$anshin" --plain </dev/zero; echo "status $?")" "^status 0$"
printf 'b\nb\n1\n%s\n' "$(head -c 200000 /dev/zero | tr '\0' a)" | plain >"$scratch/long"
like "a line without end is cut and said" "$(cat "$scratch/long")" "欠けています"
printf 'b\nb\n1\ng 1-03\n8\n\033[2J\033]0;x\007終\n.\nr\n' | plain >"$scratch/esc"
is "no escape sequence of the user's comes back" "$(tr -cd '\033\007' <"$scratch/esc" | wc -c)" 0
# Killed inside a text: what came in whole lines is there, the next start says
# so, and u refuses it.
mkfifo "$scratch/keys"
"$anshin" --plain <"$scratch/keys" >/dev/null 2>&1 &
exec 3>"$scratch/keys"
printf 'b\nb\n1\ng 1-04\n8\n前の内容\n.\n8\n新しい一行目\n途中' >&3
for i in {1..100}; do
	[ "$(journal note item/1-04)" = 新しい一行目 ] && break
	sleep 0.05
done
kill -9 $!
wait $! 2>/dev/null
exec 3>&-
out=$(printf 'u\nq\n' | plain)
like "killed inside a text: the next start says so" "$out" "途中だった内容"
like "at the same item" "$out" "項目 1-04"
like "with what was typed" "$out" "新しい一行目"
is "and u refuses it" "$(journal note item/1-04)" 前の内容
# To another machine and into it: what is in the file is said first.
export HOME=$scratch/home
mkdir -p "$HOME"
out=$(printf 'b\nb\n1\n5\n4\nq\n' | plain)
carried=$(find "$HOME" -name '*.anshin' | head -n 1)
like "one file to carry" "$carried" "anshin$"
export ANSHIN_DB=$scratch/other.db
out=$(printf '2\n/nowhere.anshin\n2\n%s\n\nq\n' "$carried" | plain)
like "a file that is not there: a sentence" "$out" "nowhere"
is "looked at only: nothing is taken" "$("$anshin" list --json | jq '.applications | length')" 0
out=$(printf "2\n'%s'\n1\n1\ng 1-04\nq\n" "$carried" | plain)
like "taken in, and there" "$out" "項目 1-04"
is "with what was written" "$(journal note item/1-04)" 前の内容
out=$(printf 'b\nb\n4\n\n1\nb\nq\n' | plain)
like "all facilities by measure" "$out" "1-0[0-9] .*1 施設のうち"
like "and how it stands at each" "$out" ": 未回答$"
# By numbers alone: chapter, item and back; what is open, and where it is mended.
export ANSHIN_DB=$scratch/numbers.db
"$anshin" new みどり >/dev/null
out=$(printf '1\n2\n9\n1\n2\nb\n99\nb\nb\nq\n' | plain)
like "the chapters, with what is done" "$out" "^3\. .*（[0-9]+ のうち 0 済み）"
like "the items of the one that is chosen" "$out" "^7\. 1-07 .*: 未回答"
like "and the item that is chosen there" "$out" "項目 1-02（"
out=$(printf 'b\nb\n1\n4\n\nb\n4\n1\nみどり商会\nq\nq\n' | plain)
like "what is open, counted" "$out" "全部で [0-9]+ 件、うち必要なもの [0-9]+ 件"
like "page by page" "$out" "^16\. 必要、"
is "its number leads to where it is mended" "$(journal applicant_name form)" みどり商会
export ANSHIN_DB=$scratch/edge.db
out=$(printf 'q\n' | env -u TERM "$anshin" --plain 2>&1)
like "without TERM" "$out" "終わります"
if [ -w /dev/full ]; then
	printf '1\nq\n' | "$anshin" --plain >/dev/full 2>"$scratch/full"
	is "output that cannot be written: exit 4" $? 4
fi
done_testing
