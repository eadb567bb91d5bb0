#!/bin/bash
# The real check sheet: no fault, the shape that the programme's facts give, and
# none of the outdated figures that still circulate.
set -u
: "${srcdir:=.}" "${top_builddir:=.}"
top_builddir=$(cd "$top_builddir" && pwd)
check="$top_builddir/tests/catalog-check"
export LC_ALL=C.UTF-8 ANSHIN_LANG=ja
cd "$srcdir/forms" || exit 1
n=0
echo 1..16

ok() { # CONDITION-STATUS NAME
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
for f in 2024-04/ja.yaml 2024-04/en.yaml 2024-04/programme.yaml \
	2024-04/programme.en.yaml; do
	out=$("$check" "$f" 2>&1)
	[ -z "$out" ] || sed 's/^/# /' <<<"$out"
	ok $(( ${#out} > 0 )) "$f has no fault"
done

count() { # PATTERN WANTED NAME, in the Japanese file
	local got
	got=$(grep -cE "$1" 2024-04/ja.yaml)
	[ "$got" = "$2" ] || echo "# $got instead of $2"
	[ "$got" = "$2" ]
	ok $? "$3"
}
count '^  - id: "[0-9]"$' 7 "7 chapters"
count '^      - id: [0-9]-[0-9][0-9]$' 55 "55 items"
count '^        level: basic$' 40 "40 basic items"
count '^        level: applied$' 15 "15 applied items"

# never PATTERN NAME: matched in both files, digits half or full width.
never() {
	local hits
	hits=$(grep -nE "$1" 2024-04/*.yaml)
	[ -z "$hits" ] || sed 's/^/# /' <<<"$hits"
	[ -z "$hits" ]
	ok $? "$2"
}
never '(17|１７) ?(℃|°C|度)|min: "17"' "no lower limit of 17 degrees"
never '[^0-9](70|７０) ?(lx|ルクス|lux)|(粗な|普通の|精密な)作業|min: "70"' \
	"no 70 lx and no three classes of work"
never '(ディスプレイ|画面|[Dd]isplay|[Ss]creen).{0,24}(500|５００) ?(lx|ルクス|lux)|max: "500"' \
	"no limit of 500 lx on a display"
never '(体温計|副木|三角巾|止血帯|担架|[Tt]hermometer|[Ss]plint|[Ss]tretcher).*(義務|必須|must|duty)' \
	"no fixed list of first-aid items as a duty"
never '(3|３) ?(m2|m²|㎡|平方メートル).{0,12}(以下|以内|まで|or less)' \
	"no booth limit of 3 square metres"
never '[^0-9.](6|６) ?ppm' "no 6 ppm of carbon monoxide"
never '個人情報保護法.{0,12}第?(18|20)条.{0,20}(利用目的|安全管理|通知)|(利用目的|安全管理).{0,24}個人情報保護法.{0,4}第?(18|20)条' \
	"no old article numbers of the personal information law"
never '(5,?000|５，?０００) ?(人|件|people|persons).{0,24}(免除|対象外|除外|適用されない|exempt)' \
	"no exemption below 5,000 persons"
