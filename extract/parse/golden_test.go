package parse_test

// Floors of the accuracy on dev and on test, in percent of the words.
const (
	floorUPOS  = 94.0
	floorLemma = 95.5
	floorUAS   = 82.0
	floorLAS   = 78.0
)

// tinyModel is the digest of the model of the first 60 sentences.
const tinyModel = "159b11811d5ac3e3410ec53cbf2508d84fbe26ef8607719d02bd9baad5958506"
