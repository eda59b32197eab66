"use strict";
// Words and notes point at each other; the page reads and filters without this script too.
const note = id => document.getElementById(id);
const words = id => document.querySelectorAll(`.q[data-c~="${id}"]`);

// Without filters a page shows everything already.
function everything() {
  const all = note("f-all");
  if (all) all.checked = true;
}

function light(ids, on) {
  for (const id of ids) {
    note(id)?.classList.toggle("on", on);
    words(id).forEach(w => w.classList.toggle("on", on));
  }
}

for (const w of document.querySelectorAll(".q")) {
  const ids = w.dataset.c.split(" ");
  w.addEventListener("click", e => {
    e.preventDefault();
    everything();
    const open = ids.every(id => note(id)?.open);
    for (const id of ids) if (note(id)) note(id).open = !open;
    if (!open) {
      const first = note(w.hash.slice(1));
      first.scrollIntoView({ block: "nearest" });
      first.querySelector("summary").focus({ preventScroll: true });
    }
  });
  for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focus", true], ["blur", false]])
    w.addEventListener(event, () => light(ids, on));
}

for (const n of document.querySelectorAll(".n"))
  for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]])
    n.addEventListener(event, () => light([n.id], on));

// A link to a claim opens its note, also one that a filter hides or that was shut again.
function follow(hash) {
  const n = note(decodeURIComponent(hash.slice(1)));
  n?.closest("details.folded")?.setAttribute("open", "");
  if (!n?.matches("details.n")) return;
  n.open = true;
  if (!n.offsetParent) everything();
}
addEventListener("hashchange", () => follow(location.hash));
for (const a of document.querySelectorAll('a[href^="#"]:not(.q)')) a.addEventListener("click", () => follow(a.hash));
follow(location.hash);

// Paper has no clicks.
addEventListener("beforeprint", () => document.querySelectorAll("details.n").forEach(n => {
  n.dataset.was = n.open;
  n.open = true;
}));
addEventListener("afterprint", () => document.querySelectorAll("details.n").forEach(n => { n.open = n.dataset.was === "true"; }));

// Escape closes the note that has the focus and returns to its words.
addEventListener("keydown", e => {
  if (e.key !== "Escape") return;
  const n = document.activeElement?.closest("details.n");
  if (!n) return;
  n.open = false;
  words(n.id)[0]?.focus();
});
