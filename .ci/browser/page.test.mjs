// The page that `leeway check -o page.html` writes, as its reader has it: with a mouse, by keyboard, on a
// phone, in the dark, on paper, and without script.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { articles, goldArticles, goldFolder, leeway, made, open } from "./open.mjs";

const pages = [...articles, ...goldArticles.filter((_, i) => i % 40 === 0)]
  .map(a => ({ ...a, page: made(a.name + ".html", "check", a.file, "--format", "html", "-o") }));

// onEach runs a test on every page, and closes the window whatever comes of it.
function onEach(name, options, check) {
  for (const a of pages)
    test(`${name} (${a.name})`, async () => {
      const o = await open(a.page, options);
      try {
        await check(o.page, a, o);
      } finally {
        await o.close();
      }
    });
}

// unfold opens every note.
const unfold = page => page.evaluate(() => document.querySelectorAll("details").forEach(d => { d.open = true; }));

test("pages of the gold articles are opened too", t => {
  if (goldArticles.length === 0) t.skip(`${goldFolder} is not there`);
});

onEach("a page opens without a word on the console and asks nothing of any network", {}, async (page, a, o) => {
  await unfold(page);
  assert.deepEqual(o.said, []);
  assert.equal(o.asked.length, 1, `asked for ${o.asked}`);
});

test("a document cannot write into the page", async () => {
  const o = await open(pages.find(a => a.name === "memo").page);
  assert.match(await o.page.title(), /^Memo:/);
  assert.equal(await o.page.locator("main script, main b[onmouseover]").count(), 0);
  await o.close();
});

onEach("nothing is wider than a window of 320, 360, 768 or 1280 pixels", {}, async page => {
  await unfold(page);
  for (const width of [320, 360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth ? [] :
      [document.documentElement.scrollWidth, ...[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))]);
    assert.deepEqual(wide, [], `${width} pixels`);
  }
});

onEach("each claim's words carry its mark", {}, async (page, a) => {
  const { claims } = JSON.parse(leeway("check", a.file, "--format", "json"));
  const shown = await page.evaluate(() => [...document.querySelectorAll("details.n")].map(n => [n.id,
    [...document.querySelectorAll(`.q[data-c~="${n.id}"]`)].map(q => q.textContent).join(""), n.querySelector("summary b").textContent]));
  assert.ok(shown.length > 0);
  const squeeze = s => s.replace(/\s+/g, " ").trim();
  for (const [id, words, verdict] of shown) {
    const claim = claims.find(c => c.id === id);
    assert.equal(squeeze(words), squeeze(claim.quote.text), id);
    assert.equal(verdict.replace(" ", "-"), claim.verdict.status, id);
  }
});

// explained tells of each claim of a mark whether its explanation can be read, and which note has the focus.
const explained = (page, ids) => page.evaluate(ids => ({
  read: ids.map(id => {
    const why = document.getElementById(id).querySelector(".why");
    return why.checkVisibility({ contentVisibilityAuto: true }) && why.textContent.trim().length > 10;
  }),
  focus: document.activeElement.closest("details")?.id,
  inView: (b => b.top >= 0 && b.top < innerHeight)(document.activeElement.getBoundingClientRect()),
}), ids);

onEach("a click on a mark leads to its explanation, on a desk and on a phone", {}, async page => {
  for (const [i, q] of (await page.locator(".q").all()).entries()) {
    await page.setViewportSize(i % 2 ? { width: 360, height: 740 } : { width: 1280, height: 800 });
    await page.evaluate(() => document.querySelectorAll("details").forEach(d => { d.open = false; }));
    const ids = (await q.getAttribute("data-c")).split(" ");
    await q.click();
    assert.deepEqual(await explained(page, ids), { read: ids.map(() => true), focus: ids[0], inView: true });
  }
});

onEach("the keyboard alone leads from mark to explanation and back", {}, async page => {
  const marks = await page.locator(".q").count();
  await page.evaluate(() => document.querySelectorAll("details").forEach(d => { d.open = false; }));
  const seen = new Set();
  for (let presses = 0; seen.size < marks && presses < 40 + marks * 6; presses++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const q = document.activeElement;
      if (!q.matches(".q")) return null;
      const s = getComputedStyle(q);
      return { n: [...document.querySelectorAll(".q")].indexOf(q), ids: q.dataset.c.split(" "), outline: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 };
    });
    if (!at || seen.has(at.n)) continue;
    seen.add(at.n);
    assert.ok(at.outline, "the focus is seen");
    await page.keyboard.press("Enter");
    const e = await explained(page, at.ids);
    assert.deepEqual(e.read, at.ids.map(() => true));
    assert.equal(e.focus, at.ids[0]);
    await page.keyboard.press("Escape");
    const back = await page.evaluate(() => ({ on: document.activeElement.dataset.c?.split(" "), open: document.querySelectorAll("details.n[open]").length }));
    assert.ok(back.on?.includes(at.ids[0]), "Escape returns to the words");
    await page.evaluate(n => {
      document.querySelectorAll("details").forEach(d => { d.open = false; });
      document.querySelectorAll(".q")[n].focus();
    }, at.n);
  }
  assert.equal(seen.size, marks, "every mark is reached");
});

onEach("a filter shows one verdict, by keyboard, and a link to another takes it off", {}, async page => {
  await page.focus("#f-all");
  await page.keyboard.press("ArrowRight");
  const chosen = await page.evaluate(() => document.querySelector(".filters input:checked").id.slice(2));
  assert.notEqual(chosen, "all");
  const visible = () => page.evaluate(() => [...document.querySelectorAll(".n")].filter(n => n.checkVisibility()).map(n => n.classList[1]));
  assert.deepEqual([...new Set(await visible())], [chosen]);
  const hidden = await page.evaluate(c => [...document.querySelectorAll("footer a[href^='#c']")].findIndex(a => document.querySelector(a.hash + ".n:not(." + c + ")")), chosen);
  if (hidden < 0) return; // the page has one verdict only
  const link = page.locator("footer a[href^='#c']").nth(hidden);
  await link.click();
  const id = (await link.getAttribute("href")).slice(1);
  assert.ok(await page.locator(`#${id} .why`).isVisible(), `${id} is shown`);
});

test("a link to a note opens it again after it was shut", async () => {
  const o = await open(pages[0].page);
  const link = o.page.locator(".sources a[href^='#c']").first();
  const id = (await link.getAttribute("href")).slice(1);
  for (let i = 0; i < 2; i++) {
    await link.click();
    assert.ok(await o.page.locator(`#${id} .why`).isVisible());
    await o.page.locator(`#${id} summary`).click();
    assert.ok(!await o.page.locator(`#${id} .why`).isVisible());
  }
  await o.close();
});

// contrasts measures every text that can be seen against what is painted behind it, as WCAG 2 defines it.
const contrasts = page => page.evaluate(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => top.slice(0, 3).map((v, i) => v * top[3] + under[i] * (1 - top[3]));
  const light = c => c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = e => {
    const layers = [];
    for (; e; e = e.parentElement) layers.push(rgba(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
  };
  const opacity = e => e ? getComputedStyle(e).opacity * opacity(e.parentElement) : 1;
  const found = [];
  for (const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); walk.nextNode();) {
    const e = walk.currentNode.parentElement, text = walk.currentNode.data.trim();
    if (!text || !e.checkVisibility({ contentVisibilityAuto: true }) || e.closest("script, style")) continue;
    const under = behind(e), colour = rgba(getComputedStyle(e).color);
    colour[3] *= opacity(e);
    const [a, b] = [light(over(colour, under)), light(under)];
    found.push({ text: text.slice(0, 40), in: e.className || e.tagName, ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) });
  }
  return found;
});

onEach("every text can be read in the light and in the dark", {}, async page => {
  await unfold(page);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const on of [false, true]) {
      await page.evaluate(on => document.querySelectorAll(".q").forEach(q => q.classList.toggle("on", on)), on);
      const all = await contrasts(page);
      assert.ok(all.length > 30);
      assert.deepEqual(all.filter(c => c.ratio < 4.5), [], colorScheme);
    }
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
    assert.equal(paper[0] < 128, colorScheme === "dark");
  }
});

onEach("paper is white and shows what is folded and what a filter hides, also in the dark", { width: 720 }, async page => {
  await page.evaluate(() => { document.querySelectorAll("details").forEach(d => { d.open = false; }); });
  await page.locator(".filters label").last().click();
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ media: "print", colorScheme });
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    const hidden = await page.evaluate(() => [".why", ".why p", ".ev li", ".soft", ".q"].map(s => [s,
      [...document.querySelectorAll(s)].filter(e => !e.checkVisibility({ contentVisibilityAuto: true }) || e.getBoundingClientRect().height < 5).length]).filter(([, n]) => n > 0));
    assert.deepEqual(hidden, []);
    assert.deepEqual((await contrasts(page)).filter(c => c.ratio < 4.5), []);
    assert.deepEqual(await page.evaluate(() => ["body", ".n"].map(s => getComputedStyle(document.querySelector(s)).backgroundColor)), ["rgb(255, 255, 255)", "rgb(255, 255, 255)"]);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    const addresses = await page.evaluate(() => [...document.querySelectorAll(".sources li > a[rel]")].every(a => getComputedStyle(a, "::after").content.includes(a.getAttribute("href"))));
    assert.ok(addresses, "the address of each source is printed");
  }
});

onEach("a page without script leads from a mark to its explanation", { script: false }, async page => {
  const q = page.locator(".q").last();
  await q.click();
  const id = (await q.getAttribute("href")).slice(1);
  assert.ok(await page.evaluate(id => document.getElementById(id).querySelector(".why").checkVisibility({ contentVisibilityAuto: true }), id));
});

onEach("a page can be found one's way in: language, one title, headings in order, links that lead somewhere", {}, async page => {
  const found = await page.evaluate(() => {
    const levels = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].filter(h => h.checkVisibility()).map(h => +h.tagName[1]);
    const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
    return {
      language: document.documentElement.lang, title: document.title.length > 0, mains: document.querySelectorAll("main").length,
      first: levels[0], tops: levels.filter(l => l === 1).length, jumps: levels.filter((l, i) => i > 0 && l > levels[i - 1] + 1),
      empty: [...document.querySelectorAll("h1,h2,a,summary,label")].filter(e => !e.textContent.trim()).length,
      twice: ids.filter((id, i) => ids.indexOf(id) !== i),
      astray: [...document.querySelectorAll("a[href^='#']")].map(a => a.hash.slice(1)).filter(id => !document.getElementById(id)),
      unnamed: [...document.querySelectorAll("input")].filter(i => !i.labels.length).length,
    };
  });
  assert.deepEqual(found, { language: "en", title: true, mains: 1, first: 1, tops: 1, jumps: [], empty: 0, twice: [], astray: [], unnamed: 0 });
});
