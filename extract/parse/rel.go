package parse

// Rel is a relation of a word to its head (a universal dependency relation with the
// subtypes of the English Web Treebank).
type Rel uint8

// The relations. The zero value is Dep, "unspecified".
const (
	Dep Rel = iota
	Acl
	AclRelcl
	Advcl
	AdvclRelcl
	Advmod
	Amod
	Appos
	Aux
	AuxPass
	Case
	Cc
	CcPreconj
	Ccomp
	Compound
	CompoundPrt
	Conj
	Cop
	Csubj
	CsubjOuter
	CsubjPass
	Det
	DetPredet
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	Goeswith
	Iobj
	List
	Mark
	Nmod
	NmodDesc
	NmodPoss
	NmodUnmarked
	Nsubj
	NsubjOuter
	NsubjPass
	Nummod
	Obj
	Obl
	OblAgent
	OblUnmarked
	Orphan
	Parataxis
	Punct
	Reparandum
	Root
	Vocative
	Xcomp
)

var relNames = [...]string{"dep", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux",
	"aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj",
	"csubj:outer", "csubj:pass", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat",
	"goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj",
	"nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis",
	"punct", "reparandum", "root", "vocative", "xcomp"}

// String returns the treebank's name, such as "nsubj:pass".
func (r Rel) String() string {
	if int(r) < len(relNames) {
		return relNames[r]
	}
	return "dep"
}

// Subject reports whether r is a subject of any kind.
func (r Rel) Subject() bool {
	switch r {
	case Nsubj, NsubjPass, NsubjOuter, Csubj, CsubjPass, CsubjOuter:
		return true
	}
	return false
}
