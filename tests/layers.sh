#!/bin/bash
# The walls of the house (src/README.md): a file includes only its own layer and
# what stands to its left; some walls are stricter. Also: who may include whose
# library, and that no banned C function is called.
set -u
cd "$srcdir/src" || exit 1
order="base catalog assess store evidence report package ui app"
rank() { local i=0 l; for l in $order; do i=$((i+1)); [ "$l" = "$1" ] && { echo $i; return; }; done; echo 0; }
bad=0
echo 1..4
while IFS=: read -r file line; do
	layer=${file%%/*}
	want=$(sed -n 's/.*"\([a-z]*\)\/.*/\1/p' <<<"$line")
	[ -n "$want" ] || continue
	w=$(rank "$want"); m=$(rank "$layer")
	[ "$w" -gt 0 ] || continue
	strict=
	case $layer/$want in
	store/catalog|ui/store|ui/evidence|ui/report|ui/package) strict=1;;
	esac
	if [ "$w" -gt "$m" ] || [ -n "$strict" ]; then
		echo "# $file includes $want"; bad=1
	fi
done < <(grep -rn '#include "' --include='*.[ch]' . | sed 's|^\./||; s|:[0-9]*:|:|')
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
only 'cdk|curses|ncurses' 'ui/(term|probe|signals|replay|page|run|frame|widget/|private)'
only 'jpeglib|png\.h|libheif|webp' 'evidence/worker/'
[ $bad = 0 ] && echo "ok 2 - libraries have one user" || echo "not ok 2 - libraries have one user"

hits=$(grep -rnE '\b(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|gets|system|popen)\(' --include='*.c' . )
[ -z "$hits" ] && echo "ok 3 - no banned function" || { echo "$hits" | sed 's/^/# /'; echo "not ok 3 - no banned function"; }

# assess is pure: its archive asks for no I/O, clock, environment or locale.
hits=$(nm -u "$top_builddir/src/libassess.a" 2>/dev/null | awk 'NF==2{print $2}' |
	grep -xE 'f?open|printf|fprintf|puts|time|clock_gettime|getenv|gettext|dcgettext|setlocale|sqlite3_.*|HPDF_.*|read|write|stat' | sort -u)
[ -z "$hits" ] && echo "ok 4 - assess is pure" || { echo "# $hits"; echo "not ok 4 - assess is pure"; }
