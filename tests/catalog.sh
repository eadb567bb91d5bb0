#!/bin/bash
# Every mistake a person can make in a check sheet: tests/catalog/NNN-name.yaml
# beside NNN-name.expect, which is what "anshin catalog check" says about it.
# "sh tests/catalog.sh --update" rewrites the expectations, for review by diff.
set -u
: "${srcdir:=.}" "${top_builddir:=.}"
top_builddir=$(cd "$top_builddir" && pwd)
check="$top_builddir/tests/catalog-check"
cd "$srcdir/tests/catalog" || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 ANSHIN_LANG=ja

if [ "${1-}" = --update ]; then
	for f in [0-9]*.yaml; do "$check" "$f" > "${f%.yaml}.expect" 2>&1; done
	exit 0
fi

set -- [0-9]*.yaml
echo 1..$(($# + 7))
n=0
for f in "$@"; do
	n=$((n + 1))
	timeout 20 "$check" "$f" > "$work/out" 2>&1
	status=$?
	want=0
	grep -q '誤り: ' "${f%.yaml}.expect" && want=1
	if [ $status != $want ]; then
		echo "# $f: exit $status instead of $want"
		echo "not ok $n - ${f%.yaml}"
	elif cmp -s "$work/out" "${f%.yaml}.expect"; then
		echo "ok $n - ${f%.yaml}"
	else
		diff -u "${f%.yaml}.expect" "$work/out" | sed 's/^/# /'
		echo "not ok $n - ${f%.yaml}"
	fi
done

# says FILE STATUS WORDS NAME: what cannot be kept as a file.
says() {
	n=$((n + 1))
	timeout 20 "$check" "$1" > "$work/out" 2>&1
	status=$?
	if [ $status = "$2" ] && grep -q "$3" "$work/out"; then
		echo "ok $n - $4"
	else
		sed 's/^/# /' "$work/out" | head -5
		echo "not ok $n - $4 (exit $status)"
	fi
}
says "$work" 3 . "a folder"
says "$work/nothing.yaml" 3 . "a file that does not exist"
head -c 5000000 /dev/zero | tr '\0' '#' > "$work/large.yaml"
says "$work/large.yaml" 3 . "a very large file"
for i in $(seq 1 30000); do echo "key_$i: 1"; done > "$work/many.yaml"
says "$work/many.yaml" 1 '誤りはまだあります' "more faults than anyone can read"
cp en.yaml "$work/en.yaml"
says "$work/en.yaml" 3 'ja.yaml' "a translation without its Japanese file"

# The program says the same as the checker that stands in for it here.
anshin="$top_builddir/anshin"
same() { # FILE STATUS
	n=$((n + 1))
	if [ ! -x "$anshin" ]; then
		echo "ok $n - anshin catalog check $1 # SKIP not built"
		return
	fi
	timeout 20 "$anshin" catalog check "$1" > "$work/out" 2>&1
	status=$?
	# Of a good file it may say that it is good.
	[ "$2" = 0 ] && : > "$work/out"
	if [ $status = "$2" ] && cmp -s "$work/out" "${1%.yaml}.expect"; then
		echo "ok $n - anshin catalog check $1"
	else
		sed 's/^/# /' "$work/out" | head -5
		echo "not ok $n - anshin catalog check $1 (exit $status)"
	fi
}
same 001-good.yaml 0
same 024-missing-key.yaml 1
