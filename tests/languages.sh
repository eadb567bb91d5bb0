#!/bin/bash
# Every screen in both languages and sizes, each reached by switching (F9): no Japanese
# on an English screen and no English on a Japanese one, but for what the user
# typed (here in the language of the screen) and the terms that the check sheet
# itself quotes. The same for the commands' own words.
. "$srcdir/tests/tap.sh"
export ANSHIN_NOW=2026-04-10T03:00:00.000Z ANSHIN_DB
forms=$srcdir/forms/2024-04

# A key a line: all screens, all items, help on each.
keys() { # name typed into an empty store
	local i
	cat <<-END
	F9
	:save 00-empty
	F1
	:save 00-empty-help
	Esc
	text $1
	Enter
	:save 01-overview
	F9
	:save 01-switched
	F9
	F1
	:save 01-overview-help
	Esc
	END
	for i in {0..17}; do	# each line of the overview, and its help
		echo Home
		yes Down | head -n "$i"
		printf '%s\n' Enter ":save 02-row$i" Tab ":save 02-row$i-tab" \
			F1 ":save 02-row$i-help" Esc Esc
		echo ":save 02-row$i-back"
	done
	printf '%s\n' F3 ":save 03-form0" F5 ":save 03-form-next"
	for i in {1..4}; do printf '%s\n' PgDn ":save 03-form$i" F1 ":save 03-form$i-help" Esc; done
	printf '%s\n' Esc g "text 1-01" Enter
	for i in {1..55}; do
		printf '%s\n' ":save 04-item$i" End ":save 04-item$i-end" Home Right
	done
	printf '%s\n' Esc g "text 6-04" Enter F1 ":save 05-help" Esc \
		m "text $1" ":save 05-note" Esc 3 ":save 05-reason" Esc \
		3 "text $1" Esc 0 2 4 ":save 05-unknown" 1 \
		Down Down Down Down Down Down Enter ":save 05-reading" Esc \
		a ":save 05-browse" F1 ":save 05-browse-help" Esc Esc \
		e ":save 05-evidence" F1 ":save 05-evidence-help" Esc Esc \
		h ":save 05-history" Esc u ":save 05-undone" u u u u u u \
		"CTRL-R" ":save 05-redone" Esc
	printf '%s\n' / ":save 06-search" "text 9999" ":save 06-nothing" Esc \
		F6 ":save 07-findings" Tab Tab s s ":save 07-filter" Esc \
		F8 ":save 08-export" Enter ":save 08-twice" Esc F7 \
		":save 09-history" Esc F4 ":save 10-evidence" Esc
	# the way, each of its lines, and what they open
	printf '%s\n' g "text 5-01" Enter 2 Esc w ":save 11-way" F1 \
		":save 11-way-help" Esc Enter ":save 11-day" "text x" Enter \
		":save 11-no-day" Esc r ":save 11-renew" Home
	for i in {1..15}; do echo ":save 11-way$i"; echo Down; done
	for i in 7 8 9 10; do
		echo Home
		yes Down | head -n "$i"
		printf '%s\n' Enter ":save 12-open$i" F1 ":save 12-open$i-help" \
			Esc F2 ":save 12-new$i" Enter ":save 12-edit$i" F1 \
			":save 12-edit$i-help" Esc Down Down Enter \
			":save 12-third$i" "text x" Enter ":save 12-wrong$i" \
			Ctrl-U Esc Esc Esc Esc
		echo w
	done
	printf '%s\n' Esc Esc ":save 13-start" F4 ":save 13-sites" F1 \
		":save 13-sites-help" Esc Esc F3 ":save 13-take-in" F1 \
		":save 13-take-in-help" Esc Esc
}

walk() { # language, the name typed, the language before, its words
	local size dir
	keys "$2" | sed 's/^CTRL-R$/Ctrl-R/' >"$scratch/$1.keys"
	mkdir -p "$scratch/home"
	for size in 80x24 120x40; do
		dir=$scratch/$1/$size
		mkdir -p "$dir"
		ANSHIN_DB=$scratch/$1.$size.db
		ok "$1, $size: all screens" env HOME="$scratch/home" "$anshin" \
			--lang "$3" --replay "$scratch/$1.keys" --size "$size" \
			--dump-dir "$dir"
		like "$1, $size: F9 on the overview" \
			"$(cat "$dir/01-switched.screen")" "$4"
		rm "$dir/01-switched.screen"
		is "$1, $size: so many of them" \
			"$(find "$dir" -name '*.screen' | wc -l)" \
			"$(($(grep -c '^:save' "$scratch/$1.keys") - 1))"
	done
}

# Latin words of three letters and more that the Japanese has nowhere.
latin() { grep -oE '[A-Za-z]{3,}' | sort -u; }
walk ja "みどりの事務所" en "Not answered"
{
	cat "$forms/ja.yaml" "$forms"/programme.yaml 2>/dev/null
	msgattrib --no-obsolete --no-wrap "$srcdir/locale/ja.po" |
		sed -n '/^msgstr/,/^$/p'
	echo "$scratch" "$HOME" "$(id -un)" cursor
	# as they are engraved on a Japanese keyboard
	echo Home End Delete Insert Backspace
} | latin >"$scratch/known"
for size in 80x24 120x40; do
	is "ja, $size: no English" "$(cat "$scratch/ja/$size"/*.screen |
		grep -vF "$scratch" | latin | comm -23 - "$scratch/known")" ""
done

# Runs of Japanese that the English check sheet has nowhere.
japanese() {
	grep -oP '[\p{Han}\p{Hiragana}\p{Katakana}ー、。「」]+' | sort -u |
		while read -r run; do
			cat "$forms"/en.yaml "$forms"/programme.en.yaml |
				grep -qF -- "$run" || echo "$run"
		done
}
walk en "Midori" ja "未回答"
for size in 80x24 120x40; do
	is "en, $size: no Japanese" \
		"$(cat "$scratch/en/$size"/*.screen | japanese)" ""
	is "en, $size: one is no plural" "$(grep -hoP \
		'(?<![\d.,:/#-])1 (more )?(?!is\b|has\b|was\b)[a-z]+s\b' \
		"$scratch/en/$size"/*.screen | sort -u)" ""
done

# Switching keeps what is being typed, and goes on where the cursor was.
ANSHIN_DB=$scratch/typed.db
printf '%s\n' "text Midori" Enter g "text 1-01" Enter m "text half " F9 \
	":save typed-en" "text typed" F9 ":save typed-ja" Esc Esc >"$scratch/typed.keys"
ok "F9 in a note" "$anshin" --lang ja --replay "$scratch/typed.keys" --dump-dir "$scratch"
like "English, with the words" "$(tr '\n' ' ' <"$scratch/typed-en.screen")" "Readings.*half"
like "Japanese again, with them and what came after" \
	"$(tr '\n' ' ' <"$scratch/typed-ja.screen")" "メモ.*half *typed"

# What the commands say about the same stores.
says() { # language
	local c
	for c in "list" "show 1" "check 1" "history 1" "catalog check $forms/ja.yaml" \
		"help" "export --help" "set 1 form nothing x" "nothing" "show 99"; do
		ANSHIN_LANG=$1 ANSHIN_DB=$scratch/$1.80x24.db LANGUAGE=$1 "$anshin" $c 2>&1
	done
}
is "en: the commands speak no Japanese" "$(says en | japanese)" ""

# One way to write a word, wherever a user reads Japanese: what is not written,
# and what is written in its place. Where a law is quoted its own words stand.
forbidden='フォルダ(?!ー)	フォルダー
ユーザ(?!ー)	ユーザー
サーバ(?!ー)	サーバー
コンピュータ(?!ー)	コンピューター
プリンタ(?!ー)	プリンター
ルータ(?!ー)	ルーター
エディタ(?!ー)	エディター
ブラウザ(?!ー)	ブラウザー
フィルタ(?!ー)	フィルター
ヘッダ(?!ー)	ヘッダー
センサ(?!ー)	センサー
モニタ(?![ーリ])	モニター
メモリー	メモリ
USB メモリ	USBメモリ
ウインドウ	ウィンドウ
ソフトウエア|ファームウエア	ソフトウェア、ファームウェア
[^見]下さい	ください
出来[るなますず]	できる
全て	すべて
既に	すでに
更に	さらに
予め	あらかじめ
但し	ただし
および|又は|及び	と、または
備考	メモ
問合せ|問い合せ	問い合わせ
取消[^し]	取り消し
証拠(?!を消)	証跡
ファイルの名前	ファイル名
例: 	例：
[0-9０-９][ヶヵカケ]月	か月
[０-９Ａ-Ｚａ-ｚ]	半角の英数字
[｡-ﾟ]	全角のかな
[ぁ-ヶ一-龥。]\([ぁ-ヶ一-龥]	（ ）'
msgattrib --no-obsolete --no-wrap "$srcdir/locale/ja.po" |
	sed -n '/^msgstr/,/^$/p' >"$scratch/ja.words"
is "one way to write each word" "$(while IFS='	' read -r old new; do
	grep -nP -- "$old" "$scratch/ja.words" "$forms/ja.yaml" \
		"$forms/programme.yaml" "$srcdir/forms/README.md" \
		"$srcdir/README.md" "$srcdir"/assets/man/ja/*.txt /dev/null |
		sed "s|^|$new: |"
done <<<"$forbidden")" ""
# A sentence that ends in English ends in Japanese.
is "every sentence has its end" "$(msgattrib --no-obsolete --no-wrap \
	"$srcdir/locale/ja.po" | awk '
	/^msgid / { ends = 0 }
	/^msgstr/ { id = 0; str = 1 } /^msgid/ { id = 1; str = 0 }
	/^$/ { if (ends && last ~ /(ます|です|ません|ました|ください)("|\\n"|（[^）]*）")$/)
		print last; ends = str = id = 0 }
	id && /"/ { ends = /[a-z)]\.(\\n)?"$/ } str && /"/ { last = $0 }')" ""

# A locale speaks for its language where it is not installed, too.
for locale in LANG=en_US.ISO-8859-1 LC_ALL=en_GB.UTF-8 LC_MESSAGES=en_XX; do
	like "$locale: English" "$(env -u LC_ALL -u LANG -u ANSHIN_LANG -u \
		LANGUAGE "$locale" "$anshin" --help)" "^Examples"
done
like "LC_ALL=fr_FR.UTF-8: Japanese" "$(env -u ANSHIN_LANG LC_ALL=fr_FR.UTF-8 \
	"$anshin" --help)" "使用例|例"
done_testing
