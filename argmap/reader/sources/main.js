// The reader: one state, which is the address, and one way to change it.

import {articleOf, pairFor, pointAt, revealArticle, revealPassages, showChosen} from "./choose.js";
import {get, narrow, press, reveal, say, textOf, texts} from "./dom.js";
import {filteredInWords, nothingLeft, showFilters} from "./filters.js";
import {startKeys} from "./keys.js";
import {drawn, isPart, showPicture, toggleZoom} from "./pictures.js";
import {enterAt, listed, startRoving} from "./roving.js";
import {search, step} from "./search.js";
import {readAddress, writeAddress} from "./state.js";
import "./theme.js";

let state = null;
const hasRelations = Boolean(get("relations"));
const order = texts.map(each => each.dataset.alias);
const inOrder = pair => [...pair].sort((one, other) => order.indexOf(one) - order.indexOf(other));

function pairOf(texts_) {
  const given = [...new Set(texts_.split("+").filter(textOf))];
  return inOrder([...new Set([...given, ...order])].slice(0, 2));
}

// Changes the state, and the address with it. `replace`: nothing to go back to.
function go(change, {replace = false, except = null, force = false} = {}) {
  const next = {...state, ...change};
  if ("chosen" in change) {
    const article = articleOf(next.chosen);
    next.at = change.at ?? "";
    next.list = "";
    next.part = change.part ?? "";
    const pair = pairFor(article, pairOf(next.texts));
    if (order.length > 2) next.texts = pair.join("+");
  }
  show(next, {except, force: force || "chosen" in change || "at" in change});
  writeAddress(next, replace);
}

function show(next, {except = null, force = false} = {}) {
  state = next;
  const article = articleOf(state.chosen);
  showPair();
  showFilters(state);
  if (article?.hidden) clearFilters();
  showList(article);
  showTab();
  const changed = showChosen(article);
  if (article) enterAt(article.querySelector(".head"));
  pointAt(state.at);
  showSearch();
  if (state.view === "picture" && drawn) showPicture(state, article);
  if (changed || force) revealArticle();
  if (state.view !== "picture") revealPassages(state.at, {except, force});
}

function clearFilters() {
  state.topic = state.kind = state.strength = "";
  showFilters(state);
}

function showPair() {
  const pair = pairOf(state.texts);
  for (const text of texts) text.hidden = !pair.includes(text.dataset.alias);
  for (const side of [0, 1]) {
    const control = get(`side-${side}`);
    if (control) control.value = pair[side];
  }
}

function showList(article) {
  const wanted = state.list || (article?.matches(".node") ? "nodes" : "relations");
  const shown = hasRelations ? wanted : "nodes";
  get("list").dataset.shown = shown;
  if (hasRelations) {
    get("relations").hidden = shown !== "relations";
    get("nodes").hidden = shown !== "nodes";
    press(get("list-relations"), shown === "relations");
    press(get("list-nodes"), shown === "nodes");
    get("nothing").hidden = shown !== "relations" || !nothingLeft();
    const filters = document.querySelector(".filters");
    if (filters) filters.hidden = shown !== "relations";
  }
}

function showTab() {
  const picture = state.view === "picture" && drawn;
  document.body.dataset.view = picture ? "picture" : "texts";
  if (drawn) {
    get("picture").hidden = !picture;
    get("texts").hidden = picture;
    press(get("view-texts"), !picture);
    press(get("view-picture"), picture);
  }
  let tab = state.tab || "list";
  if (picture) tab = state.tab === "list" ? "list" : "picture";
  document.body.dataset.tab = tab.startsWith("text-") ? "text" : tab;
  for (const text of texts)
    text.classList.toggle("is-tab", tab === `text-${text.dataset.alias}`);
  for (const each of get("tabs").querySelectorAll("button")) {
    const alias = each.dataset.tab.slice(5);
    each.hidden = each.dataset.tab.startsWith("text-") && textOf(alias)?.hidden;
    if (each.dataset.tab === tab) each.setAttribute("aria-current", "page");
    else each.removeAttribute("aria-current");
  }
}

function showSearch() {
  const field = get("search");
  if (field.value !== state.q && document.activeElement !== field) field.value = state.q;
  search(state.q);
}

// Lets go of what is pointed at, then of what is chosen, then of what is searched for.
function letGo() {
  if (state.at) go({at: ""});
  else if (state.chosen) go({chosen: ""});
  else if (state.q) go({q: ""}, {replace: true});
  get("search").value = state.q;
}

function clearSearch() {
  clearTimeout(typing);
  get("search").value = "";
  go({q: ""}, {replace: true});
}

function chooseNext(by) {
  const articles = listed();
  const focused = document.activeElement?.closest?.("#app-list article");
  const here = articles.indexOf(articleOf(state.chosen) ?? focused);
  const next = articles[here < 0 ? (by > 0 ? 0 : articles.length - 1) : here + by];
  if (!next) return say("There is no other.");
  go({chosen: next.id}, {replace: Boolean(state.chosen)});
  next.querySelector(".head").focus({preventScroll: true});
}

function nextHit(by) {
  step(by, element => {
    const text = element.closest(".text");
    const change = {};
    if (text) {
      const {alias} = text.dataset;
      if (text.hidden) change.texts = inOrder([alias, ...pairOf(state.texts)].slice(0, 2)).join("+");
      if (state.view === "picture") change.view = "";
      if (narrow.matches) change.tab = `text-${alias}`;
    } else {
      const list = element.closest(".node") ? "nodes" : "relations";
      if (get("list").dataset.shown !== list) change.list = list;
      if (narrow.matches) change.tab = "list";
      if (element.closest("[hidden]:not(#app-relations, #app-nodes)"))
        Object.assign(change, {topic: "", kind: "", strength: ""});
      if (element.matches(".why")) change.chosen = element.closest("article").id;
    }
    if (Object.keys(change).length) go(change, {replace: true});
  });
}

function showView(view) {
  if (drawn) go({view, tab: view === "picture" ? "picture" : "list", part: ""}, {force: true});
}

function showOther() {
  if (hasRelations)
    go({list: get("list").dataset.shown === "nodes" ? "relations" : "nodes"}, {replace: true});
}

// Links lead to what is in the page, and what they lead to is the state.
document.addEventListener("click", event => {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return;
  const id = decodeURIComponent(link.getAttribute("href").slice(1));
  event.preventDefault();
  if (link.matches(".passage")) return choosePassage(link);
  if (id.endsWith("--words")) return goToWords(id);
  if (link.closest(".sections")) return goToSection(link, id);
  if (!articleOf(id)) return;
  const picture = link.closest("#app-drawing") ? {part: state.part || get("part").value} : {};
  if (link.matches(".head") && id === state.chosen) return go({chosen: "", ...picture});
  go({chosen: id, ...picture});
  if (link.closest("#app-list")) articleOf(id).querySelector(".head").focus({preventScroll: true});
});

// Choosing a passage again goes to the next of its nodes.
function choosePassage(passage) {
  const text = passage.closest(".text");
  const ids = passage.dataset.nodes.split(" ").map(node => `${text.dataset.prefix}--${node}`);
  const chosen = ids[(ids.indexOf(state.chosen) + 1) % ids.length];
  go({chosen}, {except: text});
  if (ids.length > 1) say(`${ids.length} nodes are anchored here. ${get("said").textContent}`);
}

function goToWords(id) {
  const text = document.getElementById(id)?.closest(".text");
  if (!text) return;
  const change = {at: id};
  if (state.view === "picture") change.view = "";
  if (narrow.matches) change.tab = `text-${text.dataset.alias}`;
  go(change);
  document.getElementById(id).focus({preventScroll: true});
}

function goToSection(link, id) {
  const text = link.closest(".text");
  link.closest("details").open = false;
  reveal(document.getElementById(id), text.querySelector(".words"), "top");
  text.querySelector(".words").focus({preventScroll: true});
}

let typing = 0;
get("search").addEventListener("input", event => {
  clearTimeout(typing);
  typing = setTimeout(() => go({q: event.target.value}, {replace: true}), 120);
});
get("search").addEventListener("keydown", event => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  clearTimeout(typing);
  if (event.target.value !== state.q) go({q: event.target.value}, {replace: true});
  nextHit(event.shiftKey ? -1 : 1);
});
get("previous").onclick = () => nextHit(-1);
get("next").onclick = () => nextHit(1);
for (const each of document.querySelectorAll("[data-filter]"))
  each.onchange = () => {
    const change = {[each.dataset.filter]: each.value};
    const article = articleOf(state.chosen);
    const out = article?.matches(".relation") && Object.entries({...state, ...change})
      .some(([name, value]) => value && ["topic", "kind", "strength"].includes(name)
        && article.dataset[name] !== value);
    go(out ? {...change, chosen: ""} : change, {replace: true});
    say(filteredInWords());
  };
for (const side of [0, 1]) {
  const control = get(`side-${side}`);
  if (!control) continue;
  control.onchange = () => {
    const pair = pairOf(state.texts);
    const other = pair[1 - side] === control.value ? pair[side] : pair[1 - side];
    go({texts: inOrder([control.value, other]).join("+")}, {force: true});
  };
}
if (hasRelations) {
  get("list-relations").onclick = () => go({list: "relations"}, {replace: true});
  get("list-nodes").onclick = () => go({list: "nodes"}, {replace: true});
}
if (drawn) {
  get("view-texts").onclick = () => showView("");
  get("view-picture").onclick = () => showView("picture");
  get("part").onchange = () => isPart(get("part").value) && go({part: get("part").value});
  get("zoom").onclick = toggleZoom;
}
get("tabs").onclick = event => {
  const tab = event.target.closest("button")?.dataset.tab;
  if (tab) go({tab, view: tab === "picture" ? "picture" : ""}, {force: true});
};
get("close").onclick = letGo;

// A step back, and an address that is typed.
const fresh = () => show(readAddress(), {force: true});
addEventListener("popstate", fresh);

performance.mark("argmap-begun");
startRoving();
startKeys({chooseNext, clearSearch, current: () => state, letGo, nextHit, showOther, showView});
fresh();
performance.mark("argmap-ready");
