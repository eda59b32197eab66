package main

// open are the templates whose results may be looked at while the program is mended.
var open = readTemplates(`
remittances remittances-outflow trade exports imports gas-exports | level | {F} reached {V} {T}.
remittances trade exports imports | level | {T}, {F} totalled {V}.
remittances trade exports imports debt | level | {F} amounted to {V} {T}, according to {A}.
remittances trade exports imports | level | {F} stood at {V} {T}, {A} said.
trade exports imports remittances | level | According to {A}, {F} came to {V} {T}.
remittances trade exports imports | level | {F} {rose} to {V} {T} from {V0} {T0}.
remittances | level | {T}, {R} received {V} from {P} in remittances.
remittances | level | {R} received {V} in remittances from {P} {T}.
remittances | level | {P} sent {V} in remittances to {R} {T}.
remittances | level | {Radj} workers in {P} sent home {V} {T}.
remittances | level | {V} was transferred to {R} from {P} {T}.
remittances | level | Labour migrants remain important for {R}. It received {V} from {P} {T}.
remittances exports imports | level | {F} reached {V} {T}; the figure for {P2} was {V2}.
remittances | level | {R} received {V} from {P} and {V2} from {P2} {T}.
exports | level | {R} exported goods worth {V} to {P} {T}.
exports | level | {R} exported {V} worth of goods to {P} and {V2} to {P2} {T}.
exports | level | {T}, {P} bought goods worth {V} from {R}.
imports | level | {R} imported {V} worth of goods from {P} {T}.
imports | level | {P} supplied goods worth {V} to {R} {T}.
imports | level | {T}, {R} bought {V} of goods from {P}.
trade | level | {R} and {P} traded goods worth {V} {T}.
trade | level | {T}, trade turnover between the two countries, {R} and {P}, was {V}.
trade | level | {R} has been widening its contacts. Its trade with {P} reached {V} {T}.
debt | level | {R} owed {P} {V} {T}.
debt | level | {T}, {F} stood at {V}.
migrants | level | {V} migrants from {R} lived in {P} {T}, according to {A}.
migrants | level | {T}, {P} was home to {V} people born in {R}.
remittances trade exports imports remittances-outflow | growth | {F} {rose} by {V} {T}.
remittances trade exports imports | growth | {T}, {F} {rose} {V} year on year.
remittances exports imports | growth | {F} were {up} {V} {T} on the same period a year earlier.
remittances trade exports imports | growth | {A} reported a {V} {rise} in {F} {T}.
remittances | growth | Money sent home by {Radj} migrants in {P} {rose} by {V} {T}.
exports imports trade | growth | The value of {F} {rose} {V} compared with the previous year {T}.
remittances trade exports imports | multiple | {F} {doubled} {T}.
remittances trade exports imports | multiple | {T}, {F} {doubled} compared with a year earlier.
remittances trade exports imports arms | share | {P} accounted for {V} of {W} {T}.
remittances trade exports imports arms | share | {T}, {P's} share of {W} was {V}.
remittances imports | share | {V} of {W} came from {P} {T}.
exports trade | share | {P} made up {V} of {W} {T}, according to {A}.
arms | share | {P} supplied {V} of {W} {T}.
arms | share | {T}, {R} got {V} of its arms from {P}, according to {A}.
remittances | share | {F} were equal to {V} of {W} {T}.
remittances | share | {P} was the source of {V} of all the money sent to {R} {T}.
remittances trade exports imports | trend | {F} {rose} {T}.
remittances trade exports imports | trend | {T}, {F} {rose} for the year as a whole, data from {A} show.
remittances | rank | {P} was the {largest} source of remittances to {R} {T}.
trade | rank | {P} was {R's} {largest} trading partner {T}.
exports | rank | {P} was the {largest} market for {Radj} exports {T}.
imports | rank | {T}, {P} ranked {nth} among suppliers of goods to {R}.
migrants | rank | {P} was the {largest} destination for migrants from {R} {T}.
remittances trade exports imports | level | {F} reached {V}, the latest data from {A} show.
remittances trade exports imports | share | {P} accounts for {V} of {W}, according to the latest figures.
trade | level | {Rcap} and {Pcap} have drawn closer. {T}, the trade between {R} and {P} amounted to {V}.
exports imports | level | At {V}, {F} {T} were {higher} than the {V0} recorded {T0}.
exports | level | {R} earned {V} from exports to {P} {T}.
imports | level | {R} spent {V} on goods from {P} {T}.
exports | level | {P} took {V} worth of {R's} exports {T}.
remittances | level | {R's} migrants in {P} sent {V} home {T}.
remittances | level | {Rpeople} in {P} transferred {V} to their home country {T}.
remittances | level | {T}, {V} flowed from {P} to {R} as remittances.
remittances | level | Of the money sent to {R} {T}, {V} came from {P}.
trade | level | {R's} trade with {P} was valued at {V} {T}.
trade | level | The volume of trade between {P} and {R} was {V} {T}.
trade | level | {P} and {R} recorded {V} in bilateral trade {T}.
exports imports remittances trade | level | "{F} reached {V} {T}," the minister said.
exports imports remittances trade | level | The minister told reporters that {F} totalled {V} {T}.
exports | level | {P}, to which {R} exported goods worth {V} {T}, is seen as a key market.
remittances | level | {P}, from which {R} received {V} in remittances {T}, has tightened its rules.
exports | level | {R's} export markets {T} included {P} ({V}) and {P2} ({V2}).
exports | level | {R} exported {V} worth of goods to {P} {T}, compared with {V2} to {P2}.
exports | level | {P} bought {V} worth of {Radj} goods {T} and {P2} {V2}.
exports imports remittances | level | {F} came to {V} {T}, against {V0} a year earlier.
remittances trade exports imports | growth | {F} recorded a {V} {rise} {T}.
exports | growth | {T}, {R} saw its exports to {P} {grow} by {V}.
imports | growth | {R's} purchases of goods from {P} {rose} by {V} {T}.
remittances exports imports trade | growth | Data from {A} showed a {rise} of {V} in {F} {T}.
remittances exports imports | growth | {T}, {F} were {V} {higher} than a year earlier.
trade | growth | {T}, {R} and {P} saw their trade {grow} by {V}.
remittances trade exports imports arms | share | {P} contributed {V} of {W} {T}.
trade exports imports | share | The share of {P} in {W} was {V} {T}.
trade exports imports | share | {T}, {P} had a {V} share in {W}.
exports | share | {R} sent {V} of its exports to {P} {T}.
remittances | share | {R} received {V} of its remittances from {P} {T}.
imports | share | {R} bought {V} of its imports from {P} {T}.
imports arms | share | {P} provided {V} of {W} {T}.
trade exports imports remittances arms | share | {P}, which accounted for {V} of {W} {T}, is seen as a key partner.
trade | rank | {P} topped the list of {R's} trading partners as its {largest} partner {T}.
trade | rank | {T}, {R's} {largest} trading partner was {P}.
exports | rank | The {largest} buyer of {Radj} goods {T} was {P}.
migrants | rank | {P} remained the {largest} host of {Radj} migrants {T}.
remittances exports imports | trend | {F} were {higher} {T} than a year earlier.
remittances trade exports imports | multiple | {T}, {F} {doubled} year on year, {A} said.
migrants | level | {T}, {V} people from {R} were living in {P}.
debt | level | {R} owes much abroad. {T}, {F} amounted to {V}.
remittances | level | {P} was where {V} of the remittances to {R} came from {T}.
exports imports trade | level | {T}, the figure for {F} was {V}.
`, false)
