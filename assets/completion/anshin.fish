# Completion of anshin for fish: the program itself knows what comes next.
function __anshin_complete
    set -l words (commandline -opc | string replace -r '^~/' "$HOME/") (commandline -ct)
    # what stands before the file in --db=file
    set -l before (commandline -ct | string match -r "^--[^=]*=")
    test -n "$before"; or set before ""
    set -l file (commandline -ct | string replace -r '^--[^=]*=' '')
    for line in ($words[1] --complete $words[2..-1] 2>/dev/null)
        switch $line
            case ':files*'
                printf '%s\n' $before(__fish_complete_path $file)
            case ':folders*'
                printf '%s\n' $before(__fish_complete_directories $file)
            case '*'
                printf '%s\n' $before$line
        end
    end
end
complete -c anshin -f -a '(__anshin_complete)'
