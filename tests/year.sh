#!/bin/bash
# The programme's year on the command line: first application, submission,
# questions, certificate, and a renewal with a check sheet that has changed.
. "$srcdir/tests/tap.sh"
export ANSHIN_DB=$scratch/records/anshin.db
now() { export ANSHIN_NOW=$1T03:00:00.000Z; }
a() { run "$anshin" "$@"; }
field() { # JSON-PATH of the last output
	sqlite3 :memory: "select json_extract(readfile('$scratch/run.out'), '$1')"
}
flat() { pdftotext -layout "$1" - | tr -d ' \n\f'; }

# The check sheet as data of our own, so that it can change later.
cp -r "$srcdir/forms" "$scratch/forms"
export ANSHIN_DATADIR=$scratch

# --- preparation and self-check -------------------------------------------------
now 2026-04-10
a new "みどりオフィス"
is "new" $status 0
a stage 1 --json
is "it begins with the first stage" "$(field '$.stage')" prepare
a stage 1 nonsense
is "an unknown stage: exit 3" $status 3
like "and the stages are named" "$err" "submit"
a stage 1 inspect 2026年4月12日
is "a stage is reached" $status 0
like "with its day" "$out" "2026-04-12 +inspect"
like "that it is still to come is told" "$err" "2026年4月12日はまだ先"
a stage 1 inspect 12月3日
like "a day without its year is the latest one" "$out" "2025-12-03 +inspect"
is "and has happened" "$err" ""
a stage 1 inspect 2026-04-12
a stage 1 inspect someday
is "a day that is none: exit 3" $status 3

a set 1 form application_date 2026-04-20
for id in $(sed -n 's/^      - id: \([0-9]-[0-9][0-9]\)$/\1/p' "$scratch/forms/2024-04/ja.yaml"); do
	printf '%s\tverdict\tconforms\n' "$id"
done >"$scratch/answers.tsv"
"$anshin" set 1 - <"$scratch/answers.tsv"
is "55 answers at once" $? 0
printf 'as it was\n' >"$scratch/old.txt"
touch -d 2026-04-01 "$scratch/old.txt"
for id in $(cut -f1 "$scratch/answers.tsv"); do
	"$anshin" attach 1 "$id" "$scratch/old.txt" >/dev/null || break
done
a set 1 5-01 verdict fails
a set 1 4-08 verdict unknown

a grades 1 --json
is "grades: something is missing, exit 1" $status 1
is "the next grade is the lowest" "$(field '$.next')" self-check
is "one thing is missing for it" "$(field '$.grades[0].missing[0].item')" 5-01
is "and nothing else" "$(field '$.grades[0].missing[1]')" ""
is "a basic measure fails: the last word" "$(field '$.rating')" medium-high
is "the reason is named" "$(field '$.reasons[0].item')" 5-01
is "fee before tax" "$(field '$.grades[0].fee')" 100000
is "fee with tax" "$(field '$.grades[0].fee_with_tax')" 110000

# --- improvement plan -------------------------------------------------------------
a set 1 5-01 plan.measure "表示板を付ける"
a set 1 5-01 plan.owner "佐藤"
a set 1 5-01 plan.due "令和8年4月30日"
a set 1 5-01 plan.cost "１２,０００円"
a set 1 5-01 plan.state doing
is "a plan" $status 0
a set 1 5-01 plan.state sometime
is "a state that is none: exit 3" $status 3
a set 1 4-08 plan.due 2026-04-25
a plan 1 --json
is "plan: none is overdue yet" $status 0
is "the nearest day comes first" "$(field '$.plan[0].item')" 4-08
is "cost without comma and yen" "$(field '$.plan[1].cost')" 12000
is "the day in one form" "$(field '$.plan[1].due')" 2026-04-30
now 2026-04-28
a plan 1
is "overdue: exit 1" $status 1
like "and marked" "$out" "^! 2026-04-25 +4-08"
a plan 1 -o "$scratch/plan.csv"
is "CSV begins with its mark" "$(head -c 3 "$scratch/plan.csv" | od -An -tx1)" " ef bb bf"
ok "CSV lines end with CRLF" grep -q $'\r$' "$scratch/plan.csv"
like "CSV holds the measure" "$(cat "$scratch/plan.csv")" "表示板を付ける"
a plan 1 -o "$scratch/plan.txt"
is "another kind of file: exit 2" $status 2
a plan 1 -o "$scratch/plan.ics"
like "calendar: the due day" "$(cat "$scratch/plan.ics")" "DTSTART;VALUE=DATE:20260430"
ok "calendar: no line over 75 octets" test -z "$(LC_ALL=C grep -aE '^.{77,}$' "$scratch/plan.ics")"
ok "calendar: every line ends with CRLF" test -z "$(grep -avP '\r$' "$scratch/plan.ics")"
is "calendar: begins and ends alike" "$(grep -c '^BEGIN' "$scratch/plan.ics")" "$(grep -c '^END' "$scratch/plan.ics")"
a set 1 4-08 verdict conforms
a set 1 4-08 plan.state "done"
a plan 1
is "what is done is not overdue" $status 0

# --- submission --------------------------------------------------------------------
a resubmit 1 -o "$scratch/early"
is "nothing was submitted: exit 3" $status 3
a export 1 -o "$scratch/first"
code=$(sed -n 's/^External-Identifier: //p' "$scratch/first/bag-info.txt")
like "the package has a code" "$code" '^[0-9A-Z]{4}-[0-9A-Z]{4}$'
text=$(flat "$scratch/first/data/submission.pdf")
for want in 認証までの流れ グレードごとの準備の状況 改善計画 表示板を付ける 12,000円 110,000円 contact@secure-iot.org; do
	like "the PDF holds $want" "${text//12000円/12,000円}" "$want"
done
a export 1 -o "$scratch/again"
ok "the same answers give the same package" diff -r "$scratch/first" "$scratch/again"
now 2026-05-01
a stage 1 submit 2026-05-01 --json
is "submitted: which package" "$(field '$.submitted_code')" "$code"

# --- questions ----------------------------------------------------------------------
now 2026-05-10
a question 1 9-99 "?"
is "a question on no item: exit 3" $status 3
a question 1 5-01 "カメラの表示はどこにありますか。" 2026-05-20 2026-05-08
is "a question is recorded" $status 0
a question 1 3-02 "記録の保存期間は。" 2026-05-15
a question 1 --json
is "open questions: exit 1" $status 1
is "the nearest deadline first" "$(field '$.questions[0].item')" 3-02
a check 1
like "check tells of it" "$out" "照会"
a calendar -o "$scratch/all.ics"
like "calendar: the deadline" "$(cat "$scratch/all.ics")" "DTSTART;VALUE=DATE:20260520"
printf 'with a sign\n' >"$scratch/sign.txt"
a answer 1 1 "入口に表示を付けました。" "$scratch/sign.txt"
is "an answer with its file" $status 0
a set 1 5-01 verdict conforms
a answer 1 2 "1年です。"
a answer 1 7 "?"
is "an answer to no question: exit 3" $status 3
a question 1 --json
is "all answered" $status 0
is "the day of the answer" "$(field '$.questions[0].answered')" 2026-05-10
a set 1 question/2 state closed
is "a question is settled" $status 0
a correction 1 -o "$scratch/correction.pdf"
is "the correction report" $status 0
text=$(flat "$scratch/correction.pdf")
for want in 是正報告書 カメラの表示はどこにありますか。 入口に表示を付けました。 sign.txt old.txt "$code"; do
	like "it holds $want" "$text" "$want"
done
unlike "it points to no part that it has not" "$text" 未了の事項
unlike "and calls itself no package" "$text" この一式のコード
like "its foot names the edition that it answers for" "$text" "$code ?第1版"

printf '%s\t%s\t%s\n' 5-01 check.a yes 5-01 note 表示板を付けた。 \
	5-01 reading.footage_days 30 4-01 reading.wifi_crypto wpa3 \
	4-01 reading.wifi_crypto.place 受付 form seats 12 diagnosis rating low \
	>"$scratch/more.tsv"
"$anshin" set 1 - <"$scratch/more.tsv"
a resubmit 1 -o "$scratch/second"
is "resubmission" $status 0
a verify "$scratch/second"
is "it is whole" $status 0
is "it names the first package" "$(sed -n 's/^Anshin-Adds-To: //p' "$scratch/second/bag-info.txt")" "$code"
is "only the new file is in it" "$(find "$scratch/second/data/evidence" -type f -exec basename {} \;)" "$(basename "$(find "$scratch/second/data/evidence" -name '*sign*')")"
is "the earlier file is said to be earlier" \
	"$(sqlite3 :memory: "select json_extract(readfile('$scratch/second/data/answers.json'), '\$.evidence[0].state')")" earlier
is "only what changed: three items" \
	"$(sqlite3 :memory: "select json_array_length(readfile('$scratch/second/data/answers.json'), '\$.items')")" 3
text=$(flat "$scratch/second/data/submission.pdf")
for want in 変更点一覧 是正報告書 "$code" sign.txt 5-01 席数―12席 □■ \
	メモ―表示板を付けた。 映像の保存日数―30日 暗号化―WPA3 '暗号化方―受付.*式:場所' \
	診断の評価―低; do
	like "its PDF holds $want" "$text" "$want"
done
unlike "and nothing of what stayed" "$text" "1-02"
is "a question stands in the report, not among the changes again" \
	"$(grep -o 'カメラの表示はどこにありますか。' <<<"$text" | wc -l)" 1

# --- certificate -----------------------------------------------------------------------
now 2026-06-01
a list --expiring 90d
is "no certificate yet: nothing expires" $status 0
a list --expiring soon
is "days that are none: exit 2" $status 2
a certificate 1 SC-0123 2026-06-01 "$scratch/sign.txt"
is "the certificate" $status 0
a stage 1 --json
is "valid for a year" "$(field '$.valid_until')" 2027-06-01
is "the stage follows" "$(field '$.stage')" certified
a set 1 diagnosis rating low
a set 1 diagnosis date 2026-05-30
a set 1 diagnosis by "株式会社テスト"
is "a diagnosis is recorded" $status 0
a set 1 diagnosis rating splendid
is "a rating that is none: exit 3" $status 3
a grades 1 --json
is "the report is still missing for the highest grade" \
	"$(field '$.grades[2].missing[0].what')" 診断の報告書が付いていません
a list --expiring 90d
is "a year ahead: nothing expires" $status 0
now 2027-03-10
a list --expiring 90d --json
is "83 days ahead: exit 1" $status 1
is "days left" "$(field '$.expiring[0].days_left')" 83
a calendar 1 -o "$scratch/expiry.ics"
like "calendar: the expiry" "$(cat "$scratch/expiry.ics")" "DTSTART;VALUE=DATE:20270601"

now 2027-06-05
a list --expiring 90d
like "and one that has expired is no minus of days" "$out" "4日前に期限切れ"
now 2027-03-10

# --- renewal, with a check sheet that has changed ---------------------------------------
sed -i '0,/^        question: |$/{/^        question: |$/{n;s/^ *./          【改訂】/}}' "$scratch/forms/2024-04/ja.yaml"
a catalog check "$scratch/forms/2024-04/ja.yaml"
is "the changed check sheet is good" $status 0
a renew 1
is "renew" $status 0
a renew 1
is "only once a year: exit 3" $status 3
a show 2 --json
is "every answer is there" "$(field '$.entries."item/1-02".verdict')" conforms
is "none is confirmed" "$(field '$.entries."item/1-02".confirmed_at')" ""
is "none counts" "$(field '$.application.progress.done')" 0
is "it is a renewal" "$(field '$.entries.form.application_kind')" renewal
is "with last year's number" "$(field '$.entries.form.previous_no')" SC-0123
is "and day" "$(field '$.entries.form.previous_date')" 2026-06-01
is "the day of application is open" "$(field '$.entries.form.application_date')" ""
a set 2 form application_date 2027-04-20
a check 2 --json
first=$(field '$.findings[0].item')
is "what changed comes first" "$first" 1-01
like "because its question is another" "$(field '$.findings[0].what')" 質問
like "then what is too old" "$(field '$.findings[1].what')" "1年"
a set 2 1-02 verdict conforms
a show 2 --json
is "a confirmed answer counts" "$(field '$.application.progress.done')" 1
a diff 1 2
is "diff: exit 1" $status 1
like "diff: the question has changed" "$out" "^1-01 .*質問"
like "diff: new or renewal" "$out" "更新"
a set 2 3-02 verdict fails
a diff 1 2 --json
is "diff: the verdict" "$(sqlite3 :memory: "select count(*) from json_each(readfile('$scratch/run.out'), '\$.differences') where json_extract(value, '\$.kind') = 'verdict' and json_extract(value, '\$.item') = '3-02'")" 1
a diff 1 1
is "diff with itself: exit 0" $status 0
a export 2 -o "$scratch/renewal"
text=$(flat "$scratch/renewal/data/submission.pdf")
like "the PDF lists what changed" "$text" 変更点一覧
a certificate 2 SC-0456 2027-05-20
a stage 2 --json
is "counted from the first day, not from the renewal" "$(field '$.valid_until')" 2028-06-01
now 2027-05-25
a list --expiring 90d
is "what is renewed does not expire" $status 0

# --- a renewal with another edition: one item is new, one is gone -----------------------
cp -r "$scratch/forms/2024-04" "$scratch/forms/2028-04"
sed -i 's/"2024-04"/"2028-04"/; s/- id: 7-07$/- id: 7-77/' "$scratch"/forms/2028-04/*.yaml
now 2028-03-01
a renew 2
is "renewed with another edition" $status 0
like "what is new is named" "$out" "新しい項目：7-77 "
like "and what is gone, by its title" "$out" "なくなった項目：7-07 ."
a check 3 --json
is "new ones are findings of their own" "$(sqlite3 :memory: "select count(*) from json_each(readfile('$scratch/run.out'), '\$.findings') where json_extract(value, '\$.item') = '7-77' and json_extract(value, '\$.what') like '%新しい%'")" 1
a diff 2 3 --json
is "diff: new and gone" "$(sqlite3 :memory: "select group_concat(json_extract(value, '\$.item') || json_extract(value, '\$.old'), '|') from json_each(readfile('$scratch/run.out'), '\$.differences') where json_extract(value, '\$.kind') like 'item-%'" | cut -c1-10)" "7-77|7-07 "
a export 3 -o "$scratch/third"
like "and the PDF lists them" "$(flat "$scratch/third/data/submission.pdf")" "なくなった項目"
a history 2
like "the history speaks in words" "$out" "認証書の番号"
a rebuild
is "the journal adds up" $status 0
done_testing
