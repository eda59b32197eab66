package parse_test

// Floors of the accuracy on dev and on test, in percent of the words.
const (
	floorUPOS  = 94.3
	floorLemma = 95.9
	floorUAS   = 82.7
	floorLAS   = 79.0
)

// tinyModel is the digest of the model of the first 60 sentences.
const tinyModel = "756da42b6f795c4ad034bc17a719125ae7502b00e5b6984f5201cf3c7cc88666"
