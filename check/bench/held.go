package main

// held are the templates kept apart: their results are counted, and nobody looks at them while the program is mended.
var held = readTemplates(`
remittances trade exports imports gas-exports | level | {F} came in at {V} {T}.
remittances trade exports imports debt | level | Official figures put {F} at {V} {T}.
remittances trade exports imports | level | The data show {F} of {V} {T}.
remittances | level | {R's} citizens working in {P} remitted {V} {T}.
remittances | level | {T}, people in {P} wired {V} to relatives in {R}.
remittances | level | From {P} alone, {R} took in {V} in remittances {T}.
remittances exports | level | {F} were worth {V} {T}, {A} reported, while {P2} accounted for {V2}.
exports | level | {P} purchased {V} worth of {Radj} goods {T}.
exports | level | {T}, {R} shipped goods worth {V} to {P}.
imports | level | Goods worth {V} were imported into {R} from {P} {T}.
imports | level | {P} sold {R} goods worth {V} {T}.
trade | level | {R} did {V} of trade with {P} {T}.
trade | level | Mutual trade between {R} and {P} hit {V} {T}, {A} data show.
debt | level | {R's} liabilities to {P} were {V} {T}.
migrants | level | {V} {Rpeople} were living in {P} {T}, according to {A}.
remittances trade exports imports | growth | {T}, there was a {V} {rise} in {F}.
remittances trade exports imports | growth | {F} {rose} by {V} {T} compared to {B}.
remittances trade exports imports | growth | {V} {more} was recorded in {F} {T} than a year before.
trade exports imports | growth | {A} says that {F} {rose} {V} {T}.
remittances trade exports imports | multiple | {F} {doubled} {T}, {A} said.
remittances trade exports imports arms | share | {P's} part in {W} {T} was {V}.
remittances trade exports imports arms | share | {T}, {V} of {W} fell to {P}.
arms | share | {V} of {W} {T} came from {P}, {A} estimates.
imports remittances | share | {T}, {V} of {W} originated in {P}.
exports | share | {V} of {W} went to {P} {T}.
trade exports imports remittances | trend | {T} {F} {rose}, {A} reported.
trade | rank | With {P} as its {largest} trading partner {T}, {R} looked for new routes.
exports | rank | {R's} {largest} export market {T} was {P}.
migrants | rank | {T}, {P} hosted the {largest} community of migrants from {R}.
imports | rank | {R's} {largest} supplier {T} was {P}.
exports imports remittances trade | level | Figures published by {A} show that {F} were {V} {T}.
exports imports trade remittances | level | {T}, according to officials, {F} made {V}.
exports | level | Buyers in {P} paid {V} for goods from {R} {T}.
imports | level | {R} purchased {V} worth of goods from {P} {T}, while {P2} delivered {V2}.
remittances | level | Migrants from {R} who work in {P} sent {V} to their families {T}.
remittances | level | {R} got {V} from its workers in {P} {T}.
trade | level | Commerce between {R} and {P} was worth {V} {T}, {A} said.
trade exports imports | level | Despite sanctions, {F} reached {V} {T}.
exports imports | growth | The latest figures show that {F} {rose} by {V} {T}.
remittances exports imports | growth | {F} ended up {V} {higher} {T} than a year before.
trade | growth | {R} and {P} reported that their trade {rose} by {V} {T}.
remittances trade exports imports | growth | A {rise} of {V} was registered for {F} {T}.
exports | share | {T}, {P} absorbed {V} of {R's} exports.
imports | share | {P} supplied {R} with {V} of its imports {T}.
trade | share | {T}, {V} of {R's} foreign trade was with {P}.
remittances | share | {P} generated {V} of {W} {T}.
remittances trade exports imports arms | share | As much as {V} of {W} was linked to {P} {T}.
remittances exports imports trade | trend | {F} {rose} again {T}.
migrants | rank | Most often, migrants from {R} chose {P}, their {largest} destination {T}.
exports imports | level | {F}, which stood at {V0} {T0}, reached {V} {T}.
`, true)
