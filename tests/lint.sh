#!/bin/bash
# What a quick look finds: shell scripts by shellcheck, spelling by codespell,
# headers that hold up by themselves. `make lint` looks deeper.
. "$srcdir/tests/tap.sh"
cd "$srcdir" || exit 1

# Tests get srcdir, out, err and status from env.sh and tap.sh, so that neither
# "unassigned" nor "unused" can be judged file by file; A= B= in env.sh empties.
if command -v shellcheck >/dev/null; then
	is "shellcheck finds nothing in the scripts" "$(find dev .ci/run tests assets/completion -type f \
		\( -name '*.sh' -o -name '*.bash' -o -name dev -o -name run \) -print0 |
		xargs -0 shellcheck -s bash -S warning -f gcc -e SC2154,SC2034,SC1007 2>&1)" ""
else
	echo "# no shellcheck"
fi
# The tests hold typing errors on purpose; a screen cuts words off before "~".
if command -v codespell >/dev/null; then
	is "codespell finds nothing" "$(find src dev README.md NEWS configure.ac Makefile.am assets/man assets/debian \
		-type f ! -name '*.png' ! -name '*.jpg' -print0 |
		xargs -0 codespell -q 3 --ignore-regex '[A-Za-z]+~' -L 'indendation,2sT,2st' 2>&1)" ""
else
	echo "# no codespell"
fi
# A header that needs another one includes it: compiled alone.
cc=$(sed -n 's/^CC = //p' "$top_builddir/Makefile")
bad=
for h in $(cd src && find base catalog assess store evidence package app -name '*.h' | sort); do
	printf '#include "%s"\n' "$h" | $cc -std=gnu11 -fsyntax-only -Isrc -Isrc/evidence/worker -x c - \
		2>"$scratch/h.err" || bad="$bad $h: $(grep -m1 error "$scratch/h.err")
"
done
is "each header stands by itself" "$bad" ""
done_testing
