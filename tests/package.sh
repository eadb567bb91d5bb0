#!/bin/bash
# The submission package as its receiver meets it: whole by the tools that any
# computer has, the same bytes wherever it is made, never half there, and
# verify names what somebody did to it.
. "$srcdir/tests/tap.sh"
export ANSHIN_NOW=2024-06-01T03:00:00.000Z
demo=$scratch/demo
db=$demo/anshin.db
first=$demo/package

sums() { # DIR
	(cd "$1" && sha256sum --quiet --strict -c manifest-sha256.txt &&
		sha256sum --quiet --strict -c tagmanifest-sha256.txt)
}
code() { sed -n 's/^External-Identifier: //p' "$1/bag-info.txt"; }

run "$anshin" demo "$demo"
is "the demo is made" "$status" 0
ok "sha256sum -c passes in it" sums "$first"
run "$anshin" verify "$first"
is "anshin verify passes too" "$status" 0
like "the code has eight signs" "$(code "$first")" \
	'^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'
like "the PDF carries the code" \
	"$(pdftotext "$first/data/submission.pdf" - | tr -d '\0')" \
	"$(code "$first")"
is "the payload's sum is right" \
	"$(sed -n 's/^Payload-Oxum: //p' "$first/bag-info.txt")" \
	"$(find "$first/data" -type f -printf '%s\n' |
		awk '{ s += $1 } END { print s "." NR }')"
is "no name but ASCII" \
	"$(find "$first" | LC_ALL=C grep -c '[^ -~]')" 0
is "nothing is open to others" \
	"$(find "$first" -perm /077 | wc -l)" 0
unlike "no path of the user's disk is told" \
	"$(grep -rlF "$scratch" "$first" || true)" .
is "the tables end their lines as Windows does" \
	"$(tail -c 2 "$first/data/answers.csv" | od -An -tx1 | tr -d ' ')" 0d0a
is "and begin with the mark that Excel needs" \
	"$(head -c 3 "$first/data/index.csv" | od -An -tx1 | tr -d ' ')" efbbbf

# Another folder, time zone, locale, umask, empty cache, other file times.
find "$demo/evidence" -type f -exec touch -d 2001-02-03 {} +
rm -rf "$demo/photos"
run env TZ=America/New_York LC_ALL=C LANG=de_DE.UTF-8 HOME="$scratch" \
	bash -c "umask 0; exec '$anshin' --db '$db' export -o '$scratch/other/x'"
ok "made elsewhere it is the same, byte for byte" \
	diff -r "$first" "$scratch/other/x"
is "even in its times" \
	"$(cd "$first" && find . -printf '%p %T@ %m\n' | sort)" \
	"$(cd "$scratch/other/x" && find . -printf '%p %T@ %m\n' | sort)"

before=$(stat -c %i "$first")
run "$anshin" --db "$db" export -o "$first"
is "the same again leaves what stands there" "$(stat -c %i "$first")" "$before"
is "and nothing beside it" "$(find "$demo" -maxdepth 1 -name 'package-*' |
	wc -l)" 0

old=$(code "$first")
item=$(sed -n 's/^ *"id": "\([0-9]-[0-9]*\)",$/\1/p' \
	"$first/data/answers.json" | head -n 1)
run "$anshin" --db "$db" set 1 "$item" note '=HYPERLINK("http://x","y")'
run "$anshin" --db "$db" export -o "$first"
ok "an older package is kept with its code" sums "$first-$old"
ok "and the new one stands in its place" sums "$first"
is "with a code of its own" "$([ "$(code "$first")" != "$old" ]; echo $?)" 0
like "no cell is a formula" "$(cat "$first/data/answers.csv")" \
	"\"'=HYPERLINK"

# What somebody did to it.
fault() { # WHAT FILE-IN-THE-ANSWER
	run "$anshin" verify "$scratch/bad"
	is "$1: exit status" "$status" 1
	like "$1: the file is named" "$out" "$2"
	rm -rf "$scratch/bad"
}
spoil() { cp -a "$first" "$scratch/bad"; }
spoil; echo >>"$scratch/bad/data/answers.csv"
fault "a changed file" data/answers.csv
spoil; rm "$scratch/bad/data/submission.pdf"
fault "a missing file" data/submission.pdf
spoil; echo >"$scratch/bad/data/evidence/new.txt"
fault "an extra file" data/evidence/new.txt
spoil; sed -i '2s/./x/' "$scratch/bad/manifest-sha256.txt"
fault "a damaged manifest" manifest-sha256.txt
spoil; rm "$scratch/bad/tagmanifest-sha256.txt"
fault "a missing manifest" tagmanifest-sha256.txt
spoil; rm "$scratch/bad/data/README.txt"
ln -s /etc/passwd "$scratch/bad/data/README.txt"
fault "a link to elsewhere" data/README.txt
run "$anshin" verify "$scratch"
is "what is no package: exit status" "$status" 3
run "$anshin" verify "$scratch/nowhere"
is "what is not there: exit status" "$status" 3

# Evidence that is gone is named and left out.
lost=$(find "$demo/evidence" -type f | sort | head -n 1)
mv "$lost" "$scratch/kept"
run "$anshin" --db "$db" export -o "$scratch/lost"
like "missing evidence is named" "$out$err" "$(basename "$lost")"
ok "the package is whole without it" sums "$scratch/lost"
like "its index says so" "$(cat "$scratch/lost/data/index.csv")" \
	"同梱なし|left out"
mv "$scratch/kept" "$lost"

# Other people's folders.
mkdir "$scratch/docs"
echo mine >"$scratch/docs/mine.txt"
run "$anshin" --db "$db" export -o "$scratch/docs"
is "a folder with other things keeps them" \
	"$(cat "$scratch/docs/mine.txt")" mine
ok "and gets the package as a folder" sums "$scratch"/docs/anshin-1-*

# A disk that is full after 100 KB.
run bash -c "trap '' XFSZ; ulimit -f 100
	exec '$anshin' --db '$db' export -o '$scratch/full'"
is "a full disk: exit status" "$status" 4
is "a full disk: a sentence" "$([ -n "$err" ]; echo $?)" 0
is "a full disk: nothing is left" "$(find "$scratch" -maxdepth 1 \
	-name 'full*' | wc -l)" 0

# Killed at any moment: the old package or the new one, never a part.
bad=0
run "$anshin" --db "$db" set 1 "$item" note "kill"
for pause in 0.01 0.05 0.1 0.15 0.2 0.25 0.3 0.4 0.5 0.6; do
	"$anshin" --db "$db" export -o "$first" >/dev/null 2>&1 &
	pid=$!
	sleep $pause
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	sums "$first" >/dev/null 2>&1 || bad=1
done 2>/dev/null
is "killed at ten moments, a whole package stands there" $bad 0
run "$anshin" --db "$db" export -o "$first"
ok "and the next export is whole" sums "$first"
is "and takes away what the killed ones left" \
	"$(find "$demo" -maxdepth 1 -name '*.part-*')" ""

if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
	run strace -f -qq -e trace=socket,connect -o "$scratch/calls" \
		"$anshin" --db "$db" export -o "$scratch/quiet"
	unlike "no network is asked for" "$(cat "$scratch/calls")" 'AF_INET'
fi
done_testing
