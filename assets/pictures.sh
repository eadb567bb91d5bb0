#!/bin/bash
# The README's pictures, made from the running program on its own sample: the
# item screen as text, put between the marks in README.md, and a page of the
# PDF as PNG in assets/pictures. With --check it only says whether the text in
# README.md is still what the program shows.
#   assets/pictures.sh [--check] [ANSHIN]       (pdftoppm: poppler-utils)
set -eu
cd "$(dirname "$0")/.."
check=
if [ "${1-}" = --check ]; then
	check=1
	shift
fi
anshin=$(realpath "${1:-build/anshin}")
: "${ANSHIN_DATADIR:=$PWD}" "${ANSHIN_LOCALEDIR:=$(dirname "$anshin")/locale}" "${ANSHIN_LIBEXECDIR:=$(dirname "$anshin")}"
export ANSHIN_DATADIR ANSHIN_LOCALEDIR ANSHIN_LIBEXECDIR
export LC_ALL=C.UTF-8 TZ=Asia/Tokyo ANSHIN_NOW=2026-04-10T03:00:00.000Z
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%s\n' Enter g 'text 4-03' Enter ':save item' >"$work/keys"

picture() { # LANGUAGE
	local lang=$1 pdf=$work/$1/package/data/submission.pdf page
	"$anshin" --lang "$lang" demo "$work/$lang" >/dev/null
	mkdir "$work/$lang-screens"
	# twice: the first start of a day tells of its copy of the store
	for _ in 1 2; do
		"$anshin" --lang "$lang" --db "$work/$lang/anshin.db" \
			--replay "$work/keys" --size 80x24 \
			--dump-dir "$work/$lang-screens"
	done
	{
		echo '```text'
		sed '/^cursor /d; s/ *$//' "$work/$lang-screens"/*item*
		echo '```'
	} >"$work/$lang.text"
	awk -v mark="<!-- screen $lang -->" -v end='<!-- /screen -->' -v new="$work/$lang.text" '
		$0 == mark { print; while ((getline line < new) > 0) print line; skip = 1 }
		$0 == end { skip = 0 }
		!skip { print }' README.md >"$work/README.md"
	if [ -n "$check" ]; then
		diff -u README.md "$work/README.md"
		return
	fi
	cp "$work/README.md" README.md
	mkdir -p assets/pictures
	# the page of the check sheet with that item: after the lists in front
	page=$(pdftotext "$pdf" - | awk 'BEGIN { RS = "\f" } /4-03/ && /4-04/ && /E-0/ { print NR; exit }')
	pdftoppm -png -r 60 -f "${page:-1}" -l "${page:-1}" -singlefile "$pdf" \
		"assets/pictures/page-$lang"
}
picture ja
picture en
