package parse_test

// Floors of the accuracy on dev and on test, in percent of the words.
const (
	floorUPOS  = 94.0
	floorLemma = 95.5
	floorUAS   = 82.0
	floorLAS   = 78.0
)

// tinyModel is the digest of the model of the first 60 sentences.
const tinyModel = "f2c383d316b46ba4457db1bb15a3ae6254b6e07fdadbd9f7ccd608308724eb03"
