#!/bin/bash
# The real program in a real terminal: a first-time operator from the empty
# store to the PDF, in Japanese at 80x24, killed and started again on the way.
# What pdftotext reads is compared with what was typed.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/e2e/tmux.sh"
export ANSHIN_DB=$scratch/anshin.db
mkdir -p "$HOME/Documents"
printf 'photo' >"$HOME/Documents/証跡メモ.txt"

start_anshin
see "first start: says what to do first" "施設"
done_testing
