#!/bin/bash
# What strangers may put in the way: files that are no files, that never end, that
# change while they are read, pictures that unpack without end, names that a
# terminal would obey. Each is refused with one sentence or taken as what it
# is; nothing waits for ever; and no escape sequence reaches the terminal or the
# document, whether it comes from a name, a catalogue, pasted text, a store or
# a package.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/e2e/tmux.sh"
export ANSHIN_DB=$scratch/db/anshin.db HOME=$scratch/home
mkdir -p "$HOME/Documents" "$scratch/f"
photo=$srcdir/tests/report/photo.jpg
cd "$scratch/f" || exit 1
run "$anshin" new "みどり"

# A fault is one sentence and a status; 124 is a wait that had to be ended.
refused() { # WHAT FILE PATTERN
	run timeout 20 "$anshin" attach 1 1-01 "$2"
	is "$1 is refused" "$status" 3
	like "$1: it is said why" "$err" "$3"
	is "$1: in one sentence" "$(grep -c . <<<"$err")" 1
}
taken() { # WHAT FILE
	run timeout 20 "$anshin" attach 1 1-01 "$2"
	is "$1 can be evidence" "$status" 0
}
evidence_field() { # FIELD: of the newest piece of evidence
	sqlite3 "$ANSHIN_DB" "SELECT value FROM value WHERE subject LIKE
		'evidence/%' AND field = '$1' ORDER BY event DESC LIMIT 1"
}

# --- what is no file, or none that ends --------------------------------------
mkfifo pipe
refused "a pipe that nobody writes to" pipe "プログラム"
refused "a device that never ends" /dev/zero "装置|デバイス|機器"
ln -s loop loop
refused "a link to itself" loop "循環|たどれ|輪|リンク"
ln -s b a
ln -s a b
refused "links in a circle" a "循環|たどれ|輪|リンク"
ln -s /dev/zero innocent.jpg
refused "a link to a device" innocent.jpg "装置|デバイス|機器"
ln -s pipe innocent.pdf
refused "a link to a pipe" innocent.pdf "プログラム"
: >empty.jpg
refused "a file of no length" empty.jpg "空"
mkdir folder.jpg
refused "a folder" folder.jpg "フォルダー"

# --- that says it is more than it is ---------------------------------------------
# A stream without an end, and a store of 8 GB of which nearly all is a hole: each
# is refused before it fills the disk.
mkdir spool
for command in "restore -n" restore "import -n" import; do
	# shellcheck disable=SC2086
	(ulimit -f 40000; TMPDIR=$PWD/spool timeout 60 "$anshin" $command - \
		</dev/zero >"$scratch/run.out" 2>"$scratch/run.err")
	is "$command of a stream without an end is refused" $? 3
	like "$command: it is said why" "$(cat "$scratch/run.err")" "anshin のファイルではありません"
done
is "nothing is left of the stream" "$(ls -A spool)" ""
cp "$ANSHIN_DB" hole.db
printf '\000\036\204\200' | dd of=hole.db bs=1 seek=28 conv=notrunc 2>/dev/null
truncate -s 8192000000 hole.db
for args in "restore -n hole.db" "restore hole.db" "import hole.db" \
	"--db hole.db set 1 1-01 note x" "--db hole.db backup hole-copy.db"; do
	# shellcheck disable=SC2086
	run bash -c 'ulimit -f 40000; exec timeout 60 "$@"' - "$anshin" $args
	is "a store that is one large hole: ${args/hole.db/}" "$status" 3
	like "it is damaged: ${args/hole.db/}" "$err" "壊れて"
done
rm hole.db

# --- that changes meanwhile ------------------------------------------------------
head -c 3000000 /dev/zero >moving
(while :; do printf x >>moving; done) &
writer=$!
tries=0 told=0 wrong=0
for _ in 1 2 3 4 5 6; do
	run timeout 20 "$anshin" attach 1 1-01 moving
	tries=$((tries + 1))
	case $status in
	3) told=$((told + 1)) ;;
	0) ;;
	*) wrong=$((wrong + 1)) ;;
	esac
done
kill $writer
wait $writer 2>/dev/null
is "a growing file: never anything but taken or told" "$wrong" 0
ok "and told ($told of $tries)" [ "$told" -gt 0 ]

# A name that is a photo, a pipe and a link to /dev/zero by turns: what is taken
# is the photo, and nothing is waited for.
cp "$photo" good.jpg
real=$(sha256sum <good.jpg | cut -d' ' -f1)
ln -s /dev/zero zero.jpg
(while :; do
	for f in good.jpg pipe zero.jpg; do
		ln -fP "$f" next && mv -f next turns.jpg
	done
done) 2>/dev/null &
writer=$!
wrong=0 told=0 taken=0
for ((i = 0; i < 30; i++)); do
	run timeout 20 "$anshin" attach 1 1-02 turns.jpg
	case $status in
	0) taken=$((taken + 1))
		[ "$(evidence_field sha256)" = "$real" ] || wrong=$((wrong + 1)) ;;
	3) told=$((told + 1)) ;;
	*) wrong=$((wrong + 1)); echo "# $status $err" ;;
	esac
done
kill $writer
wait $writer 2>/dev/null
is "a name that is another thing at each look is taken for what was read" \
	"$wrong" 0
ok "(it was: taken $taken times, refused $told)" \
	[ "$taken" -gt 0 -a "$told" -gt 0 ]

# --- names and paths -----------------------------------------------------------
long=$(printf 'あ%.0s' {1..83})xx.jpg
is "(a name of 255 bytes)" "${#long} $(printf %s "$long" | wc -c)" "89 255"
cp "$photo" "$long"
taken "a name of 255 bytes" "$long"
deep=$scratch/f
name=$(printf 'd%.0s' {1..200})
while [ ${#deep} -lt 3800 ]; do deep=$deep/$name; done
mkdir -p "$deep"
cp "$photo" "$deep/p.jpg"
taken "a path of ${#deep} bytes" "$deep/p.jpg"
# The kernel takes 4,095 bytes and no more; the name is relative when it is made.
photo_at() { # BYTES: sets $path to a photo whose path has so many
	local dir=$deep
	[ $(($1 - ${#dir})) -lt 250 ] || dir=$dir/${name:0:100}
	path=$dir/$(printf 'x%.0s' $(seq $(($1 - ${#dir} - 1))))
	(mkdir -p "$dir" && cd "$dir" && cp "$photo" "${path##*/}")
}
photo_at 4095
taken "a path of ${#path} bytes" "$path"
photo_at 4096
run "$anshin" attach 1 1-01 "$path"
is "a path of ${#path}: refused" "$status" 4
like "and it is said why" "$err" "長すぎ"
run "$anshin" attach 1 1-01 "$deep/$name/$name/$name/p.jpg"
ok "a path of more than 4,096: refused" [ "$status" -ge 3 ]
is "in one sentence" "$(grep -c '^anshin: ' <<<"$err")" 1
(
	cd "$deep" && mkdir -p "$name/$name" && cd "$name" && cd "$name" &&
		cp "$photo" deep.jpg && "$anshin" attach 1 1-01 deep.jpg
) >/dev/null 2>"$scratch/deep.err"
status=$?
ok "from a folder deeper than that: taken or refused ($status)" \
	[ "$status" = 0 -o "$status" = 3 -o "$status" = 4 ]
run "$anshin" show 1
is "and the records can be read" "$status" 0

# What a terminal would obey: a title, a colour, C1 controls, a mark that turns
# the direction, a line's end.
evil=$(printf 'a\033]0;PWNED\007\033[31m\302\2330m\342\200\256gpj.exe\nb.jpg')
cp "$photo" "$evil"
cp "$photo" "$HOME/Documents/$evil"
harmless() { # WHAT FILE: as bytes
	if LC_ALL=C grep -qP '\x1b\]0;PWNED|\x1b\[31m|\xc2[\x80-\x9f]|\xe2\x80\xae|PWNED\x07' "$2"
	then fail "$1" "$(od -c "$2" | head -n 12)"; else pass "$1"; fi
}
quoted=$(printf '%q' "$evil")
at_terminal() { # WHAT COMMAND: what it prints to a terminal
	echo "$2" >"$scratch/command"	# script writes its own command, too
	script -qec "bash '$scratch/command'" "$scratch/typescript" \
		</dev/null >/dev/null 2>&1
	harmless "$1: nothing that the terminal obeys" "$scratch/typescript"
}
taken "a name full of controls" "$evil"
unlike "it is kept clean" "$(evidence_field name)" $'[\x01-\x1f\x7f]'
is "its path is kept as the disk has it" "$(evidence_field path)" "$PWD/$evil"
run "$anshin" bundle 1 -o carried.anshin
is "and does not keep the application at home" "$status" 0
run "$anshin" --db "$scratch/elsewhere.db" import carried.anshin
is "which another machine takes in" "$status" 0
for args in "attach 1 1-01 $quoted" "attach 1 1-01 x$quoted" \
	"attach -n 1 1-01 $quoted" "show 1" "check 1" "history 1" "list" \
	"backup $quoted.db" "restore x$quoted" "verify $quoted" "$quoted" \
	"attach 1 $quoted x" "--db $quoted list" "show $quoted" \
	"catalog check $quoted" "set 1 1-01 $quoted x" "--lang $quoted list" \
	"show 1 --json" "export 1 -o $quoted.out" "export 1 -o out"; do
	at_terminal "${args%% *}" "'$anshin' $args"
done

# Folders that the environment names.
mkdir -p "$evil.d/anshin"
printf 'nope = 1\nlanguage = xx\nbroken\n' >"$evil.d/anshin/config"
for name in XDG_CONFIG_HOME XDG_CONFIG_DIRS; do
	at_terminal "settings of $name" "$name=$PWD/$quoted.d '$anshin' list"
	ok "(and something is said of them)" grep -q "anshin/config:1" \
		"$scratch/typescript"
done

# Typed values, and a store that somebody else filled.
run "$anshin" set 1 1-01 note "$evil"
unlike "a note is kept clean" "$(sqlite3 "$ANSHIN_DB" \
	"SELECT value FROM value WHERE field = 'note'")" $'[\x01-\x09\x0b-\x1f\x7f]'
cp "$ANSHIN_DB" foreign.db
sqlite3 foreign.db "DROP TRIGGER event_no_update;
	UPDATE event SET value = CAST(readfile('evil') AS TEXT)
	WHERE field IN ('note', 'caption', 'facility_name', 'name');" 2>/dev/null
printf '%s' "$evil" >evil
sqlite3 foreign.db "UPDATE event SET value = CAST(readfile('evil') AS TEXT),
	actor = CAST(readfile('evil') AS TEXT)
	WHERE field IN ('note', 'caption', 'facility_name', 'name');"
run "$anshin" --db foreign.db rebuild
is "(the store with such values opens)" "$status" 0
is "(and holds them)" "$(sqlite3 foreign.db "SELECT count(*) > 1 FROM value
	WHERE instr(value, char(27)) > 0")" 1
for args in "list" "show 1" "check 1" "history 1" "history 1 --json" \
	"plan 1" "export 1 -o foreign"; do
	at_terminal "a stranger's store, ${args%% *}" "'$anshin' --db foreign.db $args"
done
pdftotext foreign/data/submission.pdf foreign.txt
ok "(its document can be read)" grep -q PWNED foreign.txt
harmless "the document has no controls" foreign.txt
pdfinfo foreign/data/submission.pdf >foreign.info
harmless "nor has its title" foreign.info
harmless "the tables have none" foreign/data/answers.csv
harmless "the index has none" foreign/data/index.csv

# The same in the wizard: the bytes that it sends to the terminal.
watched() { # ARGUMENT...
	start_anshin "$@"
	tm pipe-pane -O "cat >'$scratch/bytes'"
}
watched --db "$scratch/f/foreign.db"
see "the wizard shows it" "PWNED|全体の進み|申請"
keys C-l
keys Enter
sleep 0.3
keys g
type "1-01"
keys Enter
see "an item whose note is hostile" "1-01 "
keys C-l
sleep 0.3
keys F10
is "the wizard ends well" "$(left)" 0
ok "(it was watched)" test -s "$scratch/bytes"
harmless "the wizard sends nothing of it to the terminal" "$scratch/bytes"

# A film of 4 GB is read as long as the user likes.
truncate -s 4G "$HOME/Documents/film.mp4"
watched
see "the wizard on our store" "みどり"
keys Enter g
type "1-03"
keys Enter
see "an item" "1-03 "
keys a
see "a folder with a film" "film.mp4"
type "film"
keys Enter
see "that it is being read is told" "ファイルを読んでいます"
keys Escape
see "and Esc ends it" "取りやめました。film.mp4"
rm "$HOME/Documents/film.mp4"
keys Escape
see "a folder with a hostile name" "PWNED"
type "PWNED"
keys Enter
see "it is attached" "添付しました"
see "what the photo shows is asked" "写っているもの"
keys Enter
keys F2
sleep 0.3
tm set-buffer -- "貼り付け$evil"
tm paste-buffer -p
sleep 1
see "pasted text" "貼り付けa"
keys Escape
keys F10
is "the wizard ends well" "$(left)" 0
ok "(it was watched)" test -s "$scratch/bytes"
harmless "neither a name nor pasted text reaches the terminal" "$scratch/bytes"
unlike "pasted text is kept clean" "$(sqlite3 "$ANSHIN_DB" \
	"SELECT value FROM value WHERE value LIKE '%貼り付け%'")" \
	$'[\x01-\x09\x0b-\x1f\x7f]'
printf '%s' "$evil" | "$anshin" --plain >/dev/null 2>&1
script -qec "'$anshin' --plain --db foreign.db" "$scratch/typescript" \
	<<<"q" >/dev/null 2>&1
harmless "plain mode sends nothing of it either" "$scratch/typescript"

# A catalogue, and a package of strangers.
cp -r "$srcdir/forms/2024-04" sheet
sed -i "0,/title: /s//title: $(printf '\033]0;PWNED\007')/" sheet/ja.yaml
at_terminal "a catalogue with controls" "'$anshin' catalog check sheet/ja.yaml"
run "$anshin" catalog check sheet/ja.yaml
is "and it is refused" "$status" 1
sed -i "0,/title: /s//title: \"\\\\e]0;PWNED\\\\a\" #/" sheet/ja.yaml
at_terminal "a catalogue with escaped controls" "'$anshin' catalog check sheet/ja.yaml"
cp -r foreign package
printf '%064d  data/%s\n' 0 "${evil%%$'\n'*}" >>package/manifest-sha256.txt
printf 'x' >"package/data/$evil"
at_terminal "a package with hostile names" "'$anshin' verify package"
run timeout 20 "$anshin" verify package
is "and it is not called whole" "$status" 1

# --- tables --------------------------------------------------------------------
for cell in '=1+1' '+cmd' '-2+3' '@SUM(A1)' '=HYPERLINK("http://x")' \
	'＝1+1' ' =1+1' '|calc'; do
	run "$anshin" set -- 1 1-04 note "$cell"
	rm -rf out
	"$anshin" export 1 -o out >/dev/null 2>&1
	ok "a table keeps \"$cell\" as text" \
		grep -qF "\"'${cell//\"/\"\"}\"" out/data/answers.csv
done

if "$anshin" table 1 -o sheet.xlsx >/dev/null 2>&1; then
	mkdir x && (cd x && unzip -q ../sheet.xlsx)
	is "a spreadsheet has no formula" "$(grep -rlE '<f[ >]' x)" ""
	ok "(it has the answer, as text)" grep -rq '|calc' x
fi

# --- pictures that unpack without end --------------------------------------------
mkdir bombs
ok "(bombs are made)" "$top_builddir/tests/bombs" bombs
for f in bombs/*; do
	before=$(date +%s)
	(sanitized || ulimit -v 1200000; timeout 60 "$top_builddir/anshin-worker" image <"$f" >print 2>/dev/null)
	status=$?
	case $status in
	0) ok "${f##*/}: printed small ($(wc -c <print) bytes)" \
		[ "$(wc -c <print)" -lt 5000000 ] ;;
	10 | 12) pass "${f##*/}: refused" ;;
	*) fail "${f##*/}: status $status" ;;
	esac
	ok "${f##*/}: within the time of a worker" \
		[ $(($(date +%s) - before)) -lt 40 ]
	taken "${f##*/}" "$f"
done
"$top_builddir/tests/pictures" make bombs
taken "60,000 x 60,000 points" bombs/huge.png
rm -rf out
run timeout 300 "$anshin" export 1 -o out
is "all this together still makes a package" "$status" 1
ok "which says what it could not print" grep -q 'huge.png' <<<"$out"
run "$anshin" verify out
is "and is whole" "$status" 0

# --- helpers that were led astray ---------------------------------------------------
# Whatever a helper answers after a stranger's bytes: nothing of it is believed
# that is not what was asked for.
mkdir liars
cat >liars/anshin-worker <<'END'
#!/bin/sh
echo 'said to the terminal' >&2
case $1 in
kind) printf 'text/\033[31mplain' ;;
image | screen) printf '\377\330\377\300\000\021\010\377\377\377\377\003'; head -c 5000 /dev/urandom ;;
clean) exit 10 ;;
pdf) echo 999999999 999999999 ;;
join) ;;
esac
END
cat >liars/anshin-worker-pdf <<'END'
#!/bin/sh
[ "$1" = join ] || cat size
END
chmod +x liars/*
ln -s "$top_builddir/anshin-paper.so" liars/
cp "$srcdir/assets/demo/evidence/policy.pdf" .
printf 'just text\n' >plain.txt
lied() {
	ANSHIN_LIBEXECDIR=$PWD/liars run timeout 60 "$anshin" --db lied.db "$@"
}
sed -i "s|cat size|cat '$PWD/liars/size'|" liars/anshin-worker-pdf
for size in "59500 84200" "999999999 999999999" "0 1" "x"; do
	echo "$size" >liars/size
	rm -rf lied.db lied photos
	lied new "みどり"
	lied attach 1 1-01 good.jpg policy.pdf plain.txt
	is "what was told wrongly is attached ($size)" "$status" 0
	unlike "and nothing a helper says is shown" "$out$err" "said to"
	is "the kind is not what was claimed" "$(sqlite3 lied.db "SELECT value
		FROM value WHERE field = 'kind' AND value LIKE 'text/%'")" ""
	lied export 1 -o lied
	is "the package is made" "$status" 1
	like "without the picture" "$out" "写真"
	like "and without the pages" "$out" "PDF"
	ok "its document is sound" qpdf --check lied/data/submission.pdf
done
done_testing
