#!/bin/bash
# Plain mode, evidence: a file is found by walking through folders, and what is
# known of it is changed, seen to be changed, moved and gone, and removed.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/plain-keys.sh"
shopt -s lastpipe			# what a pipe ends in may set variables
export TERM=dumb ANSHIN_NOW=2026-04-10T03:00:00.000Z

plain() { # WHAT KEY...; from the files of item 1-01 on
	local what=$1
	shift
	printf '%s\n' b b b b 1 'g 1-01' 9 "$@" q | "$anshin" --plain \
		>"$scratch/said" 2>"$scratch/err"
	is "$lang: $what ends well" "$?$(cat "$scratch/err")" 0
	said=$(cat "$scratch/said")
	cat "$scratch/said" >>"$scratch/$lang.all"
}
# A folder's name may stand in two lines.
stands_in() { like "$lang: $1" "$(tr -d ' \n' <<<"$said")" "$HOME$2(State|状態):"; }
says() { like "$lang: $1" "$said" "${w[$2]}"; }

looking() {
	"$anshin" new Midori >"$scratch/new"
	mkdir -p "$HOME/photos/old"
	for i in {101..120}; do echo "$i" >"$HOME/photos/IMG_$i.txt"; done
	# Into the folder, two pages of it, and the third of them.
	plain "looking" 1 '' '?' 1 '' 3 entrance 0
	stands_in "it begins at home" ""
	stands_in "a number opens a folder" /photos
	says "folders come first" first
	says "a page at a time" more
	is "$lang: the number is counted through the pages" \
		"$(journal path)" "$HOME/photos/IMG_102.txt"
	is "$lang: it serves the item, with its caption" \
		"$(journal items) $(journal caption) $(journal privacy)" \
		"1-01 entrance none"
	# There again: over the end and back; up, to the other folders, to home.
	plain "the next one" 2 '' '' ''
	stands_in "it begins where the last one was" /photos
	is "$lang: and nothing was attached" "$(sqlite3 "$ANSHIN_DB" "select count(*)
		from value where field = 'path'")" 1
	# Later, since files are listed as they came.
	ANSHIN_NOW=2026-04-10T04:00:00.000Z plain "other folders" 2 '' 0 f '' f 99 1 2 '' ''
	stands_in "above is home" ""
	is "$lang: a file of another folder" "$(journal path)" "$HOME/photos/IMG_101.txt"
	plain "a folder" 3 '' 1
	rm -r "$HOME/photos/old"
	plain "the folder is gone" 3 '' b
	like "$lang: it is said" "$(tr -d ' \n' <<<"$said")" \
		'old(doesnotexist|がありません)'
	stands_in "and it begins at home" ""
}

facts() {
	plain "facts" 1 1 '' 1 'the door' 2 someday 令和8年4月1日 3 9 '1 3' \
		4 9-99 4 1-02 4 1-01
	says "a day that is none" noday
	says "numbers that are none" nonumbers
	says "an item that is none" noitem
	says "it should be covered" cover
	id=$(sqlite3 "$ANSHIN_DB" "select subject from value where field = 'path' and
		value like '%IMG_102.txt'")
	is "$lang: caption, day, what it shows" "$(for f in caption effective privacy
		do journal $f "$id"; done | paste -sd/)" \
		"the door/2026-04-01/faces passwords"
	is "$lang: put to one item, taken from the other" "$(journal items "$id")" 1-02
}

at_102() { plain "$1" b 'g 1-02' 9 1 "${@:2}"; }

changes() {
	echo more >>"$HOME/photos/IMG_102.txt"
	at_102 "a change" 6 '' ''
	says "it was changed" changed
	is "$lang: the next version" "$(sqlite3 "$ANSHIN_DB" "select
		count(distinct value) from event where subject = '$id' and
		field = 'sha256'")" 2
	at_102 "the versions"
	says "both are told" version
	mkdir "$HOME/photos/later"
	mv "$HOME/photos/IMG_102.txt" "$HOME/photos/later"
	at_102 "a move" 6 '' ''
	says "it lies elsewhere" moved
	is "$lang: the new place" "$(journal path "$id")" "$HOME/photos/later/IMG_102.txt"
	rm "$HOME/photos/later/IMG_102.txt"
	at_102 "a loss" 6 "$HOME/photos/IMG_103.txt" '' ''
	says "it is gone" gone
	is "$lang: told where it is" "$(journal path "$id")" "$HOME/photos/IMG_103.txt"
	at_102 "removing" 5
	says "removed" removed
	is "$lang: of no item" "$(journal items "$id")" ""
	ok "$lang: the file stays" test -s "$HOME/photos/IMG_103.txt"
}

job() {
	lang=$1
	export ANSHIN_LANG=$lang HOME=$scratch/$lang/home ANSHIN_DB=$scratch/$lang/a.db
	mkdir -p "$HOME"
	looking; facts; changes
	is "$lang: no line over 78 columns" "$(widest "$scratch/$lang.all" |
		awk '{ print ($1 > 78) }')" 0
	unlike "$lang: nothing is missing in a sentence" "$(cat "$scratch/$lang.all")" \
		'\(null\)'
}

declare -A w=(
	[first]='^1\. old、フォルダー' [more]='^あと 6 件'
	[noday]='令和7年11月25日' [nonumbers]='例：1 3' [noitem]='項目「9-99」はありません'
	[cover]='隠し' [changed]='付けたあとに変わりました' [version]='^第1版：'
	[moved]='別の場所に移っています' [gone]='^見つかりません' [removed]='^外しました'
)
job ja
w=(
	[first]='^1\. old, folder' [more]='^6 more: Enter'
	[noday]='such as 2025-11-25' [nonumbers]='for example 1 3'
	[noitem]='There is no item "9-99"' [cover]='cover it in a copy'
	[changed]='It was changed after' [version]='^Version 1: '
	[moved]='It lies elsewhere' [gone]='It is not there' [removed]='^Removed'
)
job en
no_kana "en: no Japanese" "$(cat "$scratch/en.all")"
done_testing
