"""What the reader gets right phenomenon by phenomenon, slot by slot, article by article, and what it gets wrong.

It judges with the pairing of the gold folder's score.py, which is loaded from there, so that the counts here
and the headline agree. A claim that the gold marks optional costs nothing; the claims of one group count once.
"""
import collections
import fnmatch
import glob
import importlib.util
import json
import os
import re

# Pronouns and definite descriptions that stand for an actor.
REFERS = re.compile(r"\b(it|its|itself|they|their|theirs|them|he|him|his|she|her|we|our|us|i|my|you|your|both|former|latter|each other|one another)\b"
                    r"|\b(the|this|that|these|those|both|all)\b( \w+){0,2} (country|countries|state|states|nation|nations|republic|republics|bloc|union|region"
                    r"|group|alliance|organi[sz]ation|government|ministry|kingdom|island|capital|capitals|neighbou?rs?|sides?|parties|partners?|economy|members?|trio|five)\b", re.I)
STATISTICS = ["share", "growth", "multiple", "change", "level", "rank", "trend"]
KINDS = ["membership", "decision", "agreement", "event"]
DISCOURSE = ["ellipsis", "co-reference", "period inherited"]
COLOURS = ["attribution", "negation", "modality"]
PHENOMENA = STATISTICS + KINDS + DISCOURSE + COLOURS
SLOT_ORDER = ["subject", "object", "indicator", "period", "product", "action", "status", "value", "unit", "attribution"]


def load_scorer(gold):
    """The module score.py of a gold folder."""
    spec = importlib.util.spec_from_file_location("score", os.path.join(gold, "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shows(claim):
    """The phenomena that a claim, gold or read, is a case of."""
    kind, found = str(claim.get("kind")), set()
    if kind == "tie":
        statistics = claim.get("statistic")
        first = statistics[0] if isinstance(statistics, list) and statistics else statistics
        found.add(first if first in STATISTICS else "level")
    elif kind in KINDS:
        found.add(kind)
    resolved = set(claim.get("resolved") or ())
    if resolved & {"subject", "object"} and REFERS.search(claim["quote"].get("text", "")):
        found.add("co-reference")
    elif resolved & {"subject", "object", "indicator"}:
        found.add("ellipsis")
    if "period" in resolved:
        found.add("period inherited")
    if claim.get("attribution"):
        found.add("attribution")
    if claim.get("polarity") == "negated":
        found.add("negation")
    if claim.get("modality") not in (None, "asserted") and claim.get("modality") != ["asserted"]:
        found.add("modality")
    return found


class Count:
    """Claims wanted, found rightly, and wrongly claimed."""

    def __init__(self):
        self.wanted = self.right = self.wrong = 0

    def prf(self):
        p = self.right / max(1, self.right + self.wrong)
        r = self.right / max(1, self.wanted)
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


class Study:
    """Everything counted over one set of articles."""

    def __init__(self, scorer):
        self.scorer = scorer
        self.atomic, self.usable = (collections.defaultdict(Count) for _ in range(2))
        self.slots = collections.defaultdict(lambda: [0, 0, 0])  # slot → right, in a paired claim, in gold
        self.errors = collections.defaultdict(list)  # class → [(cost, article, words)]
        self.articles = []

    def document(self, name, gold, pred, text):
        pairs, units = self.scorer.pair(gold, pred), {}
        for i, g in enumerate(gold):
            units.setdefault(("group", g["group"]) if "group" in g else i, []).append((g, *pairs.get(i, (None, None, {}))))
            self.resolved(g, pred[pairs[i][0]] if i in pairs else None)
        for members in units.values():
            self.unit(name, members, pred)
        answered = {j for j, *_ in pairs.values()} | set(self.scorer.further_pairs(gold, pred, pairs))
        for j, p in enumerate(pred):
            if j not in answered and self.scorer.family(p) != self.scorer.SOFT:
                self.count(None, p, 0)
                self.error(f"{p['kind']}: read where nothing is said", 1, name, p)
        tally = self.scorer.Score()
        tally.document(name, gold, pred, text)
        self.articles.append((name, len(gold), *(tally.rows[k].prf() for k in ("detection", "atomic", "usable"))))

    def unit(self, name, members, pred):
        """One gold claim, or the claims of a group, of which any one suffices."""
        if all(g.get("optional") for g, *_ in members):
            return
        g, j, level, rows = max(members, key=lambda m: -1 if m[2] is None else m[2])
        if self.scorer.family(g) == self.scorer.SOFT:
            return
        self.count(g, pred[j] if j is not None else None, level or 0)
        if j is None:
            what = g["kind"] if g["kind"] != "tie" else "tie, " + str(g.get("statistic") if not isinstance(g.get("statistic"), list) else g["statistic"][0])
            self.error(f"{what}: missed", 1, name, g)
        elif level < 2:
            wrong = [k for k in self.scorer.USABLE if not rows[k][2]] if level else self.unlike(g, pred[j])
            self.error(f"{g['kind']}: {' and '.join(wrong[:2])} wrong", 2, name, g)

    def unlike(self, g, p):
        """The defining slots in which a read claim differs from gold, under the nearest reading of it."""
        slots = ["subject", "object"] + {"tie": ["indicator", "statistic", "value", "unit", "direction"], "membership": ["status"]}.get(g["kind"], ["action", "value"])
        best = None
        for v in self.scorer.variants(g):
            wrong = [k for k in slots if not self.holds(v, p, k)]
            if not self.scorer.same(v.get("polarity"), p.get("polarity"), "affirmed"):
                wrong.append("polarity")
            best = wrong if best is None or len(wrong) < len(best) else best
        return best or ["actors"]

    def holds(self, g, p, slot):
        if slot == "value" and isinstance(p.get("value"), (int, float)):
            return any(v is not None and self.scorer.close(v, p["value"], "~" in self.scorer.options(g.get("comparator"))) for v in self.scorer.options(g.get("value")))
        if slot in ("unit", "direction") and slot not in g:
            return True
        fold = (lambda a: self.scorer.ACTION.get(a, a)) if slot == "action" else (lambda v: v)
        return self.scorer.same(g.get(slot), p.get(slot), fold=fold)

    def resolved(self, g, p):
        """Counts the slots of a gold claim that follow from the context only."""
        for slot in g.get("resolved") or ():
            count = self.slots[slot]
            count[2] += 1
            if p is None:
                continue
            count[1] += 1
            if slot in ("period", "product", "of", "attribution"):
                row = "source" if slot == "attribution" else slot
                count[0] += any(self.scorer.slots(v, p)[row][2] for v in self.scorer.variants(g))
                continue
            either = slot in ("subject", "object") and (p.get("indicator") or p.get("action")) in self.scorer.SYMMETRIC
            other = {"subject": "object", "object": "subject"}.get(slot)
            count[0] += any(self.holds(v, p, slot) or either and self.scorer.same(v.get(slot), p.get(other)) for v in self.scorer.variants(g))

    def count(self, g, p, level):
        """Counts a gold claim with what was read for it; either may be missing."""
        for table, need in ((self.atomic, 1), (self.usable, 2)):
            for k in shows(g) if g else ():
                table[k].wanted += 1
                table[k].right += p is not None and level >= need
            for k in shows(p) if p is not None and level < need else ():
                table[k].wrong += 1

    def error(self, what, cost, name, claim):
        self.errors[what].append((cost, name, " ".join(claim["quote"].get("text", "").split())))


def study(gold, predicted, patterns):
    """Studies the articles of a gold folder that fit the patterns against what was read in them."""
    scorer = load_scorer(gold)
    result = Study(scorer)
    for path in sorted(glob.glob(os.path.join(gold, "dev", "*.gold.json"))):
        name = os.path.basename(path)[: -len(".gold.json")]
        if not any(fnmatch.fnmatch(name, p) for p in patterns.split(",")):
            continue
        with open(os.path.join(gold, "dev", name + ".txt"), "rb") as f:
            text = f.read()
        result.document(name, scorer.load(path), scorer.load(os.path.join(predicted, name + ".json")), text)
    return result


def lines(s):
    """The study as Markdown."""
    out = ["| phenomenon | claims | atomic P | R | F1 | usable P | R | F1 |", "|---|---|---|---|---|---|---|---|"]
    for k in PHENOMENA:
        if s.atomic[k].wanted or s.atomic[k].wrong:
            out.append(f"| {k} | {s.atomic[k].wanted} | " + " | ".join("%.3f" % x for x in (*s.atomic[k].prf(), *s.usable[k].prf())) + " |")
    out += ["", "| slot worked out from the context | right where the claim was found | right of all |", "|---|---|---|"]
    total = [0, 0, 0]
    for k in sorted(s.slots, key=lambda k: SLOT_ORDER.index(k) if k in SLOT_ORDER else 99):
        right, paired, wanted = s.slots[k]
        total = [a + b for a, b in zip(total, s.slots[k])]
        out.append(f"| {k} | {right / max(1, paired):.3f} ({right}/{paired}) | {right / wanted:.3f} ({right}/{wanted}) |")
    out.append(f"| all | {total[0] / max(1, total[1]):.3f} ({total[0]}/{total[1]}) | {total[0] / max(1, total[2]):.3f} ({total[0]}/{total[2]}) |")
    out += ["", "The costliest errors; a miss or a needless claim costs one, a claim read wrongly two.", "", "| error | cost | claims | for instance |", "|---|---|---|---|"]
    ranked = sorted(s.errors.items(), key=lambda e: (-sum(c for c, *_ in e[1]), e[0]))
    for what, cases in ranked[:10]:
        _, name, words = min(cases, key=lambda c: (abs(len(c[2]) - 60), c[1], c[2]))
        words = words if len(words) <= 90 else words[:87].rsplit(" ", 1)[0] + " …"
        out.append(f"| {what} | {sum(c for c, *_ in cases)} | {len(cases)} | {name}: “{words.replace('|', '/')}” |")
    out += ["", "| article | gold claims | detection F1 | atomic F1 | usable P | R | F1 |", "|---|---|---|---|---|---|---|"]
    for name, n, detection, atomic, usable in s.articles:
        out.append("| {} | {} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.3f} |".format(name, n, detection["f1"], atomic["f1"], usable["p"], usable["r"], usable["f1"]))
    return out
