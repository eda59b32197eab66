// The charts that `--plot` draws, as SVG in a browser: everything is inside the frame, nothing is written
// over anything else, and what they show can be had without seeing it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { made, open } from "./open.mjs";

const charts = {
  "a profile": ["profile", "KAZ"],
  "a profile of every partner": ["profile", "UZB", "--all"],
  "a comparison": ["compare", "KAZ,UZB,KGZ,TJK,TKM", "--on", "RUS,CHN,EU,TUR"],
  "a comparison with states that have no figure": ["compare", "central-asia", "--on", "Russia", "--indicator", "remittances"],
  "a shift of one partner": ["shift", "UZB", "--indicator", "remittances", "--from", "2022", "--to", "2024"],
  "a shift of many partners": ["shift", "KAZ", "--indicator", "imports"],
  "a shift with years missing": ["shift", "KAZ", "--indicator", "arms"],
};

// look measures every text of a drawing, and what a reader who does not see it is told.
const look = page => page.evaluate(() => {
  const frame = document.documentElement.getBoundingClientRect();
  const texts = [...document.querySelectorAll("text")].map(t => ({ words: t.textContent, ...t.getBoundingClientRect().toJSON() }));
  const outside = texts.filter(t => t.left < frame.left + 4 || t.right > frame.right - 4 || t.top < frame.top + 4 || t.bottom > frame.bottom - 2);
  const over = [];
  texts.forEach((a, i) => texts.slice(i + 1).forEach(b => {
    const [w, h] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
    if (w > 1 && h > 4) over.push(`${a.words} | ${b.words}`);
  }));
  const svg = document.documentElement;
  return {
    texts: texts.map(t => t.words), outside: outside.map(t => t.words), over, role: svg.getAttribute("role"),
    told: svg.getAttribute("aria-labelledby").split(" ").map(id => document.getElementById(id)?.textContent ?? ""),
  };
});

for (const [name, args] of Object.entries(charts))
  test(`${name} is inside its frame, and its words are apart`, async () => {
    const o = await open(made(name.replaceAll(" ", "-") + ".svg", ...args, "--plot"));
    const { texts, outside, over, role, told } = await look(o.page);
    await o.close();
    assert.deepEqual([o.said, o.asked.length, outside, over, role], [[], 1, [], [], "img"]);
    assert.ok(texts.length > 6 && texts.some(t => t.startsWith("From: ")), "it names its sources");
    assert.equal(told[0], texts[0], "its name is its title");
    const numbers = texts.filter(t => /^\d+\.\d %/.test(t));
    assert.deepEqual(numbers.filter(n => !told[1].includes(n)), [], "its numbers are told");
    assert.match(told[1], /\d+\.\d %/);
  });
