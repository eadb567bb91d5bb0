#!/bin/bash
# Nothing hangs: the largest inputs that are taken, of the kinds that cost most,
# are read within the time and memory that driver.c allows (10 s, 1 GB).
set -u
. "$srcdir/tests/tap.sh"
[ -z "${VALGRIND-}" ] || { echo "1..0 # SKIP too slow under valgrind"; exit 0; }

mega=$((1 << 20))
lines() { yes -- "$1" | head -c "$2"; }
fill() { yes -- "$1" | tr -d '\n' | head -c "$2"; }
numbered() { seq "$2" | sed "s/.*/$1/"; }
within() { # TARGET WHAT, the input on standard input
	cat >"$scratch/input"
	ok "$1: $2" "$top_builddir/tests/fuzz/$1.t" "$scratch/input"
}

yaml=$((4 * mega - 1))
within catalog 'one long line' < <(fill '[' $yaml)
within catalog 'maps in maps, on one line' < <(fill '{a: ' 16000)
within catalog 'long lines of lists in lists' \
	< <(lines "$(fill '[' 16000)" $yaml)
within catalog 'long lines of maps in maps' \
	< <(lines "a: $(fill '{a: ' 16000)" $yaml)
within catalog 'lists in lists' < <(lines '- - - -' $yaml)
within catalog 'empty entries' < <(lines '-' $yaml)
within catalog 'lists in lists, a line each' < <(lines $'  [' $yaml)
within catalog 'tabs' < <(lines "$(fill $'\t' 16000)" $yaml)
within catalog 'tabs and blanks' < <(lines "title:$(fill $' \t' 16000)" $yaml)
within catalog 'the same key again and again' < <(lines 'title: x' $yaml)
within catalog 'unknown keys' < <(numbered 'k&: x' 350000)
within catalog 'unfinished items' \
	< <(cat "$srcdir/tests/catalog/001-good.yaml"
	numbered '      - id: 1-&' 200000)
within catalog 'maps in maps, a line each' < <(awk 'BEGIN {
	for (i = 0; i < 2800; i++) printf "%*sa:\n", i, "" }')
within catalog 'full-width colons' < <(fill '：' $yaml)
within catalog 'broken characters' < <(lines $'\xe3\x81' $yaml)
within catalog 'anchors and aliases' < <(lines 'a: &a *a' $yaml)

within official 'quotation marks' < <(fill '"' $yaml)
within official 'unknown items' < <(lines '9-99,x,y' $yaml)
within official 'the same item again and again' < <(lines '1-01,x,y' $yaml)

bag=$'%%% bagit.txt\nx\n%%% manifest-sha256.txt'
list=$((16 * mega - 100))
within package 'a list of damaged lines' < <(echo "$bag"; lines x $list)
within package 'the same file again and again' \
	< <(echo "$bag"; lines "$(fill 0 64)  data/a" $list)
within package 'many missing files' \
	< <(echo "$bag"; numbered "$(fill 0 64)  data\\/&" 190000)
json=$((8 * mega - 100))
within package 'JSON: lists in lists' < <(fill '[' $json)
within package 'JSON: empty lists' \
	< <(printf '{"schema":"anshin-answers/2","evidence":['; fill '[],' $json)

within script 'keys' < <(lines a $mega)
within cli 'answers in batch' \
	< <(printf 'set\n1\n-\n%%%%%% input\n'; numbered $'1-01\tnote\tx&' 200000)
within cli 'settings' < <(printf 'list\n%%%%%% config\n'; lines 'x = y' $mega)
done_testing
