// What the webview shows: a picture or a sentence. It runs nothing and fetches nothing.

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE = `
body { background: var(--paper); color: var(--muted); font-size: 13px; }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light; }
body.vscode-dark, body.vscode-high-contrast { color-scheme: dark; }
svg { display: block; margin: 0 auto; max-width: 100%; height: auto; }
`;

/** @typedef {{id: string, broken: boolean, picture: null | {version: string, parts: {id: string}[]}}} Entry */
/** @typedef {{trouble: string, files: Entry[]}} State */

/**
 * Say what there is to show of a state: the address of a picture, and a sentence.
 * @param {State} state
 * @returns {{picture?: string, version?: string, said: string}}
 */
function wanted(state) {
  const entry = state.files[0];
  if (!entry) return {said: state.trouble || "There is no map here."};
  if (!entry.picture) {
    return {said: "There is no picture yet: a picture shows only what has been proved, and the file has errors."};
  }
  const part = entry.picture.parts[0];
  if (!part) return {said: "This comparison has no contradictions, so there is nothing to draw."};
  return {
    picture: `pictures/${entry.id}/${part.id}`,
    version: entry.picture.version,
    said: state.trouble
      || (entry.broken ? "This is the last version without errors; what it is drawn from has some since." : ""),
  };
}

/**
 * Return a page. `svg` and `palette` are argmap's own; a sentence is text.
 * @param {string} said
 * @param {string} [svg]
 * @param {string} [palette]
 */
function page(said, svg = "", palette = "") {
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<style>${palette}${STYLE}</style></head>
<body>${said ? `<p>${escaped(said)}</p>` : ""}${svg.slice(Math.max(svg.indexOf("<svg"), 0))}</body></html>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}

module.exports = {page, wanted};
