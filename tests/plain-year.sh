#!/bin/bash
# The programme's year in plain mode, through pipes, in both languages: first
# application, stages, submission, a question and its answer, certificate, plan,
# and a renewal where what is unchanged takes one number. What was said is
# compared with the journal, the commands and the packages.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/plain-keys.sh"
export TERM=dumb
shopt -s lastpipe		# "plain" at the end of a pipe is in this shell
now() { export ANSHIN_NOW=$1T03:00:00.000Z; }

# What is typed comes in; what is said stands in $said and in a file for all.
plain() { # what it is
	"$anshin" --plain >"$scratch/said" 2>"$scratch/err"
	is "$lang: $1" $? 0
	is "$lang: $1: nothing on stderr" "$(cat "$scratch/err")" ""
	cat "$scratch/said" >>"$scratch/$lang.all"
	said=$(cat "$scratch/said")
}
# The number of a line of the way, by how it begins: lines may be added.
way() { # words
	printf '%s\n' b b 1 7 q | "$anshin" --plain 2>&1 |
		sed -n "s/^\\([0-9]*\\)\\. \\($1\\).*/\\1/p" | tail -n 1
}
json() { # command ... PATH
	"$anshin" "${@:1:$#-1}" --json 2>/dev/null | jq -r "${@: -1}"
}

first() {
	now 2026-04-10
	# 1: new; 1, 1: the form, its first section; then the items, 5-01 fails
	{
		echo 1; echo x; echo 1; echo 1; form_answers "株式会社$lang"
		echo b; echo "g 1-01"
		for i in {1..55}; do printf '1\n\n'; done
		printf 'g 5-01\n2\n'
	} | plain "the first application"
	for row in grade plan questions renew; do
		at[$row]=$(way "${w[$row]}")
	done
	# the way: stage 2 today, stage 3 on a day in the Japanese calendar
	printf '%s\n' b b 1 7 2 1 3 2 someday 令和8年4月20日 \
		"${at[grade]}" |
		plain "stages"
	like "$lang: a day that is none is asked again" "$said" "2026-04-10"
	is "$lang: the stage is recorded" \
		"$(journal stage) $(journal stage.confirm)" "confirm 2026-04-20"
	like "$lang: that its day is still to come is told" "$said" \
		"先の日です|still to come"
	like "$lang: where it stands is said" "$said" "${w[stage]}"
	like "$lang: a grade says what it costs" "$said" "110,000"

	# the plan of what fails
	printf '%s\n' b b 1 7 "${at[plan]}" 1 1 表示板を付ける . 2 佐藤 3 2026-04-30 \
		4 '１２,０００' 5 2 b b b | plain "the plan"
	like "$lang: 5-01 is in it by itself" "$said" "^1\\. 5-01 "
	is "$lang: the plan is recorded" "$(for f in measure owner due cost state; do
		journal plan.$f item/5-01; done | paste -sd/)" \
		"表示板を付ける/佐藤/2026-04-30/12000/doing"
}

findings() {
	# by kind, by chapter, and back to all; the place of one, and back
	printf '%s\n' b b 1 4 k 4 c 2 c 1 k 1 1 b b | plain "findings"
	like "$lang: only one kind" "$said" "${w[kind]}"
	like "$lang: of one chapter" "$said" "${w[chapter]}"
	is "$lang: the first is the worst" "$(grep -cE "${w[fails]}" <<<"$said" |
		sed 's/^[1-9].*/some/')" some
}

submission() {
	now 2026-05-01
	printf '%s\n' b b 1 5 1 "$scratch/$lang/first" b 7 4 1 | plain "submission"
	like "$lang: progress is said in lines" "$said" "${w[progress]}"
	ok "$lang: the package is whole" "$anshin" verify "$scratch/$lang/first"
	code=$(sed -n 's/^External-Identifier: //p' "$scratch/$lang/first/bag-info.txt")
	is "$lang: the submission names it" "$(journal submitted_code)" "$code"
}

question() {
	now 2026-05-10
	echo "with a sign" >"$scratch/sign.txt"
	# 1: new; an item that is none; the days; the text
	printf '%s\n' b b 1 7 "${at[questions]}" 1 1 9-99 5-01 3 2026-05-20 4 \
		'カメラの表示はどこにありますか。' '入口ですか。' . b \
		b b | plain "a question"
	like "$lang: an item that is none is told" "$said" "${w[noitem]}"
	is "$lang: it is a question on 5-01" "$(journal item question/%)" 5-01
	is "$lang: in two lines" "$(journal text question/%)" \
		"カメラの表示はどこにありますか。
入口ですか。"
	like "$lang: it stands among the findings" "$("$anshin" check 1)" "${w[question]}"
	printf '%s\n' b b b b 1 6 1 | plain "from the history"
	like "$lang: to the question" "$(grep -E "${w[place]}" <<<"$said" |
		tail -n 1)" "${w[record]}"
	# the answer, with a file attached on the way; report; what is sent back
	printf '%s\n' b b 1 7 "${at[questions]}" 1 5 入口に表示を付けました。 . 6 2026-05-11 \
		8 1 "$scratch/sign.txt" 表示 0 1 '' 9 2 b 3 4 b b |
		plain "the answer"
	is "$lang: the answer" "$(journal answer question/%)" 入口に表示を付けました。
	is "$lang: its file" "$(journal after question/% | wc -w)" 1
	like "$lang: the report is told" "$said" "correction.pdf"
	like "$lang: the folder too" "$said" "additions"
	folder=$(grep -o '/.*additions' <<<"$(tr -d '\n' <<<"$said")" | tail -n 1)
	is "$lang: it adds to the first" \
		"$(sed -n 's/^Anshin-Adds-To: //p' "$HOME"/*/anshin-*-additions/bag-info.txt \
		"$HOME"/anshin-*-additions/bag-info.txt 2>/dev/null)" "$code"
}

certificate() {
	now 2026-06-01
	printf '%s\n' b b 1 7 8 1 SC-0123 2 2026-06-01 3 2026-06-01 b b b |
		plain "the certificate"
	is "$lang: it is valid for a year" "$(json stage 1 .valid_until)" 2027-06-01
	printf '%s\n' b b 1 7 9 1 2026-05-30 2 株式会社テスト 3 1 5 メモ . b b |
		plain "the diagnosis"
	is "$lang: who made it" "$(journal by diagnosis)" 株式会社テスト
}

renewal() {
	now 2027-03-10
	printf '%s\n' b b | plain "the start"
	like "$lang: it counts down" "$said" "83"
	# not now; then really
	printf '%s\n' b b 1 7 "${at[renew]}" '' "${at[renew]}" 1 | plain "renewal"
	like "$lang: it leads to what is open" "$(grep -E "${w[place]}" \
		<<<"$said" | tail -n 1)" "2027"
	is "$lang: nothing is confirmed" "$(json show 2 .application.progress.done)" 0
	# 5 where there is nothing to confirm: a sentence; then one number an item
	{
		echo "g 1-01"
		for i in {1..30}; do echo 5; done
		printf '%s\n' 2 5 ''
		for i in {32..55}; do echo 5; done
	} | plain "what is unchanged"
	like "$lang: 5 is offered" "$said" "${w[five]}"
	like "$lang: what is confirmed cannot be confirmed again" "$said" "${w[nofive]}"
	is "$lang: every item but the one in between" \
		"$(json show 2 .application.progress.done)" 55
	is "$lang: with its hour" "$(sqlite3 "$ANSHIN_DB" "select count(distinct
		subject) from event where field='confirmed_at' and
		value > '2027'")" 55
	printf '%s\n' u y b b b | plain "undo and redo"
	like "$lang: undo says what" "$said" "${w[undone]}"
	printf '%s\n' b b 1 5 1 "$scratch/$lang/second" | plain "the second submission"
	ok "$lang: it is whole" "$anshin" verify "$scratch/$lang/second"
	is "$lang: the first year stays as it was" \
		"$(json show 1 .entries.programme.certificate_no)" SC-0123
}

year() {
	lang=$1
	export ANSHIN_LANG=$lang ANSHIN_DB=$scratch/$lang/anshin.db
	export HOME=$scratch/$lang/home
	mkdir -p "$HOME"
	first; findings; submission; question; certificate; renewal
	is "$lang: no control character but the line feed" "$(LC_ALL=C \
		tr -d '\n\040-\176\200-\377' <"$scratch/$lang.all" | wc -c)" 0
	is "$lang: no line over 78 columns" "$(widest "$scratch/$lang.all" |
		awk '{ print ($1 > 78) }')" 0
}

# What each language says.
declare -A at w=(
	[grade]='グレード：セルフチェック' [plan]='改善' [questions]='照会：\|照会:'
	[renew]='更新: '
	[stage]='^状態: 確認' [kind]='^表示中: 全章、不適合（1件）'
	[chapter]='^表示中: 物理セキュリティ、不適合（1件）' [fails]='不適合'
	[progress]='^PDFを書いています$' [question]='照会' [place]='^場所: ' [record]='認証機関からの照会'
	[noitem]='その番号の項目はありません' [five]='^5 変更なし'
	[nofive]='再確認する昨年の回答がありません' [undone]='取り消しました'
)
year ja
w=(
	[grade]='Grade: Self' [plan]='Improvement' [questions]='Questions:'
	[renew]='Renewal: '
	[stage]='^State: Confirmation' [kind]='^Only these: all chapters, Does not'
	[chapter]='^Only these: Physical security, Does not' [fails]='Does not conform'
	[progress]='^Writing the PDF$' [question]='uestion' [place]='^Place: ' [record]='uestion of the cert'
	[noitem]='There is no such item' [five]='^5 unchanged'
	[nofive]='no answer of last year' [undone]='Undone'
)
year en
is "en: no Japanese but what was typed" "$(grep -P '\p{Han}|\p{Hiragana}|\p{Katakana}' \
	"$scratch/en.all" | grep -vE '「消火器」|\(建築確認\)|みどり|株式|文字|行目|表示|佐藤|カメラ|入口|テスト|メモ|𠮷野|どこ|すか。' |
	head)" ""
done_testing
