// Which of the contradictions, agreements and counterparts are listed.

import {get} from "./dom.js";

const NAMES = ["topic", "kind", "strength"];
const relations = [...document.querySelectorAll(".relation")];
const sections = [...document.querySelectorAll(".relations, .topic")];
let shown = "";

export function showFilters(state) {
  const key = NAMES.map(name => state[name]).join("\n");
  if (key === shown) return;
  shown = key;
  for (const name of NAMES) {
    const control = get(name);
    if (!control) continue;
    control.value = state[name];
    if (control.selectedIndex < 0) control.value = "";
    control.classList.toggle("is-set", Boolean(control.value));
  }
  for (const each of relations)
    each.hidden = NAMES.some(name => state[name] && each.dataset[name] !== state[name]);
  for (const each of sections) {
    const left = each.querySelectorAll(".relation:not([hidden])").length;
    each.hidden = !left;
    const count = each.querySelector(":scope > h2 > .count");
    if (!count) continue;
    count.dataset.all ??= count.textContent;
    count.textContent = String(left) === count.dataset.all ? count.dataset.all
      : `${left} of ${count.dataset.all}`;
  }
}

// What is left, in words.
export function filteredInWords() {
  const left = relations.filter(each => !each.hidden).length;
  return `${left} of ${relations.length} are listed.`;
}

export function nothingLeft() {
  return relations.length > 0 && relations.every(each => each.hidden);
}
