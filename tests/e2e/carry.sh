#!/bin/bash
# Two machines and a stick in a real terminal, from the first start of each: one
# makes an application and carries it to the other, both answer the same item
# differently, and a finding leads to the two values, where one key decides. Then
# nothing is called undecided any more, here and, carried back, there.
. "$srcdir/tests/tap.sh"
. "$srcdir/tests/e2e/tmux.sh"
stick=$scratch/stick
mkdir -p "$stick" "$scratch/front/Documents" "$scratch/office/Documents"

at() { # MACHINE: begins the wizard there
	export HOME=$scratch/$1 ANSHIN_DEVICE=$1 ANSHIN_DB=$scratch/$1/anshin.db
	start_anshin
}
answer() { # KEY WORD MARK: answers 1-02 from the overview, and goes back there
	keys g
	wait_for "番号"
	type "1-02"
	keys Enter
	wait_for "1-02 "
	keys "$1"
	see "$2 is answered" "\[$3\] 1-02"
	keys Escape
	wait_for "全体の進み"
}
carry() { # FILE: from the overview and back
	keys F8
	wait_for "フォルダー  "
	keys C-u
	type "$stick/$1"
	keys F7
	see "$1 is written on the stick" "USBメモリに写して"
	is "under that name" "$(find "$stick" -name "$1.anshin" -size +8k | wc -l)" 1
	keys Escape
	wait_for "全体の進み"
}
take_in() { # FILE KEY: from the first screen; looks at it
	keys "$2"
	wait_for "[|] ファイルを選ぶ"
	type "$stick/$1.anshin"
	keys Enter
	see "a look at $1 first" "Enterで次のものを取り込みます"
}
to_the_list() { # a terminal that starts may swallow the first
	local i
	for i in 1 2 3 4; do
		keys Escape
		sleep 0.3
		! screen | grep -q 施設の一覧 || return
	done
}
value_of() { # MACHINE: how 1-02 stands in its store
	sqlite3 -readonly "file:$scratch/$1/anshin.db?immutable=1" "select value
		from value where subject = 'item/1-02' and field = 'verdict'"
}

at front
see "the first machine begins" "はじめまして"
type "みどりオフィス"
keys Enter
see "its application" "全体の進み"
carry first
answer 1 適合 適
carry second
keys F10
is "the first machine ends" "$(left)" 0

at office
see "the other has no records" "はじめまして"
see "and says how they come there" "F3 でそのファイルを取り込めます"
take_in first F3
see "it is new here" "みどりオフィス"
keys Enter
see "it is taken in" "取り込みました"
keys Up Enter
see "the same application" "全体の進み"
answer 2 不適合 否
keys Escape
see "back at the first screen" "施設の一覧"
take_in second i
see "both values are shown before anything is taken" "1: 不適合 .*この端末"
like "each with its machine" "$(screen)" "2: 適合 .*front"
keys Enter
see "then the findings are named" "「残りの確認」で選んでください。 "
is "until then its own answer stands" "$(value_of office)" fails
keys Enter
wait_for "全体の進み"
keys F8
see "the submission says that it is undecided" "1-02 .*: 値が2つあり未決"
keys F6
see "so do the findings, before all else" "> 必要 .*値が2つあり未決 .*1-02"
keys Enter
see "which lead to the first machine's value" "[12]  適合 .*front"
see "and the one of this machine" "[12]  不適合 .*この端末"
n=$(screen | grep -oE '[12]  適合' | grep -oE '[12]')
keys "$n"
see "one key decides" "決めることは残っていません"
keys Escape Escape
wait_for "フォルダー  "
ok "the submission says no more that it is undecided" \
	eval '! screen | grep -q 未決'
keys Escape
wait_for "全体の進み"
carry third
keys F10
is "the other machine ends" "$(left)" 0

at front
wait_for "保存済み"
to_the_list
see "the first machine again" "施設の一覧"
take_in third i
keys Enter
see "the decision comes back" "取り込みました"
keys F10
is "that was the last of it" "$(left)" 0
is "both machines have the value that was chosen" \
	"$(value_of front) $(value_of office)" "conforms conforms"
run "$anshin" decide 1
is "and nothing is left to decide" "$status" 0
done_testing
