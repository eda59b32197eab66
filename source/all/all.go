// Package all lists the sources, written out: the one place to which a new source is added.
package all

import (
	"leeway/source"
	"leeway/source/aeicgit"
	"leeway/source/aiddatagcdf"
	"leeway/source/atop"
	"leeway/source/baci"
	"leeway/source/cgdremittances"
	"leeway/source/comtrade"
	"leeway/source/cowigo"
	"leeway/source/cowtrade"
	"leeway/source/desta"
	"leeway/source/eurostatpermits"
	"leeway/source/eurostattrade"
	"leeway/source/facts"
	"leeway/source/gdelt"
	"leeway/source/gsdb"
	"leeway/source/icews"
	"leeway/source/ids"
	"leeway/source/imf"
	"leeway/source/kazbnstrade"
	"leeway/source/kgznsctrade"
	"leeway/source/knomad"
	"leeway/source/opensanctions"
	"leeway/source/rusfcstrade"
	"leeway/source/sipriregister"
	"leeway/source/sipritiv"
	"leeway/source/ties"
	"leeway/source/unctadtradematrix"
	"leeway/source/undesamigrants"
	"leeway/source/ungavotes"
	"leeway/source/unhcr"
	"leeway/source/uzstattrade"
	"leeway/source/wbmigrants"
	"leeway/source/wdi"
	"leeway/source/wits"
)

// Sources returns every source, in the order of their ids.
func Sources() []source.Source {
	return []source.Source{
		aeicgit.New(),
		aiddatagcdf.New(),
		atop.New(),
		baci.New(),
		cgdremittances.New(),
		comtrade.New(),
		cowigo.New(),
		cowtrade.New(),
		desta.New(),
		eurostatpermits.New(),
		eurostattrade.New(),
		facts.New(),
		gdelt.New(),
		gsdb.New(),
		icews.New(),
		ids.New(),
		imf.NewCDIS(),
		imf.NewIMTS(),
		kazbnstrade.New(),
		kgznsctrade.New(),
		knomad.New(),
		opensanctions.New(),
		rusfcstrade.New(),
		sipriregister.New(),
		sipritiv.New(),
		ties.New(),
		unctadtradematrix.New(),
		undesamigrants.New(),
		ungavotes.New(),
		unhcr.New(),
		uzstattrade.New(),
		wbmigrants.New(),
		wdi.New(),
		wits.New(),
	}
}
