// What the tests share: one browser that no test leaves anything in, and the program's outputs.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after } from "node:test";
import { chromium } from "playwright-core";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = resolve(here, "../..");
const gold = resolve(root, "../shared/gold/dev");
export const outputs = mkdtempSync(join(tmpdir(), "leeway-browser-"));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
after(async () => {
  await browser.close();
  rmSync(outputs, { recursive: true });
});

// alone is an environment in which only the lake inside the program answers.
const alone = { ...process.env, XDG_DATA_HOME: outputs, NO_COLOR: "1" };
delete alone.LEEWAY_LAKE;

// leeway runs the program and returns what it prints.
export function leeway(...args) {
  return execFileSync(join(root, "bin/leeway"), args, {
    encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "pipe"], env: alone,
  });
}

// made has the program write an output, by the flag that is last, and returns its file.
export function made(name, ...args) {
  const file = join(outputs, name);
  leeway(...args, file);
  return file;
}

// articles are the documents whose pages are opened.
export const articles = [join(root, "samples/turn-to-the-east.md"), join(here, "testdata/memo.txt")]
  .map(file => ({ name: basename(file).replace(/\..*/, ""), file }));

// goldArticles are those of the open gold set, where they lie beside the repository.
export const goldArticles = existsSync(gold)
  ? readdirSync(gold).filter(f => f.endsWith(".txt") && !f.startsWith("k")).map(f => ({ name: f.replace(/\..*/, ""), file: join(gold, f) })) : [];
export const goldFolder = "../shared/gold/dev";

// open shows a file in a window of its own and tells what the page said and asked for.
export async function open(file, { width = 1280, height = 900, scheme = "light", script = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion: "reduce", javaScriptEnabled: script });
  const page = await context.newPage();
  const said = [], asked = [];
  page.on("console", m => said.push(`${m.type()}: ${m.text()}`));
  page.on("pageerror", e => said.push(`error: ${e.message}`));
  page.on("request", r => asked.push(r.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, said, asked, close: () => context.close() };
}
