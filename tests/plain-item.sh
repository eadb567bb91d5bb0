#!/bin/bash
# Plain mode, one item and the ways to it: found by a word, by number, from the
# history, from what is open; its examples and basis, its reason, each sort of
# reading; and what is said where nothing can be done.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/plain-keys.sh"
export TERM=dumb ANSHIN_NOW=2026-04-10T03:00:00.000Z

plain() { # WHAT KEY...; from the overview of the first facility on
	local what=$1
	shift
	printf "%s\n" . . . . 1 "$@" | "$anshin" --plain >"$scratch/said" 2>"$scratch/err"
	is "$lang: $what ends well" "$?$(cat "$scratch/err")" 0
	said=$(cat "$scratch/said")
	cat "$scratch/said" >>"$scratch/$lang.all"
}
# A line may be broken anywhere, so blanks do not count.
says() { like "$lang: $1" "$(tr -d ' \n' <<<"$said")" "${w[$2]// /}"; }
last_place() { grep -E "^(Place|場所): " <<<"$said" | tail -n 1; }

nothing_yet() {
	printf '%s\n' 'g 1-01' u '' Midori b b 99 q | "$anshin" --plain \
		>"$scratch/said" 2>"$scratch/err"
	said=$(cat "$scratch/said")
	says "without a facility there is no item" nofacility
	says "Enter makes the first one" overview
	says "there is nothing above the list" top
	is "$lang: it is there" "$("$anshin" list --json | jq -r .applications[].name)" Midori
	plain "nothing to redo" y 'g 1-02' 11 1 ''
	says "nothing to redo" noredo
	says "no change is listed" nochange
	says "and none can be chosen" nonumber
}

finding_it() {
	plain "search" "s ${w[word]}" 1 b '' s '?' "${w[two]}" b 's qqqq' 1 '' 'g 9-99'
	says "a word of the question finds the item" found
	says "its number leads there" extinguisher
	says "without a word it is asked for" askword
	says "? says what may be typed" wordhelp
	says "fields of the form are found too" foundfield
	says "nothing is found" nofound
	says "an item that is none" noitem
	plain "the field that was found" "s ${w[two]}" 1 150-0003 .
	is "$lang: it is filled in there" "$(journal facility_postal)" 150-0003
}

parts() {
	plain "parts" 'g 1-01' p 11 b 10 3 none . 10 - 10 '' p b 'g 7-07' ''
	says "before the first there is none" first
	says "examples of evidence" examples
	says "the legal basis" basis
	says "where it comes from and where it is looked at" anchor
	says "then its own history" ownhistory
	says "a reason belongs to answer 3" onlyna
	is "$lang: an empty reason takes the answer back" \
		"$(journal verdict item/1-01)$(journal reason item/1-01)" ""
	says "after the last there is none" lastitem
	# Back from a part of it, the question is not read out again.
	is "$lang: the item is told three times, its question twice" \
		"$(grep -cE "^(Place|場所): .* 1-01[,（]" <<<"$said") $(grep -cE \
		"^${w[question]}" <<<"$said")" "3 2"
	"$anshin" set 1 form wifi no >/dev/null
	plain "not asked here" 'g 4-01' 1 10 b 'g 5-08' 7 1 ''
	says "the form's answer decides" follows
	says "and is changed there" automatic
	is "$lang: the answer is not taken" "$(journal verdict item/4-01)" ""
	"$anshin" set 1 form wifi yes >/dev/null
}

readings() {
	plain "a reading of a list" 'g 4-01' 7 1 2 'the router' '' 'the app' '' '' '' \
		1 9 b 1 '' . '' b 'g 1-02' 7 1 ''
	says "its values are listed" crypto
	is "$lang: the second is taken, then where and with what" "$(for f in wifi_crypto \
		wifi_crypto.place wifi_crypto.instrument; do journal reading.$f; done |
		paste -sd/)" "wpa2_wpa3/the router/the app"
	says "judged at once" judged
	says "a number that is none" range
	plain "none of the list" 'g 4-01' 7 1 0 .
	is "$lang: 0 takes it back" "$(journal reading.wifi_crypto)" ""
	plain "an item without readings" 'g 1-02' 7 1 ''
	says "that there are none" noreadings
	plain "a computed reading" 'g 6-01' 7 5 1 １００ . 2 ２.５ . 3 10 . 4 12 . 5 \
		1 - . b
	says "it is computed from the others" computed
	says "before they are there" notyet
	says "and judged" airvolume
	is "$lang: it is not stored" "$(journal reading.airvol_pp)" ""
	is "$lang: - empties one" "$(journal reading.floor_m2)$(journal reading.persons)" 12
}

from_history() {
	echo photo >"$scratch/door.txt"
	"$anshin" set 1 form applicant_name Midori >/dev/null
	"$anshin" attach 1 1-03 "$scratch/door.txt" >/dev/null
	"$anshin" set 1 1-05 note trained >/dev/null
	plain "from the note" 6 1
	like "$lang: to its item" "$(last_place)" " 1-05"
	plain "from the file" 6 2
	like "$lang: to the file" "$(last_place)" "door.txt"
	# the fifth from the end is the form: attaching is several changes
	at=$(printf '%s\n' . . . . 1 6 '' '' | "$anshin" --plain |
		sed -n "s/^\\([0-9]*\\)\\. .*${w[applicant]}.*/\\1/p" | head -n 1)
	plain "from the form" 6 '' "$at" Sakura .
	is "$lang: to its field" "$(journal applicant_name)" Sakura
	plain "over the end" 6 '' '' '' '' '' '' '' '' '' '' '' '' '' ''
	says "a page at a time" reads_on
}

the_form() {
	plain "the form" 1 1 '<' '?' - .
	says "before the first field there is none" firstfield
	says "? explains the signs" signs
	is "$lang: - empties a field" "$(journal applicant_name)" ""
	plain "too much" 1 1 "$(printf 'x%.0s' {1..5000})" .
	says "what is too long is told" toolong
	is "$lang: and not kept in part" "$(journal applicant_name)" ""
	plain "lines" 'g 1-05' 8 '?' '<' 8 more . 8 '' 0
	says "? explains how a text of lines ends" linehelp
	is "$lang: < and Enter leave it as it is" "$(journal note item/1-05)" more
	plain "choices" 's Wi-Fi'
	at=$(sed -n "s/^\\([0-9]*\\)\\. ${w[formline]}.*/\\1/p" <<<"$said" | head -n 1)
	plain "a choice" 's Wi-Fi' "$at" - '<' .
	is "$lang: - empties a choice" "$(journal wifi)" ""
	plain "it is open again" 1 ''
	like "$lang: Enter goes to the first that is missing" "$said" "${w[missing]}"
}

# Enter in the overview, until the folder can be made.
what_next() {
	plain "next: the services" ''
	like "$lang: the services come first" "$said" "Wi-Fi"
	plain "the form once through" 1 1 "$(form_answers Midori)" b
	plain "next: an item" ''
	like "$lang: then the first item" "$(last_place)" " 1-01"
	for id in "${items[@]}"; do
		printf '%s\tverdict\tconforms\n' "$id"
	done | "$anshin" set 1 - >/dev/null
	plain "no item is left" n ''
	says "n says so" allanswered
	says "then the folder" folder
	"$anshin" set 1 5-01 verdict fails >/dev/null
	plain "next: what is open" ''
	says "but first what is needed" needed
}

mapfile -t items < <(sed -n 's/^      - id: "\{0,1\}\([0-9]-[0-9][0-9]\).*/\1/p' \
	"$srcdir/forms/2024-04/ja.yaml")
job() {
	lang=$1
	export ANSHIN_LANG=$lang HOME=$scratch/$lang/home ANSHIN_DB=$scratch/$lang/a.db
	mkdir -p "$HOME"
	nothing_yet; finding_it; parts; readings; from_history; the_form; what_next
	is "$lang: no line over 78 columns" "$(widest "$scratch/$lang.all" |
		awk '{ print ($1 > 78) }')" 0
	unlike "$lang: nothing is missing in a sentence" "$(cat "$scratch/$lang.all")" \
		'\(null\)'
}
declare -A w=(
	[nofacility]='先に施設を選んでください' [overview]='Midori 2026年、全体の一覧'
	[top]='ここが最初です。q で' [noredo]='やり直せる(こと|もの|操作)はありません'
	[nochange]='変更 0 件' [nonumber]='番号で選ぶものはありません'
	[word]=消火器 [two]=郵便番号
	[found]='「消火器」は 1 件あります' [extinguisher]='項目 7-02（55 のうち 50'
	[askword]='検索する言葉: 題、問い' [wordhelp]='- は空にする、< は前へ戻る'
	[foundfield]='1\. 申請書：施設の郵便番号' [nofound]='「qqqq」は 0 件'
	[noitem]='項目「9-99」はありません'
	[first]='最初の項目です' [lastitem]='最後の項目でした'
	[examples]='証跡になるもの: 文書: ' [basis]='根拠: .*（目安）'
	[anchor]='由来：認証プログラムの公表資料にある。確かめる場所：書類'
	[ownhistory]='履歴、1-01 情報' [onlyna]='3（対象外）のときだけ' [question]='問い: 情報を'
	[follows]='「利用者向けのWi-Fi（無線LAN）」による'
	[automatic]='申請書で変えられます。入れた答えは残ります'
	[crypto]='1\. WPA3 2\. WPA2（AES）とWPA3' [judged]='WPA2（AES）とWPA3の併用、.*範囲内'
	[range]='0 から 6 の番号' [noreadings]='この項目に測定値はありません'
	[computed]='上の測定値から自動で計算' [notyet]='上の値がそろうと自動で計算'
	[airvolume]=' 20 m³/人、.*10 m³/人.*範囲内'
	[reads_on]='あと [0-9]+ 件。Enter で続き' [applicant]='法人・団体名'
	[firstfield]='最初の欄です' [signs]='- は空にする、< は前へ戻る'
	[toolong]='長すぎます' [linehelp]='ピリオド.*だけの行.*+ は'
	[formline]='申請書：.*Wi-Fi' [missing]='欄 1／8: 法人・団体名'
	[allanswered]='すべての項目が終わっています' [folder]='提出物を作る|提出資料'
	[needed]='必要なことがあと1件'
)
job ja
w=(
	[nofacility]='Please choose a facility first' [overview]='Midori 2026, the overview'
	[top]='This is the beginning. q ends' [noredo]='There is nothing to redo'
	[nochange]='0 changes, newest' [nonumber]='nothing to choose here by a number'
	[word]=extinguisher [two]=postal
	[found]='"extinguisher" is found in 1 place\.' [extinguisher]='item 7-02, 50 of 55'
	[askword]='Search for: A word of a title' [wordhelp]='- empties it, < goes back'
	[foundfield]='1\. Form: Postal code' [nofound]='"qqqq" is found in 0 places'
	[noitem]='There is no item "9-99"'
	[first]='This is the first item' [lastitem]='This was the last item'
	[examples]='What serves as evidence: document: ' [basis]='Basis: .*\(reference value\)'
	[anchor]='This item is named by the programme. Place: Papers'
	[ownhistory]='history, 1-01 Security' [onlyna]='only for answer 3'
	[question]='Question: Do you have' [follows]='follows from "Wi-Fi for users"'
	[automatic]='change it there. Answers are kept'
	[crypto]='1\. WPA3 2\. WPA2 \(AES\) and WPA3'
	[judged]='WPA2 \(AES\) and WPA3 together, limit .*: Within'
	[range]='a number from 0 to 6' [noreadings]='no reading is asked here'
	[computed]='computed from the readings above' [notyet]='computed when the values above'
	[airvolume]=' 20 m³/person, limit 10 m³/person or more \(duty\): Within'
	[reads_on]='[0-9]+ more: Enter reads on' [applicant]='Company or organisation'
	[firstfield]='This is the first field' [signs]='- empties it, < goes back'
	[toolong]='too long; please make it shorter'
	[linehelp]='a dot alone ends the text'
	[formline]='Form: Wi-Fi' [missing]='Field 1 of 8: Company'
	[allanswered]='All items are answered' [folder]='the submission folder'
	[needed]='findings: 1 is needed'
)
job en
no_kana "en: no Japanese" "$(sed 's/みどり𠮷野//' "$scratch/en.all")"
done_testing
