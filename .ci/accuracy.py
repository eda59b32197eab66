"""Reads the gold articles with the program, scores the claims, and holds the score to its least.

usage: accuracy.py PROGRAM GOLD_FOLDER [--write FILE] [--hold FILE]

GOLD_FOLDER holds dev/NAME.txt, dev/NAME.gold.json and score.py. Exit status 1 where a set is below
its least atomic F1, a quote is not in its text, or the file of --hold does not hold these figures.
--write keeps the log at the end of FILE and adds a row to it where the figures have moved.
"""
import argparse
import datetime
import fnmatch
import glob
import json
import os
import subprocess
import sys
import tempfile

import phenomena

# Name of a set, its articles, what they are, and the least atomic F1 that passes.
SETS = [
    ("written", "caravel*,d*,e*", "written for this project on published figures, and the seed article", 0.74),
    ("real", "f*,g*,h*", "real news, speeches, fact sheets and profiles", 0.55),
]
SLOTS = ["period", "of", "product", "source", "via"]
STATED = ["kind", "modality", "comparator", "verdict"]
LOG = "\n## Log\n"


def read(program, gold, patterns, out):
    """Checks every article that fits the patterns; returns how many there were."""
    names = [os.path.basename(p)[: -len(".gold.json")] for p in sorted(glob.glob(os.path.join(gold, "dev", "*.gold.json")))]
    names = [n for n in names if any(fnmatch.fnmatch(n, p) for p in patterns.split(","))]
    for name in names:
        with open(os.path.join(gold, "dev", name + ".gold.json"), encoding="utf-8") as f:
            date = json.load(f)["document"].get("date")
        command = [program, "check", os.path.join(gold, "dev", name + ".txt"), "--format", "json", "--output", os.path.join(out, name + ".json")]
        subprocess.run(command + (["--date", date] if date else []), check=True, stdin=subprocess.DEVNULL)
    return len(names)


def score(program, gold, patterns):
    with tempfile.TemporaryDirectory() as out:
        n = read(program, gold, patterns, out)
        done = subprocess.run([sys.executable, os.path.join(gold, "score.py"), os.path.join(gold, "dev"), out, "--names", patterns, "--json"],
                              check=True, capture_output=True, text=True)
        return n, json.loads(done.stdout), phenomena.lines(phenomena.study(gold, out, patterns))


def page(results):
    lines = [
        "# How well the reader reads", "",
        "Made by `make accuracy`, which reads the gold articles with `leeway check` and scores the claims;",
        "`make check` fails where these figures are no longer true. P is precision, R recall, F1 their harmonic mean.",
        "*Detection*: the right kind of claim on the right words. *Atomic*: subject, object and the defining slots are right too.",
        "*Usable*: period, modality, comparator, whole and source are right as well.",
        "What each stage finds by itself is in [quantities.md](quantities.md).", "",
        "| set | articles | detection F1 | atomic P | R | F1 | usable P | R | F1 |", "|---|---|---|---|---|---|---|---|---|",
    ]
    for (name, *_), n, r, _ in results:
        lines.append("| {} | {} | {:.3f} | ".format(name, n, r["detection"]["f1"]) + " | ".join("{p:.3f} | {r:.3f} | {f1:.3f}".format(**r[k]) for k in ("atomic", "usable")) + " |")
    lines += [
        "", "Counts by phenomenon take a claim as a case of what the gold says of it (recall) or of what the reader made of it",
        "(precision: read so, and wrong). *Ellipsis* is a subject, object or indicator that the claim's own words do not name;",
        "*co-reference* the same where a pronoun or a description such as “the country” stands for it.", "",
    ]
    for (name, patterns, what, least), n, r, studied in results:
        lines += [f"## {name.capitalize()} articles", "", f"{n} articles ({what}); the least atomic F1 that passes is {least:.2f}.", "",
                  "| level | P | R | F1 |", "|---|---|---|---|"]
        for key in ["detection", "atomic", "usable", "position/assessment/provision"]:
            if r.get(key):
                lines.append("| {} | {p:.3f} | {r:.3f} | {f1:.3f} |".format(key, **r[key]))
        lines += ["", "| slot, over claims that are right atomically | P | R | F1 |", "|---|---|---|---|"]
        lines += ["| {} | {p:.3f} | {r:.3f} | {f1:.3f} |".format(k, **r[k]) for k in SLOTS if r.get(k)]
        lines += ["", "| slot that every claim has | right |", "|---|---|"]
        lines += [f"| {k} | {r[k]:.3f} |" for k in STATED if r.get(k) is not None]
        a = r["accusations"]
        lines += ["", f"Claims called contradicted or misread: {a['right']} rightly, {a['wrong']} wrongly, {a['unjudged']} on claims without a gold verdict. "
                  f"Quotes that are not in their text: {r['bad_quotes']}.", "", *studied, ""]
    return "\n".join(lines)


def held(path):
    """The figures of a page and the rows of its log."""
    text = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
    figures, _, log = text.partition(LOG)
    return figures, [line for line in log.splitlines() if line.startswith("| 2")]


def logged(rows, results):
    """The log with a row for these results, where they are not those of its last row."""
    cells = " | ".join("{:.3f} | {:.3f} | {:.3f}".format(*(r[k]["f1"] for k in ("detection", "atomic", "usable"))) for _, _, r, _ in results)
    if not rows or rows[-1].split(" | ", 1)[1] != cells + " |":
        rows = [*rows, f"| {datetime.date.today()} | {cells} |"]
    head = " | ".join(f"{s[0]}: detection | atomic | usable" for s, *_ in results)
    return "\n".join([LOG, "Earlier figures (F1); each run of `make accuracy` that moved them added a row.\n", f"| date | {head} |", "|---" * (1 + 3 * len(results)) + "|", *rows, ""])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("gold")
    ap.add_argument("--write", metavar="FILE")
    ap.add_argument("--hold", metavar="FILE")
    a = ap.parse_args()
    results, bad = [], []
    for s in SETS:
        n, r, studied = score(os.path.abspath(a.program), a.gold, s[1])
        if n == 0:
            sys.exit(f"no article in {a.gold}/dev fits {s[1]}")
        results.append((s, n, r, studied))
        atomic, accused = r["atomic"]["f1"], r["accusations"]
        print(f"gold, {s[0]} articles ({n}): atomic F1 {atomic:.3f} (least {s[3]:.2f}), usable F1 {r['usable']['f1']:.3f}, "
              f"accusations {accused['right']} right, {accused['wrong']} wrong, {accused['unjudged']} unjudged")
        if atomic < s[3]:
            bad.append(f"{s[0]}: atomic F1 {atomic:.3f} is below {s[3]:.2f}")
        if r["bad_quotes"]:
            bad.append(f"{s[0]}: {r['bad_quotes']} quotes are not in their text")
    text = page(results)
    if a.write:
        rows = logged(held(a.write)[1], results)
        with open(a.write, "w", encoding="utf-8") as f:
            f.write(text + rows)
    if a.hold and held(a.hold)[0] != text:
        bad.append(f"{a.hold} does not hold these figures: make accuracy")
    if bad:
        sys.exit("\n".join(bad))


if __name__ == "__main__":
    main()
