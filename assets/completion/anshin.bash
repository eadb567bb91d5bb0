# Completion of anshin for bash: the program itself knows what comes next.
_anshin()
{
	local word words i
	COMPREPLY=()
	# As the program will get them: without quotes, "~/" unfolded, and
	# "--db=x", which bash takes for three words, as one.
	words=()
	for ((i = 1; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if [[ $word = = || ${words[*]: -1} = --*= ]] && ((${#words[@]})); then
			words[${#words[@]} - 1]+=$word
		else
			words+=("$word")
		fi
	done
	for i in "${!words[@]}"; do
		word=${words[i]//[\"\'\\]/}
		words[i]=${word/#\~\//$HOME/}
	done
	while IFS=$'\t' read -r word _; do
		case $word in
		:files) compopt -o default ;;
		:folders) compopt -o dirnames ;;
		*) COMPREPLY+=("$word") ;;
		esac
	done < <("${COMP_WORDS[0]/#\~\//$HOME/}" --complete "${words[@]}" 2>/dev/null)
}
complete -F _anshin anshin
