// Fetches a picture, and puts it in the place of the one before.

const SVG = "http://www.w3.org/2000/svg";
// What argmap's pictures are made of. Their style follows a system's theme; the page has its own.
const ELEMENTS = new Set(
  ["svg", "g", "title", "desc", "path", "polygon", "polyline", "ellipse", "text"]);
const SLOW = 250;

const place = document.getElementById("app-picture");
let wanted = "";
let shown = {key: "", address: "", text: ""};

export async function show(address, version, told) {
  const key = `${address} ${version}`;
  if (key === wanted) return;
  wanted = key;
  if (key === shown.key) return settle(told);
  place.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => wanted === key && told("drawing"), SLOW);
  let text = "";
  let drawn = false;
  try {
    const response = await fetch(address);
    text = await response.text();
    drawn = response.ok;
  } catch {
    // The server is gone. Who listens for news tries again, and asks again.
    if (wanted === key) wanted = "";
    return;
  } finally {
    clearTimeout(slow);
  }
  if (wanted !== key) return;
  if (!drawn) {
    say(text);
    wanted = key;
    return told("failed");
  }
  if (text !== shown.text) adopt(text, address === shown.address);
  shown = {key, address, text};
  place.dataset.shown = address;
  settle(told);
}

export function say(...words) {
  wanted = "";
  shown = {key: "", address: "", text: ""};
  const said = document.createElement("p");
  said.className = "said";
  said.append(...words);
  place.replaceChildren(said);
  place.removeAttribute("aria-busy");
  delete place.dataset.shown;
}

function settle(told) {
  place.removeAttribute("aria-busy");
  told("done");
}

function adopt(text, stay) {
  const {scrollLeft, scrollTop} = place;
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  place.replaceChildren(document.importNode(pruned(parsed), true));
  place.scrollTo(stay ? scrollLeft : 0, stay ? scrollTop : 0);
}

// The server lets nothing else through. Should it ever, it ends here.
function pruned(root) {
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (element.namespaceURI !== SVG || !ELEMENTS.has(element.localName)) {
      element.remove();
      continue;
    }
    for (const {name} of [...element.attributes])
      if (/^on|href$|^style$/i.test(name)) element.removeAttribute(name);
  }
  return root;
}
