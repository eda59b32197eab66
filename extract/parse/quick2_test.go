package parse

import (
	"fmt"
	"leeway/extract/token"
	"testing"
)

func TestShow(t *testing.T) {
	tx := token.Split("Kazakhstan's exports to China rose 12 percent in 2023, the ministry said. Uzbekistan declined to join BRICS and won't sign the $2.5 billion deal. Goods sold to Russia have halved, according to Eurasianet. Analysts cannot say which of the five republics is leading the Russia-led bloc.")
	for _, s := range tx.Sentences {
		for i, w := range Tags(tx.Of(s)) {
			fmt.Printf("%s/%s.%s/%s ", tx.Of(s)[i].Text, w.Tag, w.Form, w.Lemma)
		}
		fmt.Println()
	}
}
