package parse_test

// Floors of the accuracy on dev and on test, in percent of the words.
const (
	floorUPOS  = 94.5
	floorLemma = 96.0
	floorUAS   = 83.0
	floorLAS   = 79.3
)

// tinyModel is the digest of the model of the first 60 sentences.
const tinyModel = "f091a584510bccb656aa78ef1a04ec839d292a8403afcdd76fee3dfb9cfe2e30"
