// The theme: the system's, or what the reader chooses. A browser that keeps nothing forgets it.

import {get, root, say} from "./dom.js";

const THEMES = ["auto", "light", "dark"];
const KEPT = "argmap-theme";
let theme = "auto";

function kept() {
  try {
    return localStorage.getItem(KEPT) ?? "auto";
  } catch {
    return "auto";
  }
}

function setTheme(wanted) {
  theme = THEMES.includes(wanted) ? wanted : "auto";
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  get("theme").textContent = `Theme: ${theme}`;
}

export function nextTheme() {
  setTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]);
  say(`Theme: ${theme}`);
  try {
    localStorage.setItem(KEPT, theme);
  } catch {
    // see above
  }
}

setTheme(kept());
get("theme").onclick = nextTheme;
