package parse

// groupOf maps a relation to the one that stands for its group. The transitions give groups
// only, which is what later transitions need to know; the labeller gives the relation when
// the tree is complete.
var groupOf = func() [len(relNames)]Rel {
	var g [len(relNames)]Rel
	for i := range g {
		g[i] = Rel(i)
	}
	for to, from := range map[Rel][]Rel{
		Nsubj:     {NsubjOuter, NsubjPass, Csubj, CsubjOuter, CsubjPass, Expl},
		Obj:       {Iobj},
		Obl:       {OblAgent, OblUnmarked, Nmod, NmodUnmarked},
		Det:       {DetPredet, NmodPoss},
		Amod:      {Compound, Nummod, NmodDesc, Flat, Goeswith},
		Case:      {Mark},
		Aux:       {AuxPass, Cop},
		Advmod:    {Discourse, CompoundPrt},
		Cc:        {CcPreconj},
		Ccomp:     {Xcomp},
		Advcl:     {AdvclRelcl},
		Acl:       {AclRelcl},
		Parataxis: {Appos, List, Vocative, Dislocated, Orphan, Reparandum, Dep},
	} {
		for _, r := range from {
			g[r] = to
		}
	}
	return g
}()
