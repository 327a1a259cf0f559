// Lists and texts are one stop for the Tab key each; arrows go from entry to entry.

import {get, reveal, texts} from "./dom.js";

const stops = new Map();

function stop(group, element) {
  const before = stops.get(group);
  if (before === element) return;
  if (before) before.tabIndex = -1;
  if (element) element.tabIndex = 0;
  stops.set(group, element);
}

const groupOf = element => element.closest("#app-relations, #app-nodes, .text");

export function startRoving() {
  for (const group of [get("relations"), get("nodes"), ...texts]) {
    const entries = group?.querySelectorAll(".head, .passage") ?? [];
    for (const each of entries) each.tabIndex = -1;
    if (entries.length) stop(group, entries[0]);
  }
  document.addEventListener("focusin", event => {
    if (event.target.matches(".head, .passage")) stop(groupOf(event.target), event.target);
  });
}

// What is chosen is where Tab enters the list.
export function enterAt(element) {
  stop(groupOf(element), element);
}

// The articles that are listed now.
export function listed() {
  const list = get("list");
  const group = list.dataset.shown === "nodes" ? get("nodes") : get("relations");
  return [...group.querySelectorAll(".relation:not([hidden]), .node")];
}

export function moveInList(head, by) {
  const articles = listed();
  const next = articles[articles.indexOf(head.closest("article")) + by];
  next?.querySelector(".head").focus({preventScroll: true});
  if (next) reveal(next.querySelector(".head"), get("list"), "middle", 1);
  return Boolean(next);
}

// From a passage to the one before or after it; from a text into what is seen of it.
export function moveInText(from, by) {
  const text = from.closest(".text");
  const box = text.querySelector(".words");
  const passages = [...text.querySelectorAll(".passage")];
  const top = box.getBoundingClientRect().top;
  const next = from.matches(".passage") ? passages[passages.indexOf(from) + by]
    : passages.find(each => each.getBoundingClientRect().top >= top);
  next?.focus({preventScroll: true});
  if (next) reveal(next, box, "middle", 2);
}
