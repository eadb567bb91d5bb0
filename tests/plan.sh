#!/bin/bash
# What does not conform is planned from the item itself: one key leads there, the
# plan stands on the item's screen and in plain mode, and one key each writes it
# for a spreadsheet and a calendar. A grade is read whole with Enter.
. "$srcdir/tests/tap.sh"
export ANSHIN_DB=$scratch/records/anshin.db ANSHIN_LANG=en
export ANSHIN_NOW=2026-04-10T03:00:00.000Z HOME=$scratch/home
mkdir -p "$HOME" "$scratch/d"
a() { run "$anshin" "$@"; }
screens() { # KEYS on standard input
	cat >"$scratch/keys"
	run "$anshin" --replay "$scratch/keys" --size 80x24 --dump-dir "$scratch/d"
}
screen() { cat "$scratch/d/$1.screen"; }

a new "Main"
a set 1 5-01 verdict fails
a check 1
like "the finding leads to the plan" "$out" "5-01.*plan it: i on the item"
screens <<'E2'
Enter
g
text 5-01
Enter
:save before
i
:save empty
Enter
text put up the sign
Tab
Enter
text Suzuki
Enter
Enter
text 2026-04-01
Enter
Esc
PgDn
:save after
g
text 5-02
Enter
i
:save none
E2
like "the item says what to do" "$(screen before)" "i plans it"
like "i opens its plan" "$(screen empty)" "Improvement plan  5-01"
like "which then stands on the item" "$(screen after)" \
	"Improvement: put up the sign / by 2026-04-01 .the day"
like "there is none where nothing is to be improved" "$(screen none)" \
	"planned where the answer is 2 or 4"
out=$(printf '%s\n' b b b b 1 'g 5-01' i q | "$anshin" --plain)
like "plain mode leads there too" "$out" "i how it will be put right"
like "and opens it" "$out" "put up the sign"

# --- files ---------------------------------------------------------------------
screens <<'E2'
Esc
Esc
Esc
Enter
w
c
:save calendar
Down
Down
Down
Down
Down
Down
Down
Down
Down
:save row
Enter
x
:save table
E2
like "c writes the days that are due" "$(screen calendar)" "For the calendar program"
like "with the plan's" "$(cat "$HOME"/*-calendar.ics)" "DTSTART;VALUE=DATE:20260401"
like "x writes the plan" "$(screen table)" "The table is ready"
like "as a table" "$(cat "$HOME"/*-plan.csv)" '"5-01",.*"put up the sign","Suzuki","2026-04-01"'
is "the command writes the same" "$(a plan 1 -o "$scratch/plan.csv"; cat "$scratch/plan.csv")" \
	"$(cat "$HOME"/*-plan.csv)"
a set 1 5-01 plan.due ''
rm "$HOME"/*-calendar.ics
screens <<'E2'
Esc
Esc
Esc
Enter
w
c
:save nothing
E2
like "where nothing is due it says so" "$(screen nothing)" "Nothing has a day yet"
is "and writes nothing" "$(find "$HOME" -name '*.ics')" ""

# --- grades --------------------------------------------------------------------
screens <<'E2'
Esc
Esc
Esc
Enter
w
End
Up
:save short
Enter
:save whole
PgDn
PgDn
PgDn
PgDn
PgDn
PgDn
:save last
E2
like "a grade says what Enter does" "$(screen short)" "Enter shows all"
like "what is missing is named" "$(screen whole)" "1-01 Security policy adopted and published: "
a grades 1
like "and so are validity and contact" "$out" "contact@secure-iot.org"
done_testing
