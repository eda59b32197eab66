"""Reads the gold articles with the program, scores the claims, and holds the score to its least.

usage: accuracy.py PROGRAM GOLD_FOLDER [--write FILE] [--hold FILE]

GOLD_FOLDER holds dev/NAME.txt, dev/NAME.gold.json and score.py. Exit status 1 where a set is below
its least atomic F1, a quote is not in its text, or the file of --hold does not hold these figures.
"""
import argparse
import fnmatch
import glob
import json
import os
import subprocess
import sys
import tempfile

# Name of a set, its articles, what they are, and the least atomic F1 that passes.
SETS = [
    ("written", "caravel*,d*,e*", "written for this project on published figures, and the seed article", 0.35),
    ("real", "f*,g*,h*", "real news, speeches, fact sheets and profiles", 0.20),
]
SLOTS = ["period", "of", "product", "source", "via"]
STATED = ["kind", "modality", "comparator", "verdict"]


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
    return n, json.loads(done.stdout)


def page(results):
    lines = [
        "# How well the reader reads", "",
        "Made by `make accuracy`, which reads the gold articles with `leeway check` and scores the claims;",
        "`make check` fails where these figures are no longer true. P is precision, R recall, F1 their harmonic mean.",
        "*Detection*: the right kind of claim on the right words. *Atomic*: subject, object and the defining slots are right too.",
        "*Usable*: period, modality, comparator, whole and source are right as well.", "",
    ]
    for (name, patterns, what, least), n, r in results:
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
                  f"Quotes that are not in their text: {r['bad_quotes']}.", ""]
    return "\n".join(lines)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("gold")
    ap.add_argument("--write", metavar="FILE")
    ap.add_argument("--hold", metavar="FILE")
    a = ap.parse_args()
    results, bad = [], []
    for s in SETS:
        n, r = score(os.path.abspath(a.program), a.gold, s[1])
        if n == 0:
            sys.exit(f"no article in {a.gold}/dev fits {s[1]}")
        results.append((s, n, r))
        atomic, accused = r["atomic"]["f1"], r["accusations"]
        print(f"gold, {s[0]} articles ({n}): atomic F1 {atomic:.3f} (least {s[3]:.2f}), usable F1 {r['usable']['f1']:.3f}, "
              f"accusations {accused['right']} right, {accused['wrong']} wrong, {accused['unjudged']} unjudged")
        if atomic < s[3]:
            bad.append(f"{s[0]}: atomic F1 {atomic:.3f} is below {s[3]:.2f}")
        if r["bad_quotes"]:
            bad.append(f"{s[0]}: {r['bad_quotes']} quotes are not in their text")
    text = page(results)
    if a.write:
        with open(a.write, "w", encoding="utf-8") as f:
            f.write(text)
    if a.hold:
        held = open(a.hold, encoding="utf-8").read() if os.path.exists(a.hold) else ""
        if held != text:
            bad.append(f"{a.hold} does not hold these figures: make accuracy")
    if bad:
        sys.exit("\n".join(bad))


if __name__ == "__main__":
    main()
