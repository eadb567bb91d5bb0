#!/bin/bash
# make installcheck: the installed program by itself finds its catalogue, its
# messages, its helper and its manual, and does the whole job once.
#   installed.sh DESTDIR BINDIR PKGDATADIR LOCALEDIR PKGLIBEXECDIR MANDIR
set -eu
destdir=$1 bindir=$2 data=$3 locale=$4 libexec=$5 man=$6
work=$(mktemp -d "${TMPDIR:-/tmp}/anshin-installed.XXXXXX")
trap 'rm -rf "$work"' EXIT
unset ANSHIN_DATADIR ANSHIN_LOCALEDIR ANSHIN_LIBEXECDIR ANSHIN_DB ANSHIN_LANG
# Under DESTDIR the paths that are compiled in do not hold yet.
[ -z "$destdir" ] || export ANSHIN_DATADIR=$destdir$data \
	ANSHIN_LOCALEDIR=$destdir$locale ANSHIN_LIBEXECDIR=$destdir$libexec
export HOME=$work LC_ALL=C.UTF-8
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME
anshin=$destdir$bindir/anshin

fail() { echo "installcheck: $*" >&2; exit 1; }
"$anshin" --version >/dev/null || fail "--version"
"$anshin" --help | grep -q '例' || fail "no Japanese messages in $destdir$locale"
"$anshin" --lang en --help | grep -q Examples || fail "no English"
"$anshin" demo "$work/sample" >"$work/out" || { cat "$work/out"; fail "demo"; }
"$anshin" verify "$work/sample/package" >/dev/null || fail "verify"
head -c 5 "$work/sample/package/data/submission.pdf" | grep -q '%PDF-' || fail "no PDF"
for page in man1/anshin.1 man5/anshin-catalog.5 man5/anshin-package.5 man7/anshin.7; do
	for dir in "$man" "$man/ja"; do
		[ -s "$destdir$dir/$page" ] || fail "no $destdir$dir/$page"
	done
done
"$anshin" help catalog >/dev/null || fail "help catalog"
echo "installcheck: the installed anshin works"
