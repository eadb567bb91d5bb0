#!/bin/bash
# A library that breaks while it loads (GLib, where it gets no memory, waits for
# itself, traps, or calls itself without end) is not waited for: on the command line
# and in the wizard the user reads what has happened, the answers are kept, and the
# terminal is as before.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/e2e/tmux.sh"
if [ -n "${SANITIZED-}${VALGRIND-}" ]; then
	echo '1..0 # SKIP who watches wants to be preloaded first'
	exit 0
fi
stuck=$top_builddir/tests/fault/stuck.so
export ANSHIN_DB=$scratch/a.db
"$anshin" new みどり >/dev/null
"$anshin" set 1 1-01 verdict conforms >/dev/null
before=$("$anshin" list --json)

# The part that makes documents is the stuck one, and half a minute a second.
mkdir "$scratch/lib"
cp "$stuck" "$scratch/lib/anshin-paper.so"
cat >"$scratch/stuck-anshin" <<END
#!/bin/sh
ANSHIN_LIBEXECDIR='$scratch/lib' LD_PRELOAD='$stuck' exec '$anshin' "\$@"
END
chmod +x "$scratch/stuck-anshin"
anshin=$scratch/stuck-anshin

run timeout 20 "$anshin" export 1 -o "$scratch/out"
is "the export ends" "$status" 70
like "and says what to do" "$err" '^anshin: 不具合のため.*起動し直してください。$'
ok "there is no half package" test ! -e "$scratch/out"
for how in trap deep; do
	run env STUCK=$how timeout 20 "$anshin" export 1 -o "$scratch/out"
	is "$how: it ends so too" "$status" 70
	like "$how: with the same sentence" "$err" '^anshin: 不具合のため.*起動し直してください。$'
done

start_anshin
see "the wizard" "みどり"
keys Enter
see "the application" "全体の進み"
keys F8
see "where the package is made" "フォルダー?  "
keys Enter Enter
is "ends too" "$(left)" 70
like "with the same sentence" "$(cat "$scratch/wizard.err")" '^anshin: 不具合のため'
is "and leaves the terminal" "$(tm display -p '#{alternate_on}')" 0
anshin=$top_builddir/anshin
is "every answer is kept" "$("$anshin" list --json)" "$before"
done_testing
