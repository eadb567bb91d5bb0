#!/bin/bash
# Two machines and a stick: an application travels as one file with its
# evidence, both go on apart, both values are shown until a person decides, and
# afterwards both machines write the same package, byte for byte. A file that is
# no good takes nothing with it and changes nothing.
. "$srcdir/tests/tap.sh"
t=$scratch stick=$scratch/stick
mkdir "$t/front" "$t/office" "$stick"
export ANSHIN_LANG=en
now() { export ANSHIN_NOW=$1T03:00:00.000Z; }
front() { ANSHIN_DEVICE=frontdesk run "$anshin" --db "$t/front/a.db" "$@"; }
office() { ANSHIN_DEVICE=office run "$anshin" --db "$t/office/b.db" "$@"; }
field() { # JSON-PATH of the last output
	sqlite3 :memory: "select json_extract(readfile('$scratch/run.out'), '$1')"
}
sum() { sha256sum <"$1"; }

# --- the first machine makes it, the stick carries it -----------------------------
now 2026-04-10
front new "Green Office"
printf 'a photo of the door\n' >"$t/door.txt"
printf 'the contract\n' >"$t/contract.txt"
front attach 1 3-01 "$t/door.txt"
front attach 1 1-01 "$t/contract.txt"
front set 1 4-03 note "seen in April"
rm "$t/contract.txt"
front bundle 1
is "without a name for the file: exit 2" $status 2
front bundle 1 -o "$stick/1.anshin" --json
is "the application is one file" $status 0
is "with the evidence that is there" "$(field '$.files')" 1
is "and says what is missing" "$(field '$.missing[0]')" contract.txt
is "only its owner may read it" "$(stat -c %a "$stick/1.anshin")" 600
before=$(sum "$stick/1.anshin")
front bundle 1 -o "$stick/1.anshin"
is "a file that is there is not replaced" $status 4
is "it is as it was" "$(sum "$stick/1.anshin")" "$before"

mv "$t/door.txt" "$t/moved.txt"	# as if this were another machine
office import --dry-run "$stick/1.anshin"
is "a look at it" $status 0
like "says that it is new" "$out" "new here"
like "and names the file that did not come along" "$out" "^ +contract.txt"
office list
unlike "a look takes nothing" "$out" "Green Office"
ok "nor any file" test ! -e "$t/office/evidence"
office import "$stick/1.anshin"
is "it is taken in" $status 0
office show 1 --json
like "the note is there" "$out" "seen in April"
is "the evidence lies in our folder, by its hash" \
	"$(ls "$t/office/evidence")" "$(sha256sum <"$t/moved.txt" | cut -d' ' -f1)"
office import "$stick/1.anshin"
like "once more changes nothing" "$out" "here already"
mv "$t/moved.txt" "$t/door.txt"

# --- both go on apart -------------------------------------------------------------
now 2026-04-11
front set 1 4-03 verdict conforms
front set 1 4-03 note "the front says so"
front set 1 5-01 verdict conforms
now 2026-04-12
office set 1 4-03 verdict fails
office set 1 4-03 note "the office says no"
office set 1 form facility_name "Green Office Annex"
office bundle 1 -o "$stick/2.anshin"
front import --dry-run --json "$stick/2.anshin"
is "what is to be decided: exit 1" $status 1
is "nothing was taken yet" "$(field '$.taken')" 0
is "both values are shown" \
	"$(field '$.applications[0].open[0].values[0].value'), $(field '$.applications[0].open[0].values[1].value')" \
	"the office says no, the front says so"
is "with the machine" "$(field '$.applications[0].open[0].values[0].device_name')" office
is "and which is this one" "$(field '$.applications[0].open[0].values[1].here')" 1
is "what nobody contests is told as a change" \
	"$(field '$.applications[0].differences[0].new')" "Green Office Annex"
front decide 1
is "the look left nothing to decide" $status 0
front import "$stick/2.anshin"
is "taken in, with something open: exit 1" $status 1
front check 1
like "a finding names it" "$out" "4-03.*Two values, not decided"
front check 1 --json
like "that stands in the way" "$out" '"severity": "must", "item": "4-03"|4-03'
front show 1
like "a contested answer does not count as done" "$out" "Done: [01] of"
front export 1 -o "$t/open"
like "the PDF says so" "$(pdftotext -layout "$t/open/data/submission.pdf" - | tr -s ' ')" \
	"Two values, not decided"

front new "Copy Office"
front copy 1 2
like "what is contested is not copied to another facility" "$out" "copied: 1"

# --- the other way round, and a decision there ------------------------------------
front bundle 1 -o "$stick/3.anshin"
office import "$stick/3.anshin"
office decide 1 --json
is "the office sees the same" "$(field '$.open[0].values[1].value')" \
	"the front says so"
now 2026-04-13
office decide 1 9 1
is "a number that is none: exit 2" $status 2
office decide 1 1 2
office decide 1 1 1
is "both are decided" $status 0
office show 1 --json
like "for the front's note" "$out" "the front says so"
office bundle 1 -o "$stick/4.anshin"
front import "$stick/4.anshin"
is "the decision comes back" $status 0
front decide 1
is "and nothing is left to decide" $status 0
front import "$stick/2.anshin"
like "older files are known" "$out" "here already"
is "and open nothing again" $status 0
front history 1
like "the value that was not chosen stays in the journal" "$out" \
	"the office says no"

now 2026-04-14
front export 1 -o "$t/front/out"
office export 1 -o "$t/office/out"
ok "both machines write the same package" diff -r "$t/front/out" "$t/office/out"
ok "the evidence is in it" grep -rq "a photo of the door" "$t/office/out/data"
front rebuild --dry-run
is "the front's records are whole" $status 0
office rebuild --dry-run
is "the office's too" $status 0

# --- in the wizard: a look, Enter takes it in, one key decides ----------------------
now 2026-04-15
front set 1 4-03 verdict unknown
now 2026-04-16
office set 1 4-03 verdict conforms
office bundle 1 -o "$stick/5.anshin"
cat >"$t/keys" <<-KEYS
	i
	text $stick/5.anshin
	Enter
	:save look
	Enter
	:save taken
	Enter
	k
	:save findings
	Enter
	:save fork
	2
	:save decided
	u
	:save again
KEYS
wizard() {
	mkdir "$t/$1"
	run env ANSHIN_LANG="$2" "$anshin" --db "$t/front/a.db" --replay "$t/keys" \
		--size 80x24 --dump-dir "$t/$1"
}
screen() { cat "$t/$1/$2.screen"; }
cp "$t/front/a.db" "$t/before.db"
wizard en en
is "the wizard goes through" $status 0
like "it shows both values before anything is taken" "$(screen en look)" \
	"2: Not sure .*this machine"
like "and that Enter takes it in" "$(screen en look)" "Enter takes this in"
like "then they are findings" "$(screen en taken)" "findings lead"
like "before all others" "$(screen en findings)" "> Needed +Two values"
like "each with its machine" "$(screen en fork)" "1  Conforms .*office"
like "one key decides" "$(screen en decided)" "Nothing is left"
like "and one takes it back" "$(screen en again)" "to be decided: 1"
like "so that both are there again" "$(screen en again)" "office"
front decide 1 --json
is "the store says the same" "$(field '$.open[0].field')" verdict
cp "$t/before.db" "$t/front/a.db"
wizard ja ja
like "the same in Japanese" "$(screen ja fork)" "1  適合 .*office"
printf '4\n1\n2\nb\nq\n' >"$t/lines"
ANSHIN_DEVICE=frontdesk "$anshin" --db "$t/front/a.db" --plain <"$t/lines" \
	>"$t/plain.out" 2>&1
like "plain mode numbers them" "$(tr -s " \n" " " <"$t/plain.out")" "2\\. .*this machine"
front decide 1
is "and a number decides" $status 0

# --- the same site made twice -----------------------------------------------------
front new "Blue Office"
office new "Blue Office"
office bundle 2 -o "$stick/blue.anshin"
front import "$stick/blue.anshin"
like "a namesake is pointed out" "$out" "same name and year"
front list
is "and stays apart" "$(grep -c "Blue Office" <<<"$out")" 2

# --- what was handed in, and an older entry that comes in afterwards -----------------
now 2026-05-01
front new "Red Office"
red=$(front list; sed -n 's/^ *\([0-9]*\) .*Red Office.*/\1/p' <<<"$out" | head -n 1)
front set "$red" 2-01 verdict conforms
front bundle "$red" -o "$stick/red.anshin"
office import "$stick/red.anshin"
now 2026-05-02
ored=$(office list; sed -n 's/^ *\([0-9]*\) .*Red Office.*/\1/p' <<<"$out" | head -n 1)
office set "$ored" 2-02 verdict fails
office bundle "$ored" -o "$stick/red2.anshin"
now 2026-05-03
front export "$red" -o "$t/red"
front stage "$red" submit 2026-05-03
is "what the front knows is handed in" $status 0
now 2026-05-04
front import "$stick/red2.anshin"
front resubmit "$red" -o "$t/red-more"
like "the office's older entry is told as a change since" \
	"$(pdftotext -layout "$t/red-more/data/submission.pdf" - | tr -s ' \n' ' ')" \
	"2-02"

# --- files that are no good -------------------------------------------------------
refuses() { # WHAT FILE STATUS WORDS
	local before
	before=$(sum "$t/front/a.db")
	front import "$2"
	is "$1: exit $3" $status "$3"
	like "$1: in a sentence" "$err" "$4"
	is "$1: nothing was changed" "$(sum "$t/front/a.db")" "$before"
}
printf 'not a bundle\n' >"$t/bad"
refuses "another program's file" "$t/bad" 3 "not a file of anshin"
refuses "no file" "$t/none" 3 "there is no"
head -c 9000 "$stick/4.anshin" >"$t/bad"
refuses "cut short" "$t/bad" 3 "damaged"
cp "$stick/4.anshin" "$t/bad"
printf '\0\0\0\143' | dd of="$t/bad" bs=1 seek=60 conv=notrunc 2>/dev/null
refuses "a newer version" "$t/bad" 3 "newer"
cp "$stick/4.anshin" "$t/bad"
sqlite3 "$t/bad" "UPDATE piece SET bytes = CAST('a photo of thin air' AS BLOB)"
rm -r "$t/front/evidence" 2>/dev/null
refuses "evidence that is not what its hash says" "$t/bad" 3 "damaged"
ok "and none of it is kept" test -z "$(ls "$t/front/evidence" 2>/dev/null)"
front --db "$stick/4.anshin" list
is "it is not worked on itself: exit 3" $status 3
like "but taken in" "$err" "anshin import"
front restore "$stick/4.anshin"
is "nor taken for a backup" $status 3
front backup "$t/whole.db"
office import "$t/whole.db"
is "a whole store is taken in alike" $status 0
done_testing
