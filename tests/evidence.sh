#!/bin/bash
# What becomes of a file that was attached: changed, moved, gone, replaced. It
# stays the same evidence, its earlier versions stay in the journal, and the
# newest is what is handed in.
. "$srcdir/tests/tap.sh"
export ANSHIN_DB=$scratch/a.db ANSHIN_LANG=en HOME=$scratch/home
a() { run "$anshin" "$@"; }
photos=$srcdir/assets/demo/evidence
mkdir -p "$scratch/home" "$scratch/in" "$scratch/stick/in"
file=$scratch/in/door.jpg

ids() { sqlite3 "$ANSHIN_DB" "SELECT count(DISTINCT subject) FROM value
	WHERE subject LIKE 'evidence/%' AND field = 'sha256' AND value <> ''"; }
value() { sqlite3 "$ANSHIN_DB" "SELECT group_concat(value) FROM value
	WHERE subject LIKE 'evidence/%' AND field = '$1'"; }
sums() { sqlite3 "$ANSHIN_DB" "SELECT count(DISTINCT value) FROM event
	WHERE field = 'sha256' AND value <> ''"; }

a new "Midori"
cat "$photos/aed.jpg" >"$file"
a attach 1 3-01 "$file"
is "attached" "$status/$out" "0/Attached: $file"
a attach 1 3-01 "$file"
like "again: nothing changes" "$out" 'door.jpg was attached already; nothing'
a attach 1 3-05 "$file"
like "for another item: the item is added" "$out" 'it serves this item too'
is "it is one evidence" "$(ids) $(value items)" "1 3-01 3-05"

# --- changed ---
cat "$photos/desks.jpg" >"$file"
a check 1
like "a changed file is told" "$out" 'The evidence file has changed'
a attach 1 3-01 "$file"
like "attached again it is a new version, and that is said" "$out" \
	'door.jpg: now in a new version'
is "of the same evidence, with its items" "$(ids) $(value items)" "1 3-01 3-05"
is "the newest counts" "$(value sha256)" "$(sha256sum <"$file" | cut -d' ' -f1)"
is "both are in the journal" "$(sums)" 2
a check 1
unlike "nothing is wrong any more" "$out" 'file has changed'
a history 1
like "the history shows the change" "$out" "$(sha256sum <"$photos/aed.jpg" | cut -c1-64)"

# --- moved ---
mv "$file" "$scratch/in/entrance.jpg"
a check 1
like "a renamed file is found" "$out" 'The evidence file has been moved'
a attach 1 3-01 "$scratch/in/entrance.jpg"
like "attached from there its new place is recorded" "$out" \
	'entrance.jpg: its new place is recorded'
is "still one evidence" "$(ids) $(value path)" "1 $scratch/in/entrance.jpg"
is "and no further version" "$(sums)" 2
rm "$scratch/in/entrance.jpg"
a check 1
like "a file that is nowhere is missing" "$out" 'The evidence file is missing'
mkdir "$scratch/in/2026"
cat "$photos/desks.jpg" >"$scratch/in/2026/entrance.jpg"
a check 1
like "put into a folder below it is found" "$out" 'has been moved'

# --- a copy is another file ---
cat "$photos/desks.jpg" >"$scratch/in/entrance.jpg"
a attach 1 4-01 "$scratch/in/2026/entrance.jpg"
is "a copy beside a file that is there is evidence of its own" "$(ids)" 2

# --- in the wizard: w, versions, undo; the file of another name ---
cat "$photos/aed.jpg" >"$scratch/in/entrance.jpg"
cat >"$scratch/keys" <<-END
	Enter
	F4
	w
	:save 1-updated
	Esc
	o
	:save 2-versions
	Esc
	u
	:save 3-undone
	o
	:save 4-versions
	Esc
	Ctrl-R
	v
	Enter
	:save 4-next
	Esc
	Up
	w
	text $scratch/stick/in/new.jpg
	Enter
	:save 5-replaced
	Esc
	:save 5-later
	o
	:save 6-three
END
cat "$photos/booth.jpg" >"$scratch/stick/in/new.jpg"
mkdir "$scratch/out"
ok "the wizard" "$anshin" --replay "$scratch/keys" --dump-dir "$scratch/out"
screen() { cat "$scratch/out/$1.screen"; }
like "one key takes the changed file" "$(screen 1-updated)" 'now in a new version'
is "three versions are listed, newest first" \
	"$(screen 2-versions | grep -o '^ *│ [> ] [0-9]  ' | tr -dc '0-9')" 321
like "undo is told" "$(screen 3-undone)" 'changed  *entrance.jpg'
is "and takes the version off" \
	"$(screen 4-versions | grep -o '^ *│ [> ] [0-9]  ' | tr -dc '0-9')" 21
like "the question leads on to the next photo" "$(screen 4-next)" \
	'What does the photo show'
like "another file takes its place" "$(screen 5-replaced)" 'new.jpg: now in a new version'
like "what it shows is asked at once" "$(screen 1-updated)" 'What does the photo show?'
like "after choosing too" "$(screen 5-replaced)" 'What does the photo show?'
like "and left to be looked at" "$(screen 5-later)" 'not looked at yet'
like "under its own name" "$(screen 6-three)" '> 4 .*new.jpg'
is "with its items" "$(value items | cut -d, -f1)" "3-01 3-05"

# --- the same in plain mode; what a photo shows is said among the findings ---
cat "$photos/lockers.jpg" >"$scratch/stick/in/new.jpg"
printf '%s\n' 3 1 6 "1 3" "" q >"$scratch/lines"
plain=$("$anshin" --plain <"$scratch/lines" 2>&1)
like "plain: what to do about a changed file" "$plain" '"Update" takes it'
like "plain: it is done" "$plain" 'new.jpg: now in a new version'
like "plain: what it shows is asked anew" "$plain" 'Does the file show any of these'
like "plain: the versions, newest first" "$plain" 'Version 5: .*new.jpg'
is "the answer is kept" "$(value privacy | cut -d, -f1)" "faces passwords"
a check 1
like "and considered" "$out" 'A photo shows too much'
cat "$photos/booth.jpg" >"$scratch/stick/in/new.jpg"
a attach 1 3-01 "$scratch/stick/in/new.jpg"
a check 1
unlike "until another one takes its place" "$out" 'shows too much'

# --- from an item's screen; the photos that nobody has looked at are told ---
cp "$photos/mfp.jpg" "$scratch/in/mfp.jpg"
cat >"$scratch/keys" <<-END
	g
	text 5-01
	Enter
	:save 1-item
	a
	text $scratch/in/mfp.jpg
	Enter
	:save 2-asked
	Space
	Enter
	:save 3-back
END
ok "attached from an item" "$anshin" --replay "$scratch/keys" --dump-dir "$scratch/out"
like "it is asked about there" "$(screen 2-asked)" 'What does the photo show?'
like "and told to be attached" "$(screen 2-asked)" 'Attached: mfp.jpg'
is "then the item is there again" "$(screen 3-back | sed -n 1p | cut -c1-30)" \
	"$(screen 1-item | sed -n 1p | cut -c1-30)"
a check 1
like "a gentle hint before the export" "$out" '\[Hint\] Photos: [0-9]+: Photos not looked at yet'

# --- a new version that cannot be printed: both are said ---
head -c 2000 "$photos/lockers.jpg" >"$scratch/in/mfp.jpg"
cat >"$scratch/keys" <<-END
	F4
	End
	w
	:save 1-broken
END
ok "a damaged version" "$anshin" --replay "$scratch/keys" --dump-dir "$scratch/out" --size 160x40
like "it is the new version" "$(screen 1-broken)" 'mfp.jpg: now in a new version'
like "and cannot be printed" "$(screen 1-broken)" 'cannot be printed'
cp "$photos/mfp.jpg" "$scratch/in/mfp.jpg"
a attach 1 5-01 "$scratch/in/mfp.jpg"

# --- what is handed in ---
for i in {1..14}; do echo "page $i" >"$scratch/in/page$i.txt"; done
a attach 1 1-04 "$scratch"/in/page{1..7}.txt
echo apart >"$scratch/in/apart.txt"
a attach 1 1-02 "$scratch/in/apart.txt"
a attach 1 1-04 "$scratch"/in/page{8..14}.txt
a export 1 -o "$scratch/package"
first=$(jq '[.evidence[].name] | index("page1.txt") + 1' "$scratch/package/data/answers.json")
runs=$(printf 'E-%03d to E-%03d, E-%03d to E-%03d' "$first" $((first + 6)) \
	$((first + 8)) $((first + 14)))
like "so many files of one item are named by runs of numbers" \
	"$(pdftotext "$scratch/package/data/submission.pdf" - | tr '\n' ' ')" \
	"14 files of evidence: $runs"
ok "the package is whole" "$anshin" verify "$scratch/package"
like "the newest version's sum is what the answers say" \
	"$(cat "$scratch/package/data/answers.json")" \
	"\"sha256\": \"$(sha256sum <"$photos/booth.jpg" | cut -d' ' -f1)\""
unlike "the earlier ones are not" \
	"$(cat "$scratch/package/data/answers.json")" \
	"$(sha256sum <"$photos/aed.jpg" | cut -d' ' -f1)"
done_testing
