// A reporter for node's test runner that speaks as `go test -json` does, so that .ci/tally.py counts
// the tests of both.
import { inspect } from "node:util";

const line = event => JSON.stringify({ Package: "browser", ...event }) + "\n";

export default async function* events(source) {
  let said = ""; // outside of any test: why a file of tests broke
  for await (const { type, data } of source) {
    if (type === "test:stdout" || type === "test:stderr") said += data.message;
    if (type !== "test:pass" && type !== "test:fail" || data.details?.type === "suite") continue;
    const failed = type === "test:fail" && data.todo === undefined;
    if (failed) yield line({ Action: "output", Test: data.name, Output: said + inspect(data.details.error.cause ?? data.details.error) + "\n" });
    if (data.skip !== undefined) yield line({ Action: "output", Test: data.name, Output: `    ${data.skip}\n` });
    yield line({ Action: failed ? "fail" : data.skip !== undefined ? "skip" : "pass", Test: data.name });
  }
}
