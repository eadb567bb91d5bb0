#!/bin/bash
# What a start may bring into the process, and how the part that makes
# documents is loaded when it is needed, or missed with a sentence.
. "$srcdir/tests/tap.sh"
export ANSHIN_DB=$scratch/a.db ANSHIN_NOW=2026-04-10T03:00:00.000Z

# Each library here is loaded at every start; the others wait in the module.
allowed='linux-vdso|ld-linux-x86-64|ld-linux-[a-z0-9-]*|libc|libm|libdl|libncursesw|libtinfow?|libsqlite3|libfyaml|libutf8proc|libjansson|libpthread|lib[atu]*[su]an|libubsan|libgcc_s|libstdc\+\+|librt|libresolv|libcrypto'
libraries=$(ldd "$anshin" | sed 's/^[[:blank:]]*//; s/ .*//; s|.*/||')
unlike "no CDK and no narrow ncurses are loaded" "$libraries" '^lib(cdk|ncurses)\.so'
is "and nothing that only documents need" \
	"$(grep -vE "^($allowed)\.so" <<<"$libraries")" ""
is "the module shows one name only" \
	"$(nm -D --defined-only "$ANSHIN_LIBEXECDIR/anshin-paper.so" | awk '$2 ~ /[DRB]/ { print $3 }' | grep -v '^_')" \
	anshin_paper

run "$anshin" new みどりオフィス
is "a facility" $status 0
mkdir "$scratch/libexec"
ANSHIN_LIBEXECDIR=$scratch/libexec run "$anshin" list
is "without the module all else works" $status 0
ANSHIN_LIBEXECDIR=$scratch/libexec run "$anshin" export -o "$scratch/out"
is "a package does not" $status 70
like "and one sentence says so" "$err" '^anshin: .*anshin-paper.so'
is "nothing is left of it" "$(ls "$scratch/out" 2>/dev/null)" ""

echo 'const struct { const char *v; } anshin_paper = { "0.0" };' >"$scratch/m.c"
if ${CC:-cc} -shared -fPIC -o "$scratch/libexec/anshin-paper.so" "$scratch/m.c" 2>/dev/null; then
	ANSHIN_LIBEXECDIR=$scratch/libexec run "$anshin" verify "$scratch"
	is "a module of another version is refused" $status 70
	like "and named" "$err" '/libexec/anshin-paper.so'
fi
run "$anshin" export -o "$scratch/out"
is "with the right one the package is made" $status 1
ok "and verified" "$anshin" verify "$scratch/out"
done_testing
