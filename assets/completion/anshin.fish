# Completion of anshin for fish: the program itself knows what comes next.
function __anshin_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l found ($words[1] --complete $words[2..-1] 2>/dev/null)
    switch "$found[1]"
        case ':files*'
            __fish_complete_path (commandline -ct)
        case ':folders*'
            __fish_complete_directories (commandline -ct)
        case '*'
            test -n "$found"; and printf '%s\n' $found
    end
end
complete -c anshin -f -a '(__anshin_complete)'
