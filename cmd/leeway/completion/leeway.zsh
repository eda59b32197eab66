#compdef leeway
# Completion of leeway in zsh. Install: leeway completion zsh > "${fpath[1]}/_leeway"
_leeway() {
    local line text
    local -a values shown
    for line in "${(@f)$("${words[1]}" __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        if [[ $line == :files ]]; then
            _files
            continue
        fi
        [[ -z $line ]] && continue
        values+=("${line%%$'\t'*}")
        text=
        [[ $line == *$'\t'* ]] && text="${line#*$'\t'}"
        shown+=("${line%%$'\t'*}${text:+  -- $text}")
    done
    (( $#values )) && compadd -l -d shown -a values
}
if [[ ${funcstack[1]} == _leeway ]]; then
    _leeway "$@"
else
    compdef _leeway leeway
fi
