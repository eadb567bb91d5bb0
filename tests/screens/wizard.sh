#!/bin/bash
# Every screen of the wizard as text, headless, in both languages and at both
# sizes, on the sample facility and on an empty store.
#   UPDATE=1 tests/screens/wizard.sh    writes the expectations anew, for review
set -u
export TMPDIR=/tmp
. "$srcdir/tests/tap.sh"
here=$srcdir/tests/screens/wizard
export ANSHIN_NOW=2026-04-10T03:00:00.000Z HOME=$scratch ANSHIN_PERSON=USER

# The scratch folder and the package's code, which follows from every word in
# it, are not ours to expect; same width.
tidy() { sed -i "s|${scratch##*/}|anshin-test.SCRATC|g; s|$code|CODE-CODE|g" "$1"; }

tour() { # SCRIPT LANGUAGE COLUMNSxROWS STORE
	local script=$1 lang=$2 size=$3 store=$4 got name
	local out=$scratch/$script.$lang.$size
	mkdir -p "$out"
	rm -rf "$scratch/store"
	mkdir "$scratch/store"
	[ -z "$store" ] || cp "$store" "$scratch/store/anshin.db"
	ok "$script $lang $size runs" "$anshin" --db "$scratch/store/anshin.db" \
		--lang "$lang" --replay "$here/$script.keys" --size "$size" \
		--dump-dir "$out"
	for got in "$out"/*.screen; do
		name=$script.$lang.$size.$(basename "$got")
		tidy "$got"
		[ -z "${UPDATE-}" ] || cp "$got" "$here/$name"
		if diff -u "$here/$name" "$got" >"$scratch/diff" 2>&1; then
			pass "$name"
		else
			fail "$name" "$(cat "$scratch/diff")"
		fi
	done
}

ok "the sample facility" "$anshin" demo "$scratch/demo"
code=$(sed -n 's/^External-Identifier: //p' "$scratch/demo/package/bag-info.txt")
for lang in ja en; do
	for size in 80x24 120x40; do
		tour tour $lang $size "$scratch/demo/anshin.db"
		tour empty $lang $size ""
		tour photos $lang $size "$scratch/demo/anshin.db"
		tour paper $lang $size "$scratch/demo/anshin.db"
		tour editors $lang $size "$scratch/demo/anshin.db"
		tour year $lang $size "$scratch/demo/anshin.db"
	done
done

# What people do to files that were attached.
cd "$scratch/demo/evidence" || exit 1
cat aed.jpg >entrance-lock.jpg
touch -d 2026-04-01T03:00:00Z entrance-lock.jpg
mkdir 2026 && mv reception.jpg 2026 && mv file-cabinet.jpg 書類棚.jpg
rm network.png
touch -d 2026-04-02T03:00:00Z 2026 .
cd "$OLDPWD" || exit 1
for lang in ja en; do
	for size in 80x24 120x40; do
		tour states $lang $size "$scratch/demo/anshin.db"
	done
done
done_testing
