#!/bin/bash
# Least power, as the kernel saw it (strace): over the whole job, from the first
# start to the checked package, in the wizard and by commands, no socket is
# opened, no shell and no other program but our two helpers is run; and each
# helper gives up what it could do before it reads a stranger's file
# (unit/limits.c tries what is left to it).
. "$srcdir/tests/tap.sh"
# The program lets none but root look into it: others see no arguments.
if [ "$(id -u)" != 0 ] || ! strace -o /dev/null true 2>/dev/null; then
	pass "strace sees nothing here # SKIP"
	done_testing
fi
export ANSHIN_DB=$scratch/db/anshin.db HOME=$scratch/home
mkdir "$HOME"
cd "$scratch" || exit 1
cp "$srcdir/tests/report/photo.jpg" "$srcdir/assets/demo/evidence/policy.pdf" .
printf 'a,b\n' >table.csv
trace=$scratch/trace
traced() { # STATUS ARGUMENT...
	local want=$1
	shift
	strace -f -A -s 200 -o "$trace" -e trace=network,process,prctl,seccomp,prlimit64,setrlimit,openat,open,read,kill \
		"$anshin" "$@" >"$scratch/said" 2>&1 </dev/null
	is "(${1#--} ends with $want)" $? "$want"
}
cp "$srcdir/tests/fault/saved.keys" keys
traced 0 new "みどり"
traced 0 --replay keys
traced 0 set 1 1-01 verdict conforms
traced 0 attach 1 1-01 photo.jpg policy.pdf table.csv
traced 1 export 1 -o out --zip
traced 0 verify out
traced 0 sheet 1 -o sheet.pdf
traced 0 backup copy.db
traced 0 restore copy.db
traced 1 check 1
# The same wizard in a real terminal; F10 leaves it.
{ sleep 1; printf '\033[21~'; sleep 1; } | TERM=xterm-256color timeout 30 script \
	-qec "strace -f -A -o '$trace' -e trace=network,process '$anshin'" \
	"$scratch/typescript" >/dev/null
like "(the wizard was there)" "$(cat "$scratch/typescript")" "みどり"
PAGER='cat' script -qec "stty rows 5; strace -f -A -o '$trace' -e trace=execve,network '$anshin' help tutorial" \
	/dev/null </dev/null >"$scratch/said"
like "(help goes through a pager)" "$(grep execve "$trace")" '"cat"'

unlike "no socket is opened" "$(cat "$trace")" \
	'(socket|connect|bind|listen|accept4?|sendto|sendmsg|socketpair)\('
is "no program is run but ours, and the pager of the user" \
	"$(grep -oE 'execve\("[^"]*"' "$trace" | sed 's|.*/||; s/"$//' |
		sort -u | tr '\n' ' ')" "anshin anshin-worker anshin-worker-pdf cat "
unlike "no shell" "$(grep execve "$trace")" '"(sh|bash|-c)"'

# --- the helpers -------------------------------------------------------------
# Of each process that became one: in this order no new rights, limits, the
# filter, and only then what lies on descriptor 0; no file is opened after it.
helpers=$(grep -E 'execve\(.*anshin-worker' "$trace" | awk '{ print $1 }' | sort -u)
ok "(helpers were started: $(wc -w <<<"$helpers"))" [ "$(wc -w <<<"$helpers")" -ge 4 ]
bad=
sanitized && helpers=
for pid in $helpers; do
	awk -v pid="$pid" '$1 == pid' "$trace" >"$scratch/one"
	awk '
	/execve\(/ { if (index($0, "], 0x") && !/\/\* 0 vars \*\//) env = 1 }
	/PR_SET_NO_NEW_PRIVS, 1/ { rights = NR }
	/RLIMIT_(CPU|AS|FSIZE|CORE)/ && /rlim_cur/ { limits++ }
	/SECCOMP_SET_MODE_FILTER|PR_SET_SECCOMP/ { filter = NR }
	/open(at)?\(/ && filter && !/ENOENT|EPERM/ { opened = 1 }
	END {
		if (!rights || limits < 4 || !filter || opened || env)
			print "rights " rights ", limits " limits ", filter " \
			    filter ", opened " opened ", environment " env
	}' "$scratch/one" >"$scratch/judged"
	[ -s "$scratch/judged" ] && bad="$bad$(cat "$scratch/judged"); $(head -n 1 "$scratch/one")
"
done
is "each gives up its power, has no environment, and opens nothing more" "$bad" ""

done_testing
