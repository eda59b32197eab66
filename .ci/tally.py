"""Reads `go test -json`, and what .ci/browser/run says in the same form, on standard input, shows what failed, and ends
with the counts of tests: those in a browser, those of Go, and all.

A test that has subtests is counted together with them. Exit status 1 where anything failed.
"""
import collections
import json
import sys


def counted(c):
    return f"{c['pass']} passed, {c['fail']} failed, {c['skip']} skipped"


counts, browser, output = collections.Counter(), collections.Counter(), collections.defaultdict(list)
broken = []
for line in sys.stdin:
    try:
        event = json.loads(line)
    except ValueError:
        print(line, end="")  # a message of the build
        continue
    action, test = event.get("Action"), event.get("Test")
    key = (event.get("Package") or event.get("ImportPath"), test)
    if action in ("output", "build-output"):
        output[key].append(event.get("Output", ""))
    elif action in ("pass", "fail", "skip") and test:
        (browser if key[0] == "browser" else counts)[action] += 1
        if action != "pass":
            print(f"{action.upper()} {key[0]} {test}")
            print("".join(output[key]) if action == "fail" else "".join(x for x in output[key] if "---" not in x and "===" not in x), end="")
        output.pop(key, None)
    elif action in ("fail", "build-fail"):
        broken.append(key[0])
        print(f"FAIL {key[0]}\n" + "".join(output[key]), end="")
if browser and counts:
    print(f"in a browser: {counted(browser)}\nin Go: {counted(counts)}")
total = counts + browser
print(counted(total))
sys.exit(1 if total["fail"] or broken else 0)
