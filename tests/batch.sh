#!/bin/bash
# The whole job twice: by keys in the wizard, and by commands without a terminal.
# What is recorded is the same, and so are the answers and the words of the PDF.
. "$srcdir/tests/tap.sh"
export ANSHIN_NOW=2026-04-10T03:00:00.000Z ANSHIN_PERSON=佐藤 HOME=$scratch/home
mkdir -p "$HOME/Documents"
printf '入退室の記録\n' >"$HOME/Documents/記録.txt"

applicant=(applicant_name 株式会社みどり applicant_representative '代表取締役 山田花子'
	applicant_address '東京都渋谷区神宮前1-2-3' contact_name '佐藤 健' contact_department 総務部
	contact_phone ０３－００００－００００ contact_email office@example.jp)
# In the form's order; nothing but Wi-Fi, opening hours and a kitchen.
services=$(sed -n '/^  - id: services$/,/^  - id: certification$/s/^      - id: //p' "$srcdir/forms/2024-04/ja.yaml")
yes=$(head -n 1 <<<"$services")
items=$(sed -n 's/^      - id: \([0-9]-[0-9][0-9]\)$/\1/p' "$srcdir/forms/2024-04/ja.yaml")
is "the form's services are found" "$(wc -l <<<"$services")" 15
is "the items are found" "$(wc -l <<<"$items")" 55

# --- by keys -------------------------------------------------------------
{
	printf '%s\n' 'text みどりオフィス' Enter Enter
	for ((i = 1; i < ${#applicant[@]}; i += 2)); do
		printf 'text %s\nEnter\n' "${applicant[i]}"
	done
	printf '%s\n' PgDn PgDn
	for s in $services; do [ "$s" = "$yes" ] && echo 1 || echo 2; done
	printf '%s\n' Esc g 'text 1-01' Enter 1 m 'text 受付に掲示。' idle Esc
	for i in $items; do printf '%s\n' n 1; done
	printf '%s\n' Esc g 'text 5-03' Enter 2
	printf '%s\n' g 'text 3-02' Enter a 'text 記録' Enter
	printf '%s\n' g 'text 7-03' Enter 4
} >"$scratch/keys"
run "$anshin" --db "$scratch/keys.db" --replay "$scratch/keys" --size 80x24
is "by keys" "$status$err" 0

# --- by commands ---------------------------------------------------------
export ANSHIN_DB=$scratch/batch.db
ok "a facility" "$anshin" new みどりオフィス
{
	for ((i = 0; i < ${#applicant[@]}; i += 2)); do
		printf 'form\t%s\t%s\n' "${applicant[i]}" "${applicant[i + 1]}"
	done
	for s in $services; do
		printf 'form\t%s\t%s\n' "$s" "$([ "$s" = "$yes" ] && echo yes || echo no)"
	done
	printf '1-01\tnote\t受付に掲示。\n'
	# As the wizard does: what a service switches off is not asked.
	for i in $items; do
		case $i in 5-03) v=fails ;; 7-03) v=unknown ;; *) v=conforms ;; esac
		[ -z "$(sqlite3 "$scratch/keys.db" "select 1 from value where subject = 'item/$i' and field = 'verdict'")" ] ||
			printf '%s\tverdict\t%s\n' "$i" $v
	done
} >"$scratch/answers.tsv"
run bash -c '"$0" set 1 - <"$1"' "$anshin" "$scratch/answers.tsv"
is "answers in one go" "$status$err" 0
ok "evidence" "$anshin" attach 1 3-02 "$HOME/Documents/記録.txt"

# --- are the same --------------------------------------------------------
values() { # DB: all that is recorded, without what is drawn by lot
	sqlite3 "$1" "select case when subject like 'evidence/%' then 'evidence' else subject end, field, value
		from value where field <> 'facility' order by 1, 2"
}
ok "the same is recorded" diff <(values "$scratch/keys.db") <(values "$scratch/batch.db")
for way in keys batch; do
	run "$anshin" --db "$scratch/$way.db" export -o "$scratch/$way.out"
	is "$way: exported, with what is open" "$status" 1
	run "$anshin" --db "$scratch/$way.db" check
	cp "$scratch/run.out" "$scratch/$way.check"
done
ok "the same findings" diff "$scratch/keys.check" "$scratch/batch.check"
ok "the same table of answers" diff "$scratch/keys.out/data/answers.csv" "$scratch/batch.out/data/answers.csv"
words() { pdftotext -layout "$1/data/submission.pdf" - | sed -E 's/[0-9A-Z]{4}-[0-9A-Z]{4}/CODE/g'; }
ok "the same words on paper" diff <(words "$scratch/keys.out") <(words "$scratch/batch.out")
done_testing
