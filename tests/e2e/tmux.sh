# A terminal for the tests: tmux on a socket of its own. Sourced.
#   start_anshin [ARGUMENT...]   keys KEY...   type TEXT   see WHAT PATTERN
tmux_count=0
tmux_socket=
COLS=${COLS:-80}
ROWS=${ROWS:-24}

tm() { tmux -L "$tmux_socket" -f /dev/null "$@"; }

start_anshin() {
	# a server of its own for every start: the last one may still be dying
	[ -z "$tmux_socket" ] || tm kill-server 2>/dev/null
	tmux_count=$((tmux_count + 1))
	tmux_socket=anshin-$$-$tmux_count
	rm -f "$scratch/left"
	env TERM=tmux-256color tmux -u -L "$tmux_socket" -f /dev/null \
		new-session -d -x "$COLS" -y "$ROWS" \
		"env TERM=tmux-256color '$anshin' $* 2>'$scratch/wizard.err'; echo \"left \$?\" >'$scratch/left'; sleep 600"
}

screen() { tm capture-pane -p; }

# Waits until the screen holds the pattern; at most 5 seconds.
wait_for() {
	local i
	for ((i = 0; i < 100; i++)); do
		screen | grep -qE -- "$1" && return 0
		sleep 0.05
	done
	return 1
}

see() {
	if wait_for "$2"; then pass "$1"; else fail "$1" "no \"$2\" in:
$(screen)
$(cat "$scratch/wizard.err" 2>/dev/null)"; fi
}

keys() { # names as tmux has them
	local k
	for k; do
		tm send-keys "$k"
		sleep 0.04
	done
}

type() { tm send-keys -l -- "$1"; sleep 0.1; }

left() { # waits until the program has ended; prints its exit status
	local i
	for ((i = 0; i < 100; i++)); do
		[ -s "$scratch/left" ] && { sed 's/left //' "$scratch/left"; return; }
		sleep 0.05
	done
	echo running
}
