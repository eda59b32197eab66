package speech_test

import (
	"leeway/actor"
	"leeway/extract/token"
)

func matches(text string) []actor.Match {
	return actor.Default().Find(token.Split(text), "")
}
