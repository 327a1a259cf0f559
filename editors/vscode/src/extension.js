// Starts the server when a map is opened, and shows pictures.

const vscode = require("vscode");
const {isMap} = require("./maps");
const {closePreviews, openPreview, showPreview} = require("./preview");
const {restartServer, startServer, stopServer} = require("./server");

/** @param {import("vscode").ExtensionContext} context */
async function activate(context) {
  /** @param {import("vscode").TextDocument} document */
  const startFor = document => isMap(document) ? startServer() : undefined;
  context.subscriptions.push(
    vscode.commands.registerCommand("argmap.showPreview", () => withMap(showPreview)),
    vscode.commands.registerCommand("argmap.openPreview", () => withMap(openPreview)),
    vscode.commands.registerCommand("argmap.restartServer", restartServer),
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidSaveTextDocument(startFor),
    vscode.workspace.onDidChangeConfiguration(
      event => event.affectsConfiguration("argmap.command") ? restartServer() : undefined));
  // A folder with settings for argmap has maps, though none may be open: its texts lead to them.
  const settings = await vscode.workspace.findFiles("argmap.toml", undefined, 1);
  if (settings.length || vscode.workspace.textDocuments.some(isMap)) await startServer();
}

/** @param {(file: import("vscode").Uri) => Promise<unknown>} act */
async function withMap(act) {
  const document = vscode.window.activeTextEditor?.document;
  if (document && isMap(document)) await act(document.uri);
  else await vscode.window.showInformationMessage("Open a map first: a YAML file with an `argmap:` key.");
}

async function deactivate() {
  closePreviews();
  await stopServer();
}

module.exports = {activate, deactivate};
