#!/bin/bash
# One operator, several facilities: the table of all, what is missed most first;
# answers that are the same everywhere are taken over, marked, overridden at one
# site and returned to; everything else is copied only to be confirmed.
. "$srcdir/tests/tap.sh"
export ANSHIN_DB=$scratch/records/anshin.db ANSHIN_LANG=en
export ANSHIN_NOW=2026-04-10T03:00:00.000Z
a() { run "$anshin" "$@"; }
field() { # JSON-PATH of the last output
	sqlite3 :memory: "select json_extract(readfile('$scratch/run.out'), '$1')"
}
entry() { # APP SUBJECT FIELD
	run "$anshin" show "$1" --json
	field "\$.entries.\"$2\".\"$3\""
}

a sites
is "without any facility: exit 3" $status 3
a new "Main"
a new "Station"
a new "Port"
a show
is "which of them is asked for: exit 2" $status 2
like "by their numbers and names" "$err" "1 Main, 2 Station, 3 Port"
printf 'the rules\n' >"$scratch/rules.txt"
a attach 1 1-01 "$scratch/rules.txt"
a attach 1 5-01 "$scratch/rules.txt"
a set 1 1-01 verdict conforms
a set 1 1-01 note "adopted in March"
a set 1 1-03 verdict fails
a set 1 5-01 verdict conforms
a set 1 3-01 verdict conforms
a set 2 3-01 verdict conforms

# --- shared answers ---------------------------------------------------------------
a share 1 2 --dry-run
like "a dry run counts" "$out" "2$"
is "and takes nothing" "$(entry 2 item/1-01 verdict)" ""
a share 1 2
is "shared answers are taken" $status 0
is "the answer is there" "$(entry 2 item/1-01 note)" "adopted in March"
is "with its evidence" "$(entry 2 item/1-01 shared | wc -c)" 37
run "$anshin" show 2 --json
like "for these items only" "$out" '"items": "1-01"'
is "what is not shared stays" "$(entry 2 item/5-01 verdict)" ""
a share 1 2 5-01
is "what differs at each site is not shared: exit 3" $status 3
a sites --json
is "the table marks it" "$(sqlite3 :memory: "select json_extract(s.value, '$.shared')
	from json_each(readfile('$scratch/run.out'), '$.measures') m,
	json_each(m.value, '$.sites') s
	where json_extract(m.value, '$.item') = '1-01'
	and json_extract(s.value, '$.number') = 2")" 1
a export 2 -o "$scratch/two"
like "so does the PDF" "$(pdftotext -layout "$scratch/two/data/submission.pdf" - | tr -s ' \n' ' ')" \
	"shared answer"

a set 2 1-01 note "our own"
a set 1 1-03 verdict conforms
a set 1 1-01 note "adopted in April"
a share 1 2
is "an overridden answer stays at its site" "$(entry 2 item/1-01 note)" "our own"
is "the others follow" "$(entry 2 item/1-03 verdict)" conforms
printf 'Down\nEnter\ng\ntext 1-01\nEnter\n:save own\nc\n:save shared\nu\n:save undone\n' \
	>"$scratch/keys"
mkdir "$scratch/d"
run "$anshin" --replay "$scratch/keys" --size 80x24 --dump-dir "$scratch/d"
like "the screen says that it is the site's own" "$(cat "$scratch/d/own.screen")" \
	"Own, not the shared"
like "c returns to the shared one" "$(cat "$scratch/d/shared.screen")" "\[Shared\]"
like "and u takes that back" "$(cat "$scratch/d/undone.screen")" \
	"Own, not the shared"
is "whole" "$(entry 2 item/1-01 note)" "our own"
a share 1 2 1-01
is "so does the command" "$(entry 2 item/1-01 note)" "adopted in April"

# --- the source goes on -----------------------------------------------------------
a set 1 1-01 note "adopted in May"
a check 2 --json
like "a change at the source is a finding" "$out" \
	"The shared answer has changed"
a check 1 --json
is "but not at the source" "$(grep -c "shared answer has" "$scratch/run.out")" 0
a sites --json
is "the table knows where" "$(sqlite3 :memory: "select group_concat(
	json_extract(m.value, '$.item') || '@' || json_extract(s.value, '$.number'))
	from json_each(readfile('$scratch/run.out'), '$.measures') m,
	json_each(m.value, '$.sites') s
	where json_extract(s.value, '$.shared_changed') = 1")" "1-01@2"
a sites
like "and says what to do" "$out" "1-01 .*has changed since 2 took it"
a share --dry-run
like "a dry run counts" "$out" ": 1, at sites: 1"
a share 3
like "nobody follows this one" "$out" ": 0, at sites: 0"
printf 'g\ntext 1-01\nEnter\n:save changed\n5\nLeft\n:save kept\nu\nc\n:save taken\nu\n' \
	>"$scratch/keys"
run "$anshin" --replay "$scratch/keys" --size 80x24 --dump-dir "$scratch/d"
like "the screen says it" "$(cat "$scratch/d/changed.screen")" \
	"The shared answer changed: c takes it, 5 keeps"
like "5 keeps the site's own" "$(cat "$scratch/d/kept.screen")" \
	"Own, not the shared"
like "c takes it over" "$(cat "$scratch/d/taken.screen")" "\[Shared\] Some points"
is "u took it back" "$(entry 2 item/1-01 note)" "adopted in April"
printf 'Esc\nEsc\ns\n:save sites\nc\n:save after\n' >"$scratch/keys"
run "$anshin" --replay "$scratch/keys" --size 80x24 --dump-dir "$scratch/d"
like "the table counts them" "$(cat "$scratch/d/sites.screen")" "changed: 1"
like "c hands them on" "$(cat "$scratch/d/after.screen")" "taken over: 1"
is "there it is" "$(entry 2 item/1-01 note)" "adopted in May"
a set 1 1-01 note "adopted in June"
out=$(printf '%s\n' b b b b 6 c q | "$anshin" --plain)
like "plain mode counts them" "$out" "source: 1"
like "and hands them on" "$out" "taken over: 1"
is "there too" "$(entry 2 item/1-01 note)" "adopted in June"
a set 1 1-01 note "adopted in May"
out=$(printf '%s\n' b b b b 2 'g 1-01' c q | "$anshin" --plain)
like "its item says it" "$(tr "\n" " " <<<"$out")" \
	"a shared answer that has changed"
is "and takes it over" "$(entry 2 item/1-01 note)" "adopted in May"
a share
like "once is enough" "$out" ": 0, at sites: 0"
printf 'the new rules\n' >"$scratch/rules.txt"
a attach 1 1-01 "$scratch/rules.txt"
a share 1
like "a new version of the file goes too" "$out" ": 1, at sites: 1"
a show 2 --json
sum=$(sha256sum <"$scratch/rules.txt")
like "it is the one" "$out" "${sum%% *}"

# --- copies -----------------------------------------------------------------------
a copy 1 3
is "answers are copied" $status 0
like "how many is told" "$out" "copied: 4"
is "they are there" "$(entry 3 item/5-01 verdict)" conforms
is "without evidence" "$(grep -c evidence/ "$scratch/run.out")" 0
a show 3
like "none counts" "$out" "Done: 0 of"
a check 3
like "each is to be confirmed" "$out" "5-01.*Copied from another facility"
like "plain mode says so at the item" "$(printf '%s\n' b b b b 3 'g 5-01' |
	"$anshin" --plain | tr '\n' ' ')" "copied from another facility, not confirmed"
a copy 1 3
like "once more copies nothing" "$out" "copied: 0"
a copy 1 1
is "not onto itself: exit 2" $status 2

# --- the table --------------------------------------------------------------------
a set 2 form common_sites yes
a check 2 --json
like "the sampling case wants its reason" "$out" '"field": "common_sites_note"'
a set 2 form common_sites_note "rules and members' system are those of Main"
a sites
is "something is missing: exit 1" $status 1
like "the sampling case stands there with its reason" "$out" \
	"in common with other sites: rules and members"
first=$(grep -m1 -E '^[0-9]+/3' <<<"$out")
like "what is missed at all sites comes first" "$first" "^3/3"
like "what is missed at one comes last" "$(tail -n 1 <<<"$out")" "^1/3"
a sites -o "$scratch/sites.csv"
is "the whole table is written" "$(grep -c '^"[1-7]-' "$scratch/sites.csv")" 55
like "with a column for each" "$(head -n 1 "$scratch/sites.csv")" '"Main","Station","Port"'
a renew 2
a sites --json
is "a facility stands there once, by its newest year" "$(field '$.sites[1].year'), $(field '$.sites[2].year')" \
	"2026, 2027"
is "three sites" "$(field '$.sites[3].name')" ""

# --- from the first screen -----------------------------------------------------------
first() { # screens of a store of its own, from the first screen on
	cat >"$scratch/keys"
	run "$anshin" --db "$scratch/first/anshin.db" --replay "$scratch/keys" \
		--size 80x24 --dump-dir "$scratch/d"
}
b() { run "$anshin" --db "$scratch/first/anshin.db" "$@"; }
b new "Main"
first <<'E'
c
:save alone
E
like "one facility has nobody's answers to use" "$(cat "$scratch/d/alone.screen")" \
	"no other facility"
b new "Station"
b new "Port"
b set 1 1-01 verdict conforms
b set 1 5-01 verdict conforms
first <<'E'
Down
c
:save whose
Enter
:save shared
c
:save copied
Enter
:save again
E
like "it asks whose" "$(cat "$scratch/d/whose.screen")" "Whose answers for Station"
unlike "not its own" "$(cat "$scratch/d/whose.screen")" "> Station"
like "Enter takes the shared ones" "$(cat "$scratch/d/shared.screen")" "Shared answers taken: 1"
like "c copies the rest" "$(cat "$scratch/d/copied.screen")" "Answers copied: 1"
like "nothing is taken twice" "$(cat "$scratch/d/again.screen")" "Shared answers taken: 0"
b show 2
like "what is shared counts, the copy does not" "$out" "Done: 1 of"
out=$(printf '%s\n' 7 3 1 1 7 3 1 2 q | "$anshin" --db "$scratch/first/anshin.db" --plain)
like "plain mode takes them" "$out" "Shared answers taken: 1"
like "and copies" "$out" "Answers copied: 1"

b set 3 5-01 verdict conforms
b set 3 1-03 verdict conforms
b set 1 1-03 verdict fails
first <<'E'
Home
Down
Enter
g
text 1-03
Enter
c
:save several
E
like "where several have answered it says how to choose" \
	"$(cat "$scratch/d/several.screen")" "c on the first screen chooses"

# --- the next year ----------------------------------------------------------------
a renew 1
a check 4
unlike "what is carried over on both sides is no news" "$out" "shared answer has"
a set 1 1-01 note "of last year"
a check 4
unlike "nor is what is written into last year's" "$out" "shared answer has"
a set 5 1-01 note "adopted next year"
a check 4
unlike "nor what nobody has confirmed there" "$out" "shared answer has"
a set 5 1-01 verdict conforms
a check 4
like "the renewal follows the renewed source" "$out" "1-01.*shared answer has"
a check 2
like "last year's the old one" "$out" "1-01.*shared answer has"
a share 5
like "facilities are followed, not numbers" "$out" ": 1, at sites: 1"
is "there it is" "$(entry 4 item/1-01 note)" "adopted next year"
is "last year's stays" "$(entry 2 item/1-01 note)" "adopted in May"
a rebuild --dry-run
is "the records are whole" $status 0
done_testing
