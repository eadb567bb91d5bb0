# Completion of anshin for bash: the program itself knows what comes next.
_anshin()
{
	local word
	COMPREPLY=()
	while IFS=$'\t' read -r word _; do
		case $word in
		:files) compopt -o default; COMPREPLY=(); return ;;
		:folders) compopt -o dirnames; COMPREPLY=(); return ;;
		esac
		COMPREPLY+=("$word")
	done < <("${COMP_WORDS[0]}" --complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _anshin anshin
