// The pictures: each is kept in a template, and put into the page when it is asked for.

import {get, press, reveal} from "./dom.js";

const templates = [...document.querySelectorAll("template[id^='app-picture-']")];
const drawing = get("drawing");
const part = get("part");
const zoom = get("zoom");
let shown = null;
let links = [];
let zoomed = false;

// What would have to be smaller than this is shown in its own size, until the reader says otherwise.
const LEAST = 0.75;

export const drawn = templates.length > 0;
export const isPart = id => templates.some(each => each.id === id);

const holds = (template, id) =>
  Boolean(id) && Boolean(template.content.querySelector(`a[href="#${CSS.escape(id)}"]`));

export function showPicture(state, article) {
  const id = article?.id;
  const asked = templates.find(each => each.id === state.part);
  const template = asked
    ?? (shown && (!id || holds(shown, id)) ? shown : null)
    ?? templates.find(each => holds(each, id)) ?? shown ?? templates[0];
  if (template !== shown) {
    shown = template;
    drawing.replaceChildren(document.importNode(template.content, true));
    if (!zoomed) setZoom(drawing.firstElementChild.width.baseVal.value * LEAST <= drawing.clientWidth);
    drawing.scrollTo(0, 0);
    part.value = template.id;
  }
  for (const each of links) each.classList.remove("is-chosen");
  const name = id && CSS.escape(id);
  links = id ? [...drawing.querySelectorAll(`a[href="#${name}"], [data-shows="${name}"]`)] : [];
  for (const each of links) each.classList.add("is-chosen");
  const card = links.find(each => each.localName === "a");
  if (card) reveal(card, drawing, "both", 2);
}

export function toggleZoom() {
  zoomed = true;
  setZoom(zoom.getAttribute("aria-pressed") !== "true");
}

function setZoom(fit) {
  press(zoom, fit);
  drawing.classList.toggle("is-full", !fit);
}
