package leeway

// ActorType says what sort of actor an id names.
type ActorType string

// The types of actors.
const (
	TypeState        ActorType = "state"
	TypeFormerState  ActorType = "former-state"
	TypeTerritory    ActorType = "territory"
	TypeOrganisation ActorType = "organisation"
	TypeInitiative   ActorType = "initiative"
	TypeRegion       ActorType = "region"
	TypeCompany      ActorType = "company"
	TypePerson       ActorType = "person"
	TypeOutlet       ActorType = "outlet"      // news outlet
	TypeInstitution  ActorType = "institution" // think-tank, agency, ministry without a state
)

// Actor is whoever a text can name: ID is ISO 3166-1 alpha-3 for states, the id of
// organisations and regions, a slug for companies and people.
type Actor struct {
	ID   string
	Type ActorType
	Name string // usual English name
}

// State is a dated identity of a state or territory.
type State struct {
	ID       string // ISO 3166-1 alpha-3, or the withdrawn code of a former state
	Name     string
	Alpha2   string
	Numeric  string // ISO 3166-1 numeric / UN M49, three digits
	From, To string // ISO dates; blank: before 1945, still there
}
