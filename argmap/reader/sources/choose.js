// What is chosen: its article is open, its passages are marked and brought into view.

import {get, isSeen, reveal, say, textOf, texts} from "./dom.js";

const list = get("list");
let open = null;
let marked = [];
let current = null;

export function articleOf(id) {
  const found = id ? document.getElementById(id) : null;
  return found?.matches(".relation, .node") ? found : null;
}

// The element ids of what a relation or a node is about, the best first.
export function nodesOf(article) {
  if (!article) return [];
  return article.matches(".node") ? [article.id] : article.dataset.nodes.split(" ");
}

export function textOfNode(id) {
  return texts.find(each => id.startsWith(`${each.dataset.prefix}--`)
    && document.getElementById(id)?.dataset.alias === each.dataset.alias);
}

export function passagesOf(id) {
  const text = textOfNode(id);
  if (!text) return [];
  const node = id.slice(text.dataset.prefix.length + 2);
  return [...text.querySelectorAll(`[data-nodes~="${CSS.escape(node)}"]`)];
}

// Opens the article, and marks the passages of its nodes: the first of each text, and the others.
export function showChosen(article) {
  if (article === current) return false;
  current = article;
  const inside = open?.contains(document.activeElement);
  open?.classList.remove("is-open");
  open?.querySelector(".head").removeAttribute("aria-current");
  for (const each of marked) {
    each.classList.remove("is-chosen", "is-also");
    each.removeAttribute("aria-current");
  }
  open = article;
  marked = [];
  document.body.classList.toggle("has-chosen", Boolean(article));
  if (!article) return true;
  const head = article.querySelector(".head");
  article.classList.add("is-open");
  head.setAttribute("aria-current", "true");
  const first = new Set();
  for (const id of nodesOf(article)) {
    const alias = textOfNode(id)?.dataset.alias;
    for (const passage of passagesOf(id)) {
      if (!first.has(alias)) passage.setAttribute("aria-current", "true");
      if (!marked.includes(passage)) marked.push(passage);
      if (!passage.classList.contains("is-chosen"))
        passage.classList.add(first.has(alias) ? "is-also" : "is-chosen");
    }
    first.add(alias);
  }
  if (inside) head.focus({preventScroll: true});
  const what = article.matches(".node") ? "Node" : article.matches(".contradiction")
    ? "Contradiction" : article.matches(".agreement") ? "Agreement" : "Counterpart";
  say(`${what}: ${head.textContent}`);
  return true;
}

// Brings the article to the top of the list, unless it's all there.
export function revealArticle() {
  if (!open || !open.offsetHeight) return;
  if (open.offsetHeight > list.clientHeight || !isSeen(open, list)) reveal(open, list, "top");
}

// Brings the first passage of each text into view, or the one that is asked for.
export function revealPassages(at, {except, force} = {}) {
  const asked = at && document.getElementById(at);
  for (const text of texts) {
    if (text === except) continue;
    const box = text.querySelector(".words");
    const found = asked && text.contains(asked) ? asked
      : marked.find(each => each.classList.contains("is-chosen") && text.contains(each));
    if (found && (force || !isSeen(found, box))) reveal(found, box);
  }
}

let flashed = [];

// Of a passage that is pointed at, all segments are marked, until another one is.
export function pointAt(id) {
  for (const each of flashed) each.classList.remove("is-here");
  flashed = [];
  const passage = id ? document.getElementById(id) : null;
  if (!passage?.matches(".passage")) return;
  const text = passage.closest(".text");
  const node = id.slice(text.dataset.prefix.length + 2).replace(/--words$/, "");
  flashed = [...text.querySelectorAll(`[data-nodes~="${CSS.escape(node)}"]`)];
  for (const each of flashed) each.classList.add("is-here");
}

// The two texts that stand side by side: those of the article, as far as two can.
export function pairFor(article, pair) {
  const wanted = article?.dataset.texts?.split(" ")
    ?? (article?.dataset.alias ? [article.dataset.alias] : []);
  const missing = wanted.filter(alias => !pair.includes(alias));
  if (!missing.length) return pair;
  const chosen = [...new Set([...wanted, ...pair])].slice(0, 2);
  const order = texts.map(each => each.dataset.alias);
  return chosen.filter(textOf).sort((one, other) => order.indexOf(one) - order.indexOf(other));
}
