#!/bin/bash
# The tarball: every file of the repository is in it, nothing else but what
# autotools make, and packing it twice gives the same bytes.
. "$srcdir/tests/tap.sh"
# make check's own flags (-w, the jobserver) must not speak into the tarball
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES

# Not a tarball unpacked within one, as distcheck does.
if ! top=$(git -C "$srcdir" rev-parse --show-prefix 2>/dev/null) || [ -n "$top" ] ||
	[ ! -f "$srcdir/dev" ]; then
	echo "1..0 # SKIP not in a repository"
	exit 0
fi
pack() { # SUBFOLDER
	mkdir -p "$scratch/$1"
	make -s --no-print-directory -C "$top_builddir" distdir distdir="$scratch/$1/anshin" \
		>"$scratch/$1.log" 2>&1
}
if pack one; then pass "the tarball can be packed"; else
	fail "the tarball can be packed" "$(tail -n 20 "$scratch/one.log")"; fi
(cd "$scratch/one/anshin" 2>/dev/null && find . -type f) | sed 's|^\./||' | LC_ALL=C sort >"$scratch/packed"
git -C "$srcdir" ls-files | grep -vxE '\.gitignore|\.gitattributes' | LC_ALL=C sort >"$scratch/kept"
is "every file of the repository is in it" "$(LC_ALL=C comm -13 "$scratch/packed" "$scratch/kept")" ""
is "and nothing that is not, but autotools' own files" \
	"$(LC_ALL=C comm -23 "$scratch/packed" "$scratch/kept" |
	grep -vxE 'build-aux/.*|m4/.*|aclocal\.m4|configure|config\.h\.in|Makefile\.in')" ""

tarball() { # the command of the Makefile itself
	(cd "$scratch/$1" && SOURCE_DATE_EPOCH=1764000000 make -s --no-print-directory -C "$top_builddir" \
		print-tar tardir=anshin dir="$PWD") >"$scratch/$1.tar"
}
cp -a "$scratch/one" "$scratch/two" 2>/dev/null
find "$scratch/two" -exec touch -d '2001-02-03' {} +
chmod -R g-r,o-r "$scratch/two"
tarball one; tarball two
ok "the same files give the same tarball, whatever their times and modes" \
	cmp "$scratch/one.tar" "$scratch/two.tar"
is "and it carries the time it was told" \
	"$(TZ=UTC tar tvf "$scratch/one.tar" 2>/dev/null | awk '{ print $4, $5 }' | sort -u)" "2025-11-24 16:00"
done_testing
