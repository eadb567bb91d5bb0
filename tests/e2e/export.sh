#!/bin/bash
# The submission in a real terminal: the box says what is being done and how far
# it is, Esc ends it and leaves nothing, and the next try is whole. The helpers
# are slowed down, so that there is time to look.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/e2e/tmux.sh"
export HOME=$scratch/home ANSHIN_DB=$scratch/demo/anshin.db
mkdir -p "$HOME/Documents" "$scratch/slow"
"$anshin" demo "$scratch/demo" >/dev/null || exit 1
rm -r "$scratch/demo/photos"		# none is prepared yet
for f in anshin-worker anshin-worker-pdf anshin-paper.so; do
	ln -s "$ANSHIN_LIBEXECDIR/$f" "$scratch/slow/$f"
done
rm "$scratch/slow/anshin-worker"
printf '#!/bin/sh\nsleep 0.3\nexec %q "$@"\n' \
	"$ANSHIN_LIBEXECDIR/anshin-worker" >"$scratch/slow/anshin-worker"
chmod +x "$scratch/slow/anshin-worker"
fast=$ANSHIN_LIBEXECDIR
export ANSHIN_LIBEXECDIR=$scratch/slow
box_is_gone() { # the last sentence stands behind it
	local i
	for ((i = 0; i < 100; i++)); do
		screen | grep -q お待ちください || return 0
		sleep 0.05
	done
	return 1
}
what_is_there() { find "$HOME/Documents" -mindepth 1 | sort; }

start_anshin
see "the overview" "みどり"
keys Enter
see "the application" "全体の進み"
keys F8
see "the submission" "フォルダー  "
keys Enter Enter
see "the box says what is being done" "証跡をコピーしています|写真"
see "and how to stop it" "Esc"
see "and how far it is" "[1-9][0-9]*/"
keys Escape
see "Esc ends it with a sentence" "中止しました。何も書き込んでいません"
is "nothing is left" "$(what_is_there)" ""
is "the screen is still there" "$(screen | grep -c "フォルダー  ")" 1

# While the photos are prepared.
keys Enter Enter
see "the photos come after the copies" "写真を"
keys Escape
ok "Esc ends that too" box_is_gone
see "with the same sentence" "中止しました。何も書き込んでいません"
is "and nothing is left again" "$(what_is_there)" ""

# And then in earnest.
keys F3
see "F3 asks for the archive too" '\[x\] F3'
keys F4
see "and F4 for the own copy" '\[x\] F4'
keys F4
see "F4 again: no longer" '\[ \] F4'
keys F10
is "the wizard ends" "$(left)" 0
export ANSHIN_LIBEXECDIR=$fast
start_anshin
see "the next start stands where the last one ended" "フォルダー  "
see "and remembers what is made with it" '\[x\] F3'
keys Enter Enter
see "it is made" "できました"
see "and the archive is named" "メールで送れるZIP"
made=$(find "$HOME/Documents" -maxdepth 1 -type d -name 'anshin-*')
run "$anshin" verify "$made"
is "and whole" "$status" 0
is "beside it is the archive and nothing else" "$(ls "$HOME/Documents")" \
	"$(basename "$made")
$(basename "$made").zip"
tm kill-server
done_testing
