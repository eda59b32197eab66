# Completion of leeway in bash. Install: leeway completion bash > ~/.local/share/bash-completion/completions/leeway
_leeway() {
    local line cut=
    # Bash takes = for a word: what stands before it is not replaced.
    if [ "${COMP_WORDS[COMP_CWORD]}" = "=" ] || [ "${COMP_WORDS[COMP_CWORD-1]}" = "=" ]; then
        cut=yes
    fi
    COMPREPLY=()
    while IFS= read -r line; do
        [ "$line" = ":files" ] && continue # files are bash's own (-o default)
        line="${line%%$'\t'*}"
        [ -n "$cut" ] && line="${line#*=}"
        COMPREPLY+=("$line")
    done < <("${COMP_WORDS[0]}" __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _leeway leeway
