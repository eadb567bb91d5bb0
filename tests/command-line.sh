#!/bin/bash
# The command line as people and scripts meet it: every fault of an option told
# in the user's language with what to do, help, dry runs, standard streams, JSON
# that says its schema, settings and their precedence, completion.
. "$srcdir/tests/tap.sh"
export ANSHIN_DB=$scratch/anshin.db ANSHIN_NOW=2026-04-10T03:00:00.000Z HOME=$scratch/home
export XDG_CONFIG_HOME=$scratch/config XDG_CONFIG_DIRS=$scratch/system XDG_DATA_HOME=$scratch/data
mkdir -p "$HOME" "$XDG_CONFIG_HOME/anshin" "$XDG_CONFIG_DIRS/anshin"
a() { run "$anshin" "$@"; }
json() { sqlite3 :memory: "select json_extract(readfile('$scratch/run.out'), '$1')"; }

# --- options: nothing of getopt's own, and a way on
wrong() { # WHAT PATTERN ARGUMENT...
	local what=$1 pattern=$2
	shift 2
	a "$@"
	is "$what: exit 2" $status 2
	like "$what: says what to do" "$err" "$pattern"
	unlike "$what: in Japanese, without getopt's words" "$err" \
		'unrecognized|invalid option|ambiguous|requires|doesn'
}
wrong "an unknown option" '"?--json' list --jsno
wrong "an unknown letter" '\-q' list -q
wrong "an option with two meanings" '--no' --no
wrong "an option without its value" '--output' export --output
wrong "an option with a value it does not take" '--json' list --json=3
wrong "an option of another command" '--json' list -o x
wrong "an option that needs a command" '--json' --json
wrong "a negative number" ' -- ' set 1 6-04 reading.temp_c -5
wrong "an unknown language" 'ja' --lang fr list
wrong "a word of catalog" 'check' catalog chekc
wrong "too few words" '--help' attach 1
wrong "an option with an empty value" '--db' --db "" list
wrong "an empty name of a file" '名前' backup ""
wrong "a stream where a file is needed" '\./-' attach 1 1-01 -
wrong "a stream where a folder is written" 'フォルダー' export 1 -o -
wrong "two things for standard output" '--json' plan 1 -o - --json
a list x
unlike "no gap where a command takes nothing" "$err" 'list （|list  '
a --lang en lst
like "messages follow --lang" "$err" "Did you mean"

# --- help: examples first, in columns
for c in $("$anshin" --complete "" | cut -f1); do
	a "$c" --help
	is "$c --help: exit 0" $status 0
	like "$c --help begins with examples" "$(head -n 2 "$scratch/run.out" | tr '\n' ' ')" "^例 +anshin $c"
	ok "$c --help is no wider than the terminal" test "$(wc -L <"$scratch/run.out")" -le 80
done
a --help
like "--help has examples before commands" "$(tr '\n' ' ' <"$scratch/run.out")" '例 .*コマンド .*オプション'
run sh -c "'$anshin' --help >/dev/full"
is "a full disk is no success: exit 4" $status 4
run sh -c "'$anshin' help anshin >/dev/full"
is "nor where more is printed than is kept back: exit 4" $status 4
like "with what to look at" "$err" '空き'
run sh -c "'$anshin' --help >&-"
is "nor a closed stdout: exit 4" $status 4
like "--help begins with the command itself" "$("$anshin" --help)" '^  anshin  '
a --no-input
is "--no-input starts nothing" $status 0

# --- dry runs write nothing
a new -n "みどり"
is "new -n: exit 0" $status 0
[ ! -e "$ANSHIN_DB" ] && pass "new -n makes no store" || fail "new -n makes no store"
a new "みどり" --json
is "new --json tells the number" "$(json '$.application.number')" 1
before=$(sha256sum <"$ANSHIN_DB")
a set 1 1-01 verdict conforms -n
like "set -n tells what it would record" "$out" 'item/1-01 verdict = "conforms"'
a set 1 1-01 verdict perhaps -n
is "set -n checks all the same: exit 3" $status 3
echo x >"$scratch/x.txt"
a attach 1 1-01 "$scratch/x.txt" -n
is "attach -n: exit 0" $status 0
a attach 1 1-01 "$scratch/none" -n
is "attach -n looks at the file: exit 3" $status 3
a export 1 -n
is "export -n: exit 1, much is open" $status 1
is "export -n names the visible folder" "$(grep -c "$HOME/anshin-みどり-2026-04-10" "$scratch/run.out")" 1
a backup "$scratch/b.db" -n
[ ! -e "$scratch/b.db" ] && pass "backup -n writes nothing" || fail "backup -n writes nothing"
a demo "$scratch/d" -n
[ ! -e "$scratch/d" ] && pass "demo -n makes nothing" || fail "demo -n makes nothing"
mkdir "$scratch/full"
echo mine >"$scratch/full/mine.txt"
a demo "$scratch/full"
is "demo into a folder that holds something: exit 3" $status 3
like "it wants a new one" "$err" "空ではありません|新しいフォルダー"
is "and leaves it alone" "$(ls "$scratch/full")$(cat "$scratch/full/mine.txt")" "mine.txtmine"
a demo "$scratch/full/mine.txt"
is "demo onto a file: exit 3" $status 3
a catalog frob
is "a word that catalog does not know: exit 2" $status 2
like "and those that it knows" "$err" "check.*manual.*official"
tried() { # STATUS WHAT ARGUMENT...
	local wanted=$1 what=$2
	shift 2
	a "$@" -n
	is "$what -n: exit $wanted" "$status" "$wanted"
	like "$what -n tells what it would do" "$out" '^(書き込む|書き出す|記録する|添付する|付ける|写す|取り込む)'
}
for c in sheet handover table calendar bundle; do tried 0 $c $c 1 -o "$scratch/tried"; done
tried 0 slip slip 1 4-03 -o "$scratch/tried"
tried 0 plan plan 1 -o "$scratch/tried.csv"
tried 1 sites sites -o "$scratch/tried.csv"
tried 0 redact export 1 --redact -o "$scratch/tried"
tried 0 certificate certificate 1 A-1 2026-04-01 "$scratch/x.txt"
tried 0 question question 1 4-03 "どこですか"
a correction 1 -o "$scratch/tried" -n
is "correction -n tries it: exit 3, nothing was asked" $status 3
a resubmit 1 -o "$scratch/tried" -n
is "resubmit -n tries it: exit 3, nothing was handed in" $status 3
a answer 1 1 "here" -n
is "answer -n looks for the question: exit 3" $status 3
a table 1 -o "$scratch/nosuch/table.xlsx" -n
is "a folder that is missing is told: exit 4" $status 4
[ -z "$(find "$scratch" -name 'tried*')" ] && pass "no trial leaves a file" || fail "no trial leaves a file"
is "the store is as it was" "$(sha256sum <"$ANSHIN_DB")" "$before"

# --- names: what was perhaps meant, else what there is
meant() { # PATTERN ARGUMENT...
	local pattern=$1
	shift
	a "$@"
	is "$*: exit 3" $status 3
	like "$*: $pattern" "$err" "$pattern"
}
meant '「4-03」のこと' set 1 4-3 verdict conforms
meant '「form」のこと' set 1 from facility_name x
meant '「verdict」のこと' set 1 4-03 verdct conforms
meant '「conforms」のこと' set 1 4-03 verdict conform
meant 'conforms, fails, na, unknown' set 1 4-03 verdict 適合
meant 'a, b, c' set 1 4-03 check.z yes
meant '「facility_name」のこと' set 1 form facilty_name x
meant 'catalog fields' set 1 form nonsense x
meant '「temp_c」のこと' set 1 6-04 reading.tmp_c 20
meant '「.place」のこと' set 1 6-04 reading.temp_c.plase x
meant '「plan.due」のこと' set 1 4-03 plan.du 2026-05-01
meant '：1 みどり' show みど
meant 'anshin list' show 9
a set -n １ ４－０３ verdict conforms
like "digits of an input method are digits" "$out" 'item/4-03 verdict'
a certificate 1 "" 2026-04-01
is "a certificate has a number: exit 3" $status 3
a catalog fields
like "the fields of the form are listed" "$out" $'^form\tfacility_name\t'
like "and those of the items" "$out" $'^6-04\treading.temp_c\t'
for word in import restore; do
	a $word "$scratch/nosuch"
	is "$word of nothing: exit 3" $status 3
	unlike "$word of nothing names no --db" "$err" '--db'
done
a table 1 -o "$ANSHIN_DB"
is "no document goes over the records: exit 4" $status 4
is "which are as they were" "$(sha256sum <"$ANSHIN_DB")" "$before"
a backup "$scratch/b.db"
a restore "$scratch/b.db" -n
is "restore -n looks at the copy" $status 0
echo no >"$scratch/no.db"
a restore "$scratch/no.db" -n
is "restore -n refuses what is none: exit 3" $status 3
a backup "$scratch/b.db"
is "backup replaces nothing by itself: exit 4" $status 4
a backup -f "$scratch/b.db"
is "but with --force" $status 0

# --- standard streams
run sh -c "printf '一行目\n二行目\n' | '$anshin' set 1 1-01 note -"
is "set reads a value from standard input" $status 0
a show 1 --json
is "whole, without the last line feed" "$(json '$.entries."item/1-01".note')" "一行目
二行目"
streamed() { # MAGIC ARGUMENT...
	local magic=$1
	shift
	"$anshin" "$@" 2>"$scratch/run.err" >"$scratch/streamed"
	is "$1 to standard output: nothing but the file" "$(head -c ${#magic} "$scratch/streamed")" "$magic"
}
for c in sheet handover; do streamed %PDF- $c 1 -o -; done
streamed %PDF- slip 1 4-03 -o -
streamed %PDF- export 1 --redact -o -
streamed PK table 1 -o -
streamed BEGIN:VCALENDAR calendar 1 -o -
streamed "SQLite format 3" bundle 1 -o -
"$anshin" --db "$scratch/carried.db" import - <"$scratch/streamed" >"$scratch/run.out"
is "import reads standard input" $? 0
like "what came is there" "$("$anshin" --db "$scratch/carried.db" list)" みどり
streamed "SQLite format 3" backup -
"$anshin" --db "$scratch/back.db" restore - <"$scratch/streamed" >"$scratch/run.out"
is "restore reads standard input" $? 0
is "the same records" "$("$anshin" --db "$scratch/back.db" show 1 --json)" "$("$anshin" show 1 --json)"
mkdir "$scratch/tmp"
for c in "sheet 1 -o" backup; do
	TMPDIR=$scratch/tmp run sh -c "'$anshin' $c - | head -c 8"
	is "$c: a reader that goes away leaves nothing" "$(ls -A "$scratch/tmp")" ""
done
TMPDIR=$scratch/tmp run sh -c "'$anshin' backup - >/dev/full"
is "a full disk behind a pipe: exit 4" $status 4
is "nothing is left of it" "$(ls -A "$scratch/tmp")" ""
# A stream that is closed must not become a file of the package.
"$anshin" demo "$scratch/closed" >&- 2>&- <&-
run "$anshin" verify "$scratch/closed/package"
is "closed streams leave the package whole" $status 0

printf '# batch\n1-01\tverdict\tconforms\n1-02\tnote\ta\\nb\nform\tfacility_postal\t１５００００１\n' >"$scratch/lines"
run sh -c "'$anshin' set 1 - <'$scratch/lines'"
is "set reads lines of answers" $status 0
a show 1 --json
is "all are there" "$(json '$.entries."item/1-01".verdict')$(json '$.entries.form.facility_postal')" "conforms150-0001"
printf '1-03\tnote\tx\n9-99\tnote\ty\n' >"$scratch/lines"
run sh -c "'$anshin' set 1 - <'$scratch/lines'"
is "a wrong line: exit 3" $status 3
like "it is named" "$err" '2'
a show 1 --json
is "and nothing of the batch is kept" "$(json '$.entries."item/1-03".note')" ""

# --- JSON: each has a schema that the manual names
"$anshin" demo "$scratch/demo" >"$scratch/demo.out"
manual=$("$anshin" --lang en help json)
schema() { # ARGUMENT...
	local s
	a "$@" --json
	s=$(json '$.schema')
	like "$1 $2: JSON says its schema" "$s" '^anshin-[a-z-]+/[0-9]+$'
	like "$s is in the manual" "$manual" "$s"
	for key in $(sqlite3 :memory: "select distinct key from json_tree(readfile('$scratch/run.out'))
		where typeof(key) = 'text' and path not like '%entries%'"); do
		grep -qw -- "$key" <<<"$manual" || fail "$s: $key is in the manual"
	done
}
export ANSHIN_DB=$scratch/demo/anshin.db
schema list
schema show 1
schema check 1
schema history 1
schema export 1 -o "$scratch/package"
schema export 1 -n
schema verify "$scratch/package"
schema grades 1
schema stage 1
schema plan 1
schema plan 1 -o "$scratch/plan.csv"
schema sites -o "$scratch/sites.csv"
a question 1 4-03 "please explain" 2026-12-24
schema question 1
run sh -c "echo 'あります' | '$anshin' answer 1 1 -"
like "an answer reads standard input" "$("$anshin" question 1)" 'あります'
a certificate 1 A-1 2026-04-01
schema list --expiring 9000d
a sheet 1 -o "$scratch/sheet.pdf"
schema enter
code=$(json '$.sheets[0].code')
yes '' | head -n "$(json '$.sheets[0].rows')" >"$scratch/rows"
like "a sheet typed in says its counts" "$("$anshin" enter "$code" --json <"$scratch/rows")" '"anshin-enter/1"'
schema decide 1
schema bundle 1 -o "$scratch/bundle"
schema import -n "$scratch/bundle"
a stage 1 submit
a renew 1
schema diff 1 2
schema enter 1
schema resubmit 1 -o "$scratch/resubmitted"
for trial in "new x -n" "bundle 1 -o $scratch/none -n" "stage 1 submit -n" "question 1 4-03 x -n" \
	"plan 1 -o $scratch/none.csv -n" "export 1 --redact -n"; do
	# shellcheck disable=SC2086 # words
	schema $trial
done
a bundle 1 -o "$scratch/none" -n --json
like "a trial's sentences are in it" "$(json '$.would[0]')" "$scratch/none"
schema catalog list
schema catalog fields
schema catalog check "$srcdir/tests/catalog/025-unknown-key.yaml"
ANSHIN_DB=$scratch/new.db schema new x

# --- settings: option, environment, user, system
export ANSHIN_DB=$scratch/anshin.db
unset ANSHIN_LANG
export LC_ALL=C.UTF-8
heading() { a "$@" --help; head -n 3 "$scratch/run.out" | tail -n 1; }
is "without settings: Japanese" "$(heading)" "例"
echo 'language = en' >"$XDG_CONFIG_DIRS/anshin/config"
is "the system's file" "$(heading)" "Examples"
printf '# mine\nlanguage=ja\nexports = ~/out\n' >"$XDG_CONFIG_HOME/anshin/config"
is "the user's file goes before the system's" "$(heading)" "例"
export ANSHIN_LANG=en
is "the environment before the files" "$(heading)" "Examples"
is "the option before all" "$(heading --lang ja)" "例"
export ANSHIN_LANG=ja
ANSHIN_PERSON=$'山田\e[31m\n花子' a set 1 1-01 note x
a history 1
like "the person of the settings did it" "$out" '  山田.*花子  '
unlike "nothing of a terminal in it" "$out" $'\e'
a export 1 -n
like "exports go where the settings say" "$out" "$HOME/out/anshin-"
echo 'langage = en' >>"$XDG_CONFIG_HOME/anshin/config"
a list
is "a wrong setting does not stop the work" $status 0
like "but is told with its line" "$err" 'config:4: .*language'
ANSHIN_LANG=fr a list
is "nor does a wrong variable: exit 0" $status 0
like "which is told with what it takes" "$err" 'ANSHIN_LANG.*ja en'
cp "$XDG_CONFIG_HOME/anshin/config" "$scratch/config.kept"
sets() { # WHAT WANTED COMMAND...
	local what=$1 wanted=$2
	shift 2
	is "$what" "$("$@" 2>/dev/null)" "$wanted"
}
who() { "$anshin" set 1 1-01 note "$RANDOM" && "$anshin" history 1 | head -n 1 | awk '{ print $3 }'; }
folder() { "$anshin" export 1 -n "$@" | grep -oE "$HOME/[a-z]+"; }
records() { ANSHIN_DB= "$anshin" "$@" list | grep -c みどり; }
printf 'person = S\nexports = ~/sys\ndatabase = %s\n' "$scratch/none.db" >"$XDG_CONFIG_DIRS/anshin/config"
: >"$XDG_CONFIG_HOME/anshin/config"
sets "person: the system's file" S who
sets "exports: the system's file" "$HOME/sys" folder
sets "database: the system's file" 0 records
printf 'person = U\nexports = ~/usr\ndatabase = %s\n' "$ANSHIN_DB" >"$XDG_CONFIG_HOME/anshin/config"
sets "person: the user's goes before it" U who
sets "exports: the user's goes before it" "$HOME/usr" folder
sets "database: the user's goes before it" 1 records
ANSHIN_PERSON=E sets "person: the environment before the files" E who
ANSHIN_EXPORTS=$HOME/env sets "exports: the environment before the files" "$HOME/env" folder
sets "exports: the option before all" "$HOME/opt" folder -o "$HOME/opt"
sets "database: the option before all" 0 records --db "$scratch/none.db"
rm "$XDG_CONFIG_DIRS/anshin/config"
cp "$scratch/config.kept" "$XDG_CONFIG_HOME/anshin/config"
mkdir -p "$scratch/home/書類"
echo 'XDG_DOCUMENTS_DIR="$HOME/書類"' >"$XDG_CONFIG_HOME/user-dirs.dirs"
: >"$XDG_CONFIG_HOME/anshin/config"
a export 1 -n
like "else into the desktop's documents folder" "$out" "$HOME/書類/anshin-"

# --- the catalogue's own commands need no catalogue
ANSHIN_DATADIR=$scratch/nothing a catalog check "$srcdir/forms/2024-04/ja.yaml"
is "catalog check works without installed data" $status 0
ANSHIN_DATADIR=$scratch/nothing a list
is "what needs a catalogue says so: exit 3" $status 3
like "with what to do" "$err" "入れ直"
mkdir -p "$XDG_DATA_HOME/anshin/forms/2099-01"
echo broken >"$XDG_DATA_HOME/anshin/forms/2099-01/ja.yaml"
a catalog check "$XDG_DATA_HOME/anshin/forms/2099-01/ja.yaml"
is "catalog check works while the one in use is broken: exit 1" $status 1
a catalog list
like "catalog list names the fault" "$out" "2099-01"
rm -r "$XDG_DATA_HOME/anshin/forms"

# --- completion
words() { "$anshin" --complete "$@" | cut -f1 | tr '\n' ' '; }
db=$ANSHIN_DB
is "the records that were named" "$(ANSHIN_DB= words --db "$db" show '')$(ANSHIN_DB= words --db="$db" show '')" "1 1 "
is "commands" "$(words ex)" "export "
is "options of the command" "$(words backup --f)" "--force "
is "applications" "$(words show '')" "1 "
is "items" "$(words set 1 1-0 | tr ' ' '\n' | head -n 2 | tr '\n' ' ')" "1-01 1-02 "
is "fields" "$(words set 1 6-04 reading.temp_c)" "reading.temp_c "
is "values" "$(words set 1 6-04 verdict c)" "conforms "
is "files" "$(words attach 1 3-01 x)" ":files "
is "folders behind -o" "$(words export -o '')" ":folders "
is "an option's value" "$(words --lang e)" "en "
done_testing
