package main

import (
	_ "embed"
	"io"
)

type completionCmd struct {
	Shell string `arg:"" help:"Your shell: bash, zsh or fish." enum:"bash,zsh,fish"`
}

// Help is shown by `leeway completion --help`.
func (*completionCmd) Help() string {
	return `Prints a script that lets the shell complete commands, flags and their values: sources, indicators, states and releases, as the program and your lake know them. The script asks the program; it need not be made again after an upgrade.

Examples:

  leeway completion bash > ~/.local/share/bash-completion/completions/leeway
  leeway completion zsh > "${fpath[1]}/_leeway"
  leeway completion fish > ~/.config/fish/completions/leeway.fish
  source <(leeway completion bash)         this session only`
}

// The scripts hand the words of a line to `leeway __complete -- WORD...`, the last being the one
// under the cursor, and get a candidate on each line, after a tab what it means. The line :files asks
// for the shell's own files.
var (
	//go:embed completion/leeway.bash
	bashScript string
	//go:embed completion/leeway.zsh
	zshScript string
	//go:embed completion/leeway.fish
	fishScript string
)

// Run prints the script of a shell.
func (c *completionCmd) Run(s *session) error {
	script := map[string]string{"bash": bashScript, "zsh": zshScript, "fish": fishScript}[c.Shell]
	_, err := io.WriteString(s.w.stdout, script)
	return err
}
