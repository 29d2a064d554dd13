// The live page: looks whether anything has changed, sends what is moved, and puts what comes back in its place.
// All of it is written by the program on this machine, every text escaped there; nothing is made into HTML here.
"use strict";

const body = document.body;
const find = (id) => document.getElementById(id);
const LOOK = 250, SETTLED = 600, DRAGGED = 120;
let number = Number(body.dataset.number), moves = {}, busy = false, again = false, shown = "", talk = 0, waiting = 0, began = 0;

async function ask(path, content) {
  const wanted = { credentials: "same-origin", cache: "no-store" };
  if (content !== undefined) {
    wanted.method = "POST";
    wanted.headers = { "Content-Type": "application/json" };
    wanted.body = JSON.stringify(content);
  }
  const answer = await fetch(path, wanted);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

// ---- putting parts in their places ----

function put(answer) {
  // Where somebody is stays where they are, and what they are typing stays typed.
  const held = document.activeElement, id = held && held.id, from = held && held.selectionStart, typed = held && held.value;
  const part = held && held.closest("[id^=part-]"), place = part ? reached(part).indexOf(held) : -1;
  for (const [name, html] of Object.entries(answer.parts)) {
    const there = find("part-" + name);
    if (there.innerHTML !== html) there.innerHTML = html;
  }
  body.dataset.state = answer.state;
  if (answer.title) document.title = answer.title + ": the live page";
  const back = (id && find(id)) || (part && place >= 0 && reached(part)[place]);
  if (back && back !== document.activeElement) {
    back.focus({ preventScroll: true });
    if (back.type === "text") { back.value = typed; back.setSelectionRange(from, from); }
  }
}

function reached(part) {
  return [...part.querySelectorAll("a, button, input, [tabindex]")];
}

function say(words) {
  clearTimeout(talk);
  talk = setTimeout(() => { find("said").textContent = words; }, SETTLED);
}

function lost() {
  const note = document.createElement("p");
  note.className = "live-note live-note--bad";
  note.textContent = "This page no longer hears from investcase serve: it has ended, or was started again. What is shown is the last that was drawn.";
  find("part-notes").replaceChildren(note);
}

// ---- what has changed ----

let deaf = 0;
async function look() {
  if (!document.hidden && !busy) {
    try {
      const answer = await ask("/now?seen=" + number);
      if (deaf) { deaf = 0; find("part-notes").replaceChildren(); }
      if (answer.parts && !busy) {
        number = answer.number;
        put(answer);
        moved();
        if (Object.keys(moves).length) send();
        else { say(answer.said); if (answer.state === "broken") tab("file"); }
      }
    } catch (error) {
      deaf += 1;
      if (deaf === 3) lost();
    }
  }
  setTimeout(look, deaf ? 2000 : LOOK);
}

// ---- moving figures ----

const figures = () => [...document.querySelectorAll(".live-figure")];
const parts = (figure) => ({ key: figure.dataset.key, stops: JSON.parse(figure.dataset.stops), range: figure.querySelector("[type=range]"), box: figure.querySelector("[type=text]") });

function moved() {
  // What was moved stays moved on a page that has just been drawn again; a figure that is no longer there is let go.
  const there = new Set();
  for (const figure of figures()) {
    const { key, range, box } = parts(figure);
    there.add(key);
    if (!(key in moves)) continue;
    box.value = moves[key];
    figure.classList.add("live-figure--moved");
    const at = parts(figure).stops.findIndex((stop) => stop[0] === moves[key]);
    if (at >= 0) range.value = at;
  }
  for (const key of Object.keys(moves)) if (!there.has(key)) delete moves[key];
}

function move(figure, typed) {
  if (!Object.keys(moves).length) began = number;
  const key = figure.dataset.key, home = typed.trim() === figure.dataset.file || !typed.trim();
  if (home) delete moves[key]; else moves[key] = typed;
  figure.classList.toggle("live-figure--moved", !home);
  find("e:" + key).textContent = "";
  if (home) { parts(figure).range.value = figure.dataset.at; parts(figure).box.removeAttribute("aria-invalid"); }
  send();
}

function send() {
  // A slider that is dragged passes many values on its way: the first it rests at is asked for.
  clearTimeout(waiting);
  waiting = setTimeout(sendNow, DRAGGED);
}

async function sendNow() {
  if (busy) { again = true; return; }
  busy = true;
  try {
    do {
      again = false;
      const sent = JSON.stringify(moves);
      const answer = await ask("/try", { moves, began });
      if (JSON.stringify(moves) !== sent) { again = true; continue; }
      put(answer);
      for (const figure of figures()) {
        const { key, range, box } = parts(figure), why = answer.refused[key] || "", to = answer.moved[key];
        find("e:" + key).textContent = why;
        if (why) box.setAttribute("aria-invalid", "true"); else box.removeAttribute("aria-invalid");
        if (to) { range.setAttribute("aria-valuetext", to.said); if (document.activeElement !== range) range.value = to.at; }
      }
      say(Object.values(answer.refused)[0] || answer.said || "As the file says.");
    } while (again);
  } catch (error) { lost(); }
  busy = false;
}

document.addEventListener("input", (event) => {
  const figure = event.target.closest(".live-figure");
  if (figure && event.target.type === "range") {
    const { stops, range, box } = parts(figure), stop = stops[range.value];
    box.value = stop[0];
    range.setAttribute("aria-valuetext", stop[1]);
    move(figure, stop[0]);
  } else if (event.target.closest("#keeping")) lines();
});
document.addEventListener("change", (event) => {
  const figure = event.target.closest(".live-figure");
  if (figure && event.target.type === "text") {
    if (!event.target.value.trim()) event.target.value = figure.dataset.file;
    move(figure, event.target.value);
  }
});
find("moves").addEventListener("submit", (event) => {
  event.preventDefault();
  const held = document.activeElement;
  if (held && held.type === "text") held.dispatchEvent(new Event("change", { bubbles: true }));
});

function back() {
  const first = find("r:" + Object.keys(moves)[0]);
  if (first) first.focus();
  moves = {};
  number = 0;
  for (const figure of figures()) figure.classList.remove("live-figure--moved");
}

// ---- keeping ----

function said() {
  const found = {};
  for (const set of document.querySelectorAll("[data-said]"))
    found[set.dataset.said] = { source: set.querySelector("[name=source]").value, reason: set.querySelector("[name=reason]").value };
  return found;
}

async function keep() {
  try {
    const answer = await ask("/try", { moves, began, keeping: true });
    find("part-keeping").innerHTML = answer.keeping;
    shown = answer.lines;
    find("keeping").showModal();
    const first = document.querySelector("#keeping input") || document.querySelector("#keeping .do");
    if (first) first.focus();
  } catch (error) { lost(); }
}

let typing = 0;
function lines() {
  clearTimeout(typing);
  typing = setTimeout(async () => {
    const answer = await ask("/try", { moves, said: said(), keeping: true }).catch(lost);
    if (!answer) return;
    find("keeping-lines").innerHTML = answer.keepingLines;
    shown = answer.lines;
  }, 200);
}

async function write() {
  clearTimeout(typing);
  const wanted = { moves, said: said() };
  try {
    // What was typed last may not be among the lines yet: only lines that were shown are written.
    const latest = await ask("/try", { ...wanted, keeping: true });
    if (latest.lines !== shown) {
      find("keeping-lines").innerHTML = latest.keepingLines;
      shown = latest.lines;
      find("keeping-error").textContent = "The lines are other than they were: look at them, and keep them again.";
      return;
    }
    const answer = await ask("/keep", { ...wanted, lines: shown });
    if (answer.problem) { find("keeping-error").textContent = answer.problem; return; }
    moves = {};
    number = answer.number;
    find("keeping").close();
    put(answer);
    say(document.querySelector(".live-note--ok p").textContent);
  } catch (error) { lost(); }
}

async function undo() {
  try {
    const answer = await ask("/keep", { undo: true });
    if (answer.problem) {
      const note = document.querySelector(".live-note--ok p");
      note.textContent = answer.problem;
      say(answer.problem);
      return;
    }
    number = answer.number;
    put(answer);
    say(document.querySelector(".live-note--ok p").textContent);
  } catch (error) { lost(); }
}

async function copy() {
  const text = [...document.querySelectorAll("#keeping-lines ins")].map((line) => line.textContent).join("\n");
  try { await navigator.clipboard.writeText(text); find("keeping-error").textContent = "Copied."; }
  catch (error) { find("keeping-error").textContent = "Your browser does not let it be copied: select the lines and copy them."; }
}

find("keeping").addEventListener("close", () => {
  const button = document.querySelector("[data-do=keep]") || document.querySelector("[data-do=undo]");
  if (button) button.focus();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (!button) return;
  const what = button.dataset.do;
  if (what === "line") { event.preventDefault(); goTo(button.getAttribute("href").slice(1)); }
  else if (what === "back") { back(); }
  else ({ keep, write, undo, copy, "not-now": () => find("keeping").close() })[what]();
});

// ---- tabs ----

const tabs = [...document.querySelectorAll("[data-tab]")];
function tab(name) {
  for (const each of tabs) {
    const on = each.dataset.tab === name;
    each.setAttribute("aria-selected", String(on));
    each.tabIndex = on ? 0 : -1;
    find(each.dataset.tab).hidden = !on;
  }
}
function goTo(id) {
  tab("file");
  const line = find(id);
  if (line) { line.focus(); line.scrollIntoView({ block: "center" }); }
}
function begin() {
  body.classList.remove("no-script");
  find("tabs").setAttribute("role", "tablist");
  find("tabs").setAttribute("aria-label", "The case");
  tabs.forEach((each, place) => {
    each.setAttribute("role", "tab");
    each.setAttribute("aria-controls", each.dataset.tab);
    const panel = find(each.dataset.tab);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", each.id);
    each.addEventListener("click", () => tab(each.dataset.tab));
    each.addEventListener("keydown", (event) => {
      const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = tabs[(to + tabs.length) % tabs.length];
      tab(next.dataset.tab);
      next.focus();
    });
  });
  for (const link of document.querySelectorAll(".skip"))
    link.addEventListener("click", () => { const name = link.hash.slice(1); if (name !== "page") tab(name); });
  tab(body.dataset.state === "broken" ? "file" : "figures");
  if (location.search) history.replaceState(null, "", "/");
  for (const figure of figures()) {
    const { key, box } = parts(figure);
    if (box.value !== figure.dataset.file) moves[key] = box.value;
  }
  look();
}
begin();
