#!/bin/bash
# What the desktop and the shells are told about anshin, each by its own checker;
# and completion as it runs in each shell. A checker that is missing is skipped.
. "$srcdir/tests/tap.sh"
export ANSHIN_DB=$scratch/anshin.db ANSHIN_NOW=2026-04-10T03:00:00.000Z
assets=$srcdir/assets

have() { command -v "$1" >/dev/null; }
skip() { tap_n=$((tap_n + 1)); echo "ok $tap_n - $1 # SKIP no $2"; }
checked() { # WHAT TOOL ARGUMENT...
	local what=$1
	shift
	if have "$1"; then ok "$what" "$@"; else skip "$what" "$1"; fi
}
checked "the desktop entry" desktop-file-validate "$assets/desktop/anshin.desktop"
checked "the AppStream metadata" appstreamcli validate --no-net "$assets/desktop/anshin.metainfo.xml"
checked "the icon" xmllint --noout "$assets/desktop/anshin.svg"
like "the metadata tells this version" "$(grep '<release ' "$assets/desktop/anshin.metainfo.xml" | head -n 1)" \
	"\"$("$anshin" --version | cut -d' ' -f2)\""
checked "bash reads its completion" bash -n "$assets/completion/anshin.bash"
checked "zsh reads its completion" zsh -n "$assets/completion/_anshin"
checked "fish reads its completion" fish -n "$assets/completion/anshin.fish"

"$anshin" new みどり >/dev/null
mkdir -p "$scratch/bin" "$scratch/files"
ln -s "$anshin" "$scratch/bin/anshin"
export PATH=$scratch/bin:$PATH
cd "$scratch/files" || exit 1
touch 入口.jpg

bash_complete() { # WORD...: what bash offers for the last one
	bash -c '. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
	compopt() { echo "compopt $*"; }
	_anshin; printf "%s\n" "${COMPREPLY[@]}"' "$assets/completion/anshin.bash" "$@" | tr '\n' ' '
}
is "bash: commands" "$(bash_complete anshin exp)" "export "
is "bash: applications" "$(bash_complete anshin show '')" "1 "
is "bash: items" "$(bash_complete anshin set 1 3-01)" "3-01 "
like "bash: files" "$(bash_complete anshin attach 1 3-01 '')" "compopt -o default"
like "bash: folders" "$(bash_complete anshin export -o '')" "compopt -o dirnames"
is "bash: the records that were named" \
	"$(ANSHIN_DB=$scratch/none.db bash_complete anshin --db = "$scratch/anshin.db" show '')" "1 "
like "bash: application or folder" "$(bash_complete anshin photos '')" "compopt -o dirnames 1 "
if have fish; then
	fish_complete() { fish -c "source '$assets/completion/anshin.fish'; complete -C '$1'" 2>/dev/null | cut -f1 | tr '\n' ' '; }
	is "fish: commands" "$(fish_complete 'anshin exp')" "export "
	is "fish: applications" "$(fish_complete 'anshin show ')" "1 "
	is "fish: files" "$(fish_complete 'anshin attach 1 3-01 入')" "入口.jpg "
	is "fish: the records that were named" \
		"$(ANSHIN_DB=$scratch/none.db fish_complete "anshin --db=$scratch/anshin.db show ")" "1 "
	is "fish: a file behind =" "$(fish_complete 'anshin --db=入')" "--db=入口.jpg "
else
	skip "fish: completion" fish
fi
if have zsh; then
	zsh_complete() { # WORD...
		zsh -f -c 'words=("${@:2}"); CURRENT=$#words
		_files() { print -r -- "_files $*" }
		_describe() { print -rl -- "${(@)found%%:*}" }
		_anshin() { . "$1" }; _anshin "$1"' zsh "$assets/completion/_anshin" "$@" | tr '\n' ' '
	}
	is "zsh: commands" "$(zsh_complete anshin exp)" "export "
	is "zsh: applications" "$(zsh_complete anshin show '')" "1 "
	is "zsh: the records that were named" \
		"$(ANSHIN_DB=$scratch/none.db zsh_complete anshin --db "'$scratch/anshin.db'" show '')" "1 "
	like "zsh: folders" "$(zsh_complete anshin export -o '')" "_files -/"
else
	skip "zsh: completion" zsh
fi
done_testing
