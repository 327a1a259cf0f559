// Finds words in the texts, in questions and in propositions: whatever their case, their accents and
// their kind of quotation mark or dash, and across passages and line ends.

import {get, reveal, say, texts} from "./dom.js";

const MOST = 5000;
const WALKED = NodeFilter.SHOW_TEXT;
const marks = globalThis.CSS?.highlights && globalThis.Highlight
  ? {all: new Highlight(), now: new Highlight()} : null;
if (marks) {
  CSS.highlights.set("hits", marks.all);
  CSS.highlights.set("hit", marks.now);
  marks.now.priority = 1;
}

let blocks = null;
let hits = [];
let now = -1;
let query = "";
let capped = false;

// One sign for each of those that nobody tells apart when typing. Never longer or shorter.
const ALIKE = [[/[\u2018\u2019\u201a\u201b\u2032]/g, "'"], [/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, "-"], [/\s/g, " "]];

function folded(text) {
  let found = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  for (const [signs, sign] of ALIKE) found = found.replace(signs, sign);
  return found;
}

// The folded text, and for each of its code units where it stands in the text, if that isn't the same.
function indexed(text) {
  const whole = folded(text);
  if (whole.length === text.length && !/[\p{M}\uac00-\ud7af]/u.test(text)) return {whole, places: null};
  const places = [];
  let parts = "";
  let at = 0;
  for (const sign of text) {
    const part = folded(sign);
    for (let n = 0; n < part.length; n++) places.push(at);
    parts += part;
    at += sign.length;
  }
  places.push(at);
  return {whole: parts, places};
}

// The texts come first, in their order; then what is listed.
function gather() {
  blocks = [...document.querySelectorAll(
    ".words > p, .words > h3, .relation .head, .relation .why, .node .head")]
    .map(element => ({element, ...indexed(element.textContent)}));
  const rank = ({element}) => (element.closest(".text") ? 0 : 1);
  blocks.sort((one, other) => rank(one) - rank(other));
}

export function search(words) {
  if (words === query) return;
  query = words;
  hits = [];
  now = -1;
  capped = false;
  const wanted = folded(words).trim().split(/ +/).filter(Boolean);
  if (wanted.length) {
    if (!blocks) gather();
    const pattern = new RegExp(
      wanted.map(each => each.replace(/[\\^$.*+?()[\]{}|\/-]/g, "\\$&")).join(" +"), "gu");
    for (const block of blocks) {
      if (capped) break;
      for (const found of block.whole.matchAll(pattern)) {
        if (hits.length === MOST) {
          capped = true;
          break;
        }
        hits.push({block, from: found.index, to: found.index + found[0].length});
      }
    }
  }
  if (marks) {
    marks.all.clear();
    marks.now.clear();
    for (const hit of hits) marks.all.add(rangeOf(hit));
  }
  tell();
}

function rangeOf(hit) {
  if (hit.range) return hit.range;
  const {element, places} = hit.block;
  const from = places ? places[hit.from] : hit.from;
  let to = places ? places[hit.to - 1] + 1 : hit.to;
  if (places) while (to < places[places.length - 1] && !places.includes(to)) to++;
  const range = document.createRange();
  const walker = document.createTreeWalker(element, WALKED);
  let before = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.data.length;
    if (!begun && from < before + length) {
      range.setStart(node, from - before);
      begun = true;
    }
    if (begun && to <= before + length) {
      range.setEnd(node, to - before);
      break;
    }
    before += length;
  }
  hit.range = range;
  return range;
}

function tell() {
  const count = get("hits");
  const all = `${hits.length.toLocaleString("en")}${capped ? "+" : ""}`;
  count.textContent = !query.trim() ? "" : now < 0 ? `${hits.length ? all : "no"} hit${hits.length === 1 ? "" : "s"}`
    : `${now + 1} of ${all}`;
  for (const name of ["previous", "next"]) get(name).hidden = !hits.length;
}

// Goes to the next hit, and says in which text or article it is, so that it can be shown.
export function step(by, show) {
  if (!hits.length) return;
  now = now < 0 ? (by > 0 ? firstSeen() : hits.length - 1) : (now + by + hits.length) % hits.length;
  const hit = hits[now];
  const element = hit.block.element;
  show(element);
  const range = rangeOf(hit);
  if (marks) {
    marks.now.clear();
    marks.now.add(range);
  }
  const box = element.closest(".words") ?? get("list");
  reveal(range, box);
  tell();
  const where = element.closest(".text")?.dataset.name
    ?? (element.closest(".node") ? "a node" : "the contradictions");
  say(`Hit ${now + 1} of ${hits.length}, in ${where}: ${element.textContent.slice(0, 200)}`);
}

// Search begins in what is being read, not at the top of it.
function firstSeen() {
  const shown = texts.find(each => each.offsetWidth);
  const box = shown?.querySelector(".words");
  if (!box) return 0;
  const top = box.getBoundingClientRect().top;
  const found = hits.findIndex(({block}) =>
    shown.contains(block.element) && block.element.getBoundingClientRect().bottom > top);
  return Math.max(found, 0);
}
