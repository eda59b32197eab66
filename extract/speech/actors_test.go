package speech_test

import (
	"leeway/actor"
	"leeway/extract/token"
)

func matches(t *token.Text) []actor.Match { return actor.Default().Find(t, "") }
