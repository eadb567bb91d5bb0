#!/bin/bash
# The user interface in a real terminal (tmux): Japanese as it is typed and
# pasted, resize, suspend, signals, terminals that cannot show it.
set -u
. "$srcdir/tests/tap.sh"
command -v tmux >/dev/null || { echo "1..0 # SKIP tmux is not installed"; exit; }
demo=$top_builddir/tests/ui-demo
starts=0
log=$scratch/log

t() { tmux -u -L "$tmux_socket" -f /dev/null "$@"; }
start() { # environment and options of the program
	rm -f "$log"
	[ "$starts" = 0 ] || t kill-server 2>/dev/null
	# A name of its own: the last server may still be on its way out.
	starts=$((starts + 1))
	tmux_socket=anshin-core-$$-$starts
	t new-session -d -x 80 -y 24 \
		"env TERM=tmux-256color $* --log '$log'; echo EXIT=\$?; sleep 60"
	wait_for "${WAIT-部品}"
}
screen() { t capture-pane -p 2>/dev/null; }
wait_for() { # pattern that must appear on the screen within ten seconds
	local i
	for i in $(seq 200); do
		screen | grep -qE -- "$1" && return 0
		sleep 0.05
	done
	screen
	return 1
}
wait_log() {
	local i
	for i in $(seq 200); do
		grep -qE -- "$1" "$log" 2>/dev/null && return 0
		sleep 0.05
	done
	return 1
}
program() { t list-panes -F '#{pane_pid}' | xargs -n1 pgrep -P; }

ok "the first screen appears" start "$demo"
t send-keys Tab
t send-keys -l 'か'
t send-keys -l $'\u3099𠮷野'
ok "typed Japanese is shown and joined" wait_for '氏名：  が𠮷野_'
is "the cursor stands behind it" "$(t display -p '#{cursor_x},#{cursor_y}')" \
	"54,2"
t send-keys BSpace
ok "Backspace takes one character" wait_for 'が𠮷_'
ok "a pause keeps what is typed" wait_log '^8	field	が𠮷$'
t send-keys Tab
for i in $(seq 250); do printf '長い文章です。\n'; done >"$scratch/paste"
printf 'タブ\tと\e[31m終わり' >>"$scratch/paste"
t load-buffer "$scratch/paste"
t paste-buffer -p
ok "2,000 characters are pasted as text" wait_for 'タブ と\[31m終わり'
t resize-window -x 120 -y 40
ok "a larger window is used" wait_for '^ └─{50,}┘'
t resize-window -x 60 -y 20
ok "a small one says so" wait_for '80x24'
t resize-window -x 80 -y 24
ok "and nothing is lost" wait_for 'タブ と\[31m終わり'
t send-keys F10
ok "it ends" wait_for 'EXIT=0'
unlike "and leaves no answers of the terminal behind" "$(screen)" '\['
is "all of the paste was kept" "$(grep -c '長い文章' "$log")" 250

for signal in HUP TERM; do
	start "$demo"
	t send-keys Tab
	t send-keys -l '途中'
	wait_for '途中' || fail "typing before $signal"
	kill -$signal "$(program)"
	ok "SIG$signal keeps what is half typed" wait_log 'field	途中'
	ok "SIG$signal ends in order" wait_for 'EXIT=0'
done

# Not the sanitizer's handler but ours.
start ASAN_OPTIONS=handle_segv=0:detect_leaks=0 "$demo"
kill -SEGV "$(program)"
ok "after a crash the shell's screen is back" wait_for 'EXIT=139'
unlike "without the wizard's" "$(screen)" '部品'

WAIT=EXIT start TERM=linux "$demo"
like "the Linux console is told in ASCII" "$(screen)" 'kanji ga hyouji'
like "with the way out" "$(screen)" '--lang en'
WAIT=EXIT start TERM=no-such-terminal "$demo"
like "an unknown terminal is named" "$(screen)" 'no-such-terminal'
WAIT=部品 start LC_ALL=C LANG=C "$demo"
like "Japanese shows without a UTF-8 locale" "$(screen)" '山田太郎'
t send-keys q
wait_for EXIT=0 || fail "q ends"
done_testing
