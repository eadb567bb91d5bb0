#!/bin/bash
# What the user wrote is for the user: whatever the umask, every file and folder
# that is made is closed to others; no value stands in a process title, a core
# file, or a temporary file that others could read or put there first; and the
# package holds what is to be handed in, and nothing else of the records.
. "$srcdir/tests/tap.sh"
umask 000
export HOME=$scratch/home XDG_CONFIG_HOME=$scratch/home/.config
export ANSHIN_DB=$scratch/made/db/anshin.db TMPDIR=$scratch/tmp
mkdir -m 755 "$scratch/made" "$HOME" "$TMPDIR" "$XDG_CONFIG_HOME"
made=$scratch/made
cd "$made" || exit 1
cp "$srcdir/tests/report/photo.jpg" "$scratch/photo.jpg"
cp "$srcdir/assets/demo/evidence/policy.pdf" "$scratch/"
printf 'aaa\n' >"$scratch/kept.txt"

# --- every way to make a file, under umask 000 ---------------------------------
a() {
	run "$anshin" "$@"
	ok "${1}: works" [ "$status" -le 1 ]
}
a new "みどり" # the first start
a set 1 1-01 note "PRIVATE-NOTE-OF-ONE"
a set 1 1-01 verdict conforms
a attach 1 1-01 "$scratch/photo.jpg" "$scratch/policy.pdf" "$scratch/kept.txt"
run "$anshin" export 1 -o out
run "$anshin" export 1 -o out	# the earlier one is put aside
run "$anshin" export 1 -o zipped --zip
run "$anshin" export 1 -o own --own-copy
run "$anshin" sheet 1 -o sheet.pdf
run "$anshin" table 1 -o table.xlsx
run "$anshin" sites -o sites.csv
run "$anshin" plan 1 -o plan.csv
run "$anshin" plan 1 -o plan.ics
run "$anshin" calendar 1 -o calendar.ics
run "$anshin" slip 1 1-01 -o slip.pdf
run "$anshin" handover 1 -o handover.pdf
run "$anshin" bundle 1 -o bundle.anshin
run "$anshin" backup copy.db
run "$anshin" restore copy.db
run "$anshin" demo demo
ok "(many things were made)" [ "$(find . -type f | wc -l)" -gt 40 ]
for f in out/data/submission.pdf sheet.pdf sites.csv bundle.anshin copy.db plan.csv calendar.ics \
	slip.pdf handover.pdf demo; do
	ok "($f is there)" test -e "$f"
done
is "nothing is open to others" \
	"$(find . -mindepth 1 -perm /077 -printf '%m %P\n' | sort)" ""
is "nor in the home folder" "$(find "$HOME" -mindepth 1 -perm /077 \
	! -path "$XDG_CONFIG_HOME" -printf '%m %P\n')" ""
is "folders are 0700" "$(find . -mindepth 1 -type d ! -perm 700 | head)" ""
is "nothing is left in the folder for temporary files" "$(ls -A "$TMPDIR")" ""

# --- while it works --------------------------------------------------------------
# Each call that makes a file: never one that was there, never open to others.
# The program lets none but root look into it: others see no arguments.
if [ "$(id -u)" = 0 ] && strace -o /dev/null true 2>/dev/null; then
	export ANSHIN_DB=$scratch/traced/anshin.db
	rm -rf "$HOME/.cache"
	for args in "new みどり" "set 1 1-01 note SECRET-VALUE" \
		"attach 1 1-01 $scratch/photo.jpg $scratch/kept.txt" \
		"export 1 -o $scratch/traced/out --zip" "backup $scratch/traced/c.db"; do
		# shellcheck disable=SC2086
		strace -f -s 300 -o "$scratch/trace" -A \
			-e trace=openat,open,creat,mkdir,mkdirat,execve,prctl,socket,prlimit64,setrlimit \
			"$anshin" $args >/dev/null 2>&1
	done
	made_files=$(grep -E 'open(at)?\(.*O_CREAT|creat\(' "$scratch/trace" |
		grep -v '\.gcda"')
	ok "(files were made)" [ "$(wc -l <<<"$made_files")" -gt 10 ]
	# SQLite makes its journal beside the store, in a folder closed to others.
	is "each new file is new, or lies in the folder of the records" \
		"$(grep -vE 'O_EXCL|O_NOFOLLOW|"'"$scratch/traced"'/' <<<"$made_files")" ""
	is "and is closed to others from the first moment" \
		"$(grep -vE ', 0?[0-7]*[0-7]00(\)| <unfinished)' <<<"$made_files" |
			grep -vE '"'"$scratch/traced"'/anshin.db(-journal)?", .*0644(\)| <unfinished)')" ""
	unlike "no value in the title of another process" \
		"$(grep execve "$scratch/trace" | grep worker)" \
		'SECRET|PRIVATE|photo|kept|traced'
	is "no core file is written: no size, not dumpable" \
		"$(grep -E '^[0-9]+ +prctl\(PR_SET_DUMPABLE, (0|SUID_DUMP_DISABLE)' "$scratch/trace" | wc -l)" \
		"$(grep -c 'execve.* = 0' "$scratch/trace")"
	ok "not even by the limit" [ "$(grep -cE 'RLIMIT_CORE, \{rlim_cur=0, rlim_max=0\}' "$scratch/trace")" \
		-ge "$(grep -c 'execve.* = 0' "$scratch/trace")" ]
	unlike "nothing is logged" "$(cat "$scratch/trace")" 'socket\(|syslog|/dev/log'
else
	pass "strace sees nothing here # SKIP"
fi

# A copy of the records on its way does not stay where a signal ended us. (Under
# nohup, as some builders start tests, HUP is ignored and says nothing.)
mkfifo "$scratch/stream"
for signal in HUP TERM; do
	env --default-signal=HUP,TERM "$anshin" restore -n - \
		<"$scratch/stream" >/dev/null 2>&1 &
	exec 5>"$scratch/stream"
	head -c 20000 "$ANSHIN_DB" >&5
	for _ in {1..100}; do
		[ -z "$(find "$TMPDIR" -type f)" ] || break
		sleep 0.05
	done
	ok "(something is on its way)" [ -n "$(find "$TMPDIR" -type f)" ]
	kill -$signal $!
	wait $!
	is "$signal ends it" $(($? - 128)) "$(kill -l $signal)"
	exec 5>&-
	is "and nothing of it stays" "$(ls -A "$TMPDIR")" ""
done

# The title of a process is for everyone to read.
if [ -z "${VALGRIND-}" ] && [ -r /proc/self/cmdline ]; then
	mkfifo "$scratch/lines"
	"$anshin" --db "$scratch/SECRET-NAME.db" --no-input new "SECRET-OFFICE" >/dev/null
	"$anshin" --db "$scratch/SECRET-NAME.db" --no-input set 1 - <"$scratch/lines" &
	exec 5>"$scratch/lines"
	for _ in {1..100}; do
		title=$(tr '\0' ' ' </proc/$!/cmdline)
		[[ $title != *SECRET* && $title == */anshin\ * ]] && break
		sleep 0.05
	done
	like "the title of the process is our name" "$title" '^[^ ]*/anshin +$'
	printf '1-01\tnote\tfrom the pipe\n' >&5
	exec 5>&-
	wait $!
	is "and it knows what it was told" "$?" 0
	run "$anshin" --db "$scratch/SECRET-NAME.db" show 1
	like "and did it" "$out" "from the pipe"
else
	pass "the title is that of valgrind # SKIP"
fi

# --- what the package holds ---------------------------------------------------------
export ANSHIN_DB=$scratch/two/anshin.db
run "$anshin" new "みどり"
run "$anshin" new "OTHER-OFFICE"
run "$anshin" set 2 1-01 note "OTHER-NOTE"
run "$anshin" set 1 1-01 note "TAKEN-BACK-NOTE"
run "$anshin" set 1 1-01 note "kept note"
run "$anshin" attach 1 1-01 "$scratch/kept.txt"
run "$anshin" attach 2 1-01 "$scratch/photo.jpg"
run "$anshin" export 1 -o "$scratch/handed"
ok "(the package is made)" [ "$status" -le 1 ]
all=$(find "$scratch/handed" -type f ! -name '*.pdf' -exec cat {} + | tr -d '\0')
all=$all$(pdftotext "$scratch/handed/data/submission.pdf" - | tr -d '\0')
like "(what was written is in it)" "$all" "kept note"
unlike "nothing of another application" "$all" "OTHER-OFFICE|OTHER-NOTE"
unlike "nothing that was taken back or replaced" "$all" "TAKEN-BACK-NOTE"
unlike "no path of this computer" "$all" "$scratch"
unlike "not the name of this computer" "$all" "$(hostname)$|host[: ]+$(hostname)"
is "no file but those that were attached" \
	"$(find "$scratch/handed/data/evidence" -type f | wc -l)" 1

# What a camera wrote about place and time: taken out, or it is said that it is
# still there.
printf 'II*\0GPS' >"$scratch/scan.tif"
printf '\0\0\0\030ftypmp42\0\0\0\0mp42isom\0\0\0\020udtaGPS 35.6' >"$scratch/film.mp4"
run "$anshin" attach 1 1-01 "$scratch/scan.tif" "$scratch/film.mp4"
run "$anshin" export 1 -o "$scratch/camera"
like "a picture that keeps its place is named" "$out" '^scan.tif.*場所'
like "and a film" "$out" '^film.mp4.*場所'
run "$anshin" export 1 --keep-metadata -o "$scratch/kept-data"
unlike "not where that is wanted" "$out" '場所'
done_testing
