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
`, false)
