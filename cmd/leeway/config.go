package main

type configCmd struct {
	listFlags
}

// Help is shown by `leeway config --help`.
func (*configCmd) Help() string {
	return `A setting comes from its flag, then from the environment, then from the settings file, then from its default:

  lake    --lake    LEEWAY_LAKE    where your lake is; the built-in one answers beside it
  cache             LEEWAY_CACHE   where the built-in lake is unpacked
  color   --color   LEEWAY_COLOR   auto, always or never (NO_COLOR is honoured)

The settings file holds lines such as "lake = /srv/lake".

Examples:

  leeway config
  leeway config --format json`
}

// Run prints the settings in force.
func (c *configCmd) Run(s *session) error {
	return list(s, c.listFlags, s.set, []column[Setting]{
		{"setting", func(x Setting) string { return x.Name }},
		{"value", func(x Setting) string { return x.Value }},
		{"origin", func(x Setting) string { return x.Origin }},
	}, "")
}
