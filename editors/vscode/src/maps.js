// Which documents are argmap's.

/** Sources are plain text or Markdown; from a passage of theirs one gets to its nodes. */
const SELECTOR = ["yaml", "plaintext", "markdown"].map(language => ({scheme: "file", language}));

/**
 * Say whether a document is an argument or a comparison file.
 * @param {import("vscode").TextDocument} document
 */
function isMap(document) {
  return document.languageId === "yaml" && document.uri.scheme === "file"
    && /^argmap[ \t]*:/m.test(document.getText());
}

module.exports = {SELECTOR, isMap};
