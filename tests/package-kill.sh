#!/bin/bash
# The package, its archive and the own copy are a set: killed before any of the
# renames that put a new one in place, nothing stands beside a package of which
# it is not, and the next export leaves the new set and the old one whole.
. "$srcdir/tests/tap.sh"
export ANSHIN_NOW=2024-06-01T03:00:00.000Z
inject=$top_builddir/tests/fault/inject.so
db=$scratch/a.db
old=$scratch/old
at=$scratch/at
package=$at/x

code() { sed -n 's/^External-Identifier: //p' "$1/bag-info.txt"; }

# What is wrong with the package and what bears its name.
faults() { # PACKAGE
	(cd "$1" && sha256sum --quiet --strict -c manifest-sha256.txt &&
		sha256sum --quiet --strict -c tagmanifest-sha256.txt) \
		>/dev/null 2>&1 || echo "$1 is not whole"
	[ ! -e "$1.zip" ] ||
		unzip -p "$1.zip" '*/bag-info.txt' | grep -qF "$(code "$1")" ||
		echo "$1.zip is of another"
	[ ! -e "$1-own-copy.pdf" ] ||
		pdftotext "$1-own-copy.pdf" - | grep -qaF "$(code "$1")" ||
		echo "$1-own-copy.pdf is of another"
}
faults_here() {
	local each
	for each in "$package" "$package"-????-????; do
		[ ! -d "$each" ] || faults "$each"
	done
}
again() { # an old set stands there, and an answer asks for a new one
	rm -rf "$at"
	cp -a "$old" "$at"
	run "$anshin" --db "$db" set 1 1-01 note "$1"
}
names() { (cd "$at" && echo *) | sed "s/$old_code/OLD/g"; }
whole_set='x x-OLD x-OLD-own-copy.pdf x-OLD.zip x-own-copy.pdf x.zip'

run "$anshin" --db "$db" new 見本
run "$anshin" --db "$db" export 1 -o "$old/x" --zip --own-copy
old_code=$(code "$old/x")
is "a set is made" "$(cd "$old" && echo *)" 'x x-own-copy.pdf x.zip'

wrong='' moments='' status=137
for step in $(seq 60); do
	again "killed at $step"
	status=0
	env LD_PRELOAD="$inject" FAULT_KIND=name FAULT_KILL=1 \
		FAULT_AT="$step" FAULT_NAME=anshin \
		ASAN_OPTIONS=detect_leaks=0:verify_asan_link_order=0 \
		"$anshin" --db "$db" export 1 -o "$package" --zip --own-copy \
		>/dev/null 2>&1 || status=$?
	wrong="$wrong$(faults_here)"
	[ "$status" = 137 ] || break
	moments="$moments$(names | sed 's/part-[0-9a-f]*/part/g')
"
	run "$anshin" --db "$db" export 1 -o "$package" --zip --own-copy
	wrong="$wrong$(faults_here)"
	[ "$(names)" = "$whole_set" ] || wrong="$wrong step $step: $(names)"
done 2>/dev/null
is "killed before any rename, nothing is beside a package of which it is not" \
	"$wrong" ''
is "the last was not killed: the new set, and the old one beside it" \
	"$(names)" "$whole_set"
is "on the way there are these stages" "$(uniq <<<"$moments")" \
'x x-own-copy.pdf x.part x.part x.zip
x x-OLD-own-copy.pdf x.part x.part x.zip
x x-OLD-own-copy.pdf x-OLD.zip x.part x.part
x x-OLD x-OLD-own-copy.pdf x-OLD.zip x.part
x x-OLD x-OLD-own-copy.pdf x-OLD.zip x-own-copy.pdf x.part'

again "no archive wanted"
run "$anshin" --db "$db" export 1 -o "$package"
is "not wanted any more, the old ones go with the old package" "$(names)" \
	'x x-OLD x-OLD-own-copy.pdf x-OLD.zip'
done_testing
