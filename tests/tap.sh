# TAP for shell tests: sourced by each. A scratch folder, and small words.
#   is WHAT GOT WANTED     ok WHAT COMMAND...     like WHAT GOT PATTERN
#   run COMMAND...         sets $out (stdout), $err (stderr), $status
tap_n=0
tap_bad=0
scratch=$(mktemp -d "${TMPDIR:-/tmp}/anshin-test.XXXXXX")
trap 'tap_clean' EXIT
anshin=$top_builddir/anshin

tap_clean() {
	[ -z "${tmux_socket-}" ] || tmux -L "$tmux_socket" kill-server 2>/dev/null
	rm -rf "$scratch"
}

# A sanitizer allocates, reserves terabytes and keeps the helpers' limits off.
sanitized() { grep -q __asan_init "$anshin"; }

pass() { tap_n=$((tap_n + 1)); echo "ok $tap_n - $1"; }
fail() {
	tap_n=$((tap_n + 1)); tap_bad=1
	echo "not ok $tap_n - $1"
	[ -z "${2-}" ] || printf '%s\n' "$2" | head -n 40 | sed 's/^/# /'
}
is() {
	if [ "$2" = "$3" ]; then pass "$1"; else fail "$1" "got:  $2
want: $3"; fi
}
like() {
	if grep -qE -- "$3" <<<"$2"; then pass "$1"; else fail "$1" "got: ${2:0:800}
want: $3"; fi
}
unlike() {
	if grep -qE -- "$3" <<<"$2"; then fail "$1" "got: ${2:0:800}
not wanted: $3"; else pass "$1"; fi
}
ok() {
	local what=$1
	shift
	if "$@" >"$scratch/ok.out" 2>&1; then pass "$what"; else
		fail "$what" "$* -> $?: $(tail -n 20 "$scratch/ok.out")"; fi
}
# Holds no Japanese syllable. By perl's classes: grep -E knows no range of them
# in C.UTF-8, and a pattern that is an error would never be found.
no_kana() {
	if LC_ALL=C.UTF-8 grep -qP '[\x{3041}-\x{3096}\x{30a1}-\x{30fa}]' <<<"$2"; then
		fail "$1" "$2"
	else
		pass "$1"
	fi
}
run() {
	status=0
	"$@" >"$scratch/run.out" 2>"$scratch/run.err" </dev/null || status=$?
	out=$(cat "$scratch/run.out")
	err=$(cat "$scratch/run.err")
	# That counters cannot be written is not the program's word.
	[ -z "${COVERAGE-}" ] || err=$(grep -v '^profiling:' <<<"$err")
}
done_testing() { echo "1..$tap_n"; exit $tap_bad; }
