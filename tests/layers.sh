#!/bin/bash
# The walls of the house (src/README.md): a file includes only its own layer and
# what stands to its left; some walls are stricter. Also: who may include whose
# library, and that no banned C function is called.
set -u
cd "$srcdir/src" || exit 1
echo 1..4
bad=0
grep -rn '^#include "[a-z]*/' --include='*.[ch]' . | awk '
BEGIN {
	n = split("base catalog assess store evidence report package ui app", order)
	for (i = 1; i <= n; i++) rank[order[i]] = i
	split("store/catalog ui/store ui/evidence ui/report ui/package", walls)
	for (i in walls) wall[walls[i]] = 1
}
{
	file = $0; sub(/:.*/, "", file); sub(/^\.\//, "", file)
	layer = file; sub(/\/.*/, "", layer)
	want = $0; sub(/.*#include "/, "", want); sub(/\/.*/, "", want)
	if (!(want in rank)) next
	if (rank[want] > rank[layer] || (layer "/" want) in wall) {
		print "# " file " includes " want
		bad = 1
	}
}
END { exit bad }' || bad=1
[ $bad = 0 ] && echo "ok 1 - includes go one way" || echo "not ok 1 - includes go one way"

bad=0
only() { # header pattern, where it is allowed
	local hits
	hits=$(grep -rlE "#include <($1)" --include='*.[ch]' . | sed 's|^\./||' | grep -vE "^($2)")
	[ -z "$hits" ] || { echo "# <$1> outside $2: $hits"; bad=1; }
}
only 'sqlite3' 'store/'
only 'libfyaml' 'catalog/'
only 'hpdf' 'report/(pdf|haru)'
only 'xlsxwriter' 'report/xlsx'
only 'cdk|curses|ncurses' 'ui/(term|probe|signals|replay|page|run|frame|widget/|private)'
only 'jpeglib|png\.h|libheif|webp|qpdf/|magic' 'evidence/worker/'
[ $bad = 0 ] && echo "ok 2 - libraries have one user" || echo "not ok 2 - libraries have one user"

hits=$(grep -rnE '\b(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|gets|system|popen|wordexp)\(|bin/sh\b' --include='*.c' . )
[ -z "$hits" ] && echo "ok 3 - no banned function" || { echo "$hits" | sed 's/^/# /'; echo "not ok 3 - no banned function"; }

# assess is pure: its archive asks for no I/O, clock, environment or locale.
hits=$(nm -u "$top_builddir/src/libassess.a" 2>/dev/null | awk 'NF==2{print $2}' |
	grep -xE 'f?open|printf|fprintf|puts|time|clock_gettime|getenv|gettext|dcgettext|setlocale|sqlite3_.*|HPDF_.*|read|write|stat' | sort -u)
[ -z "$hits" ] && echo "ok 4 - assess is pure" || { echo "# $hits"; echo "not ok 4 - assess is pure"; }
