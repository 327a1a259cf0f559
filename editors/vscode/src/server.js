// The language server, `argmap lsp`: started once, and again when somebody asks for it.

const vscode = require("vscode");
const {LanguageClient} = require("vscode-languageclient/node");
const {command, tell} = require("./command");
const {SELECTOR} = require("./maps");

/** @type {LanguageClient | undefined} */
let client;
let tried = false;

/** Start it for the first map that is opened. What has failed isn't tried again by itself. */
async function startServer() {
  if (tried) return;
  tried = true;
  try {
    const {program, words} = command("lsp");
    client = new LanguageClient(
      "argmap", "argmap",
      {command: program, args: words, options: {shell: false}},
      {documentSelector: SELECTOR});
    await client.start();
    await vscode.commands.executeCommand("setContext", "argmap.running", true);
  } catch (error) {
    client = undefined;
    await tell(error);
  }
}

async function stopServer() {
  const running = client;
  client = undefined;
  await vscode.commands.executeCommand("setContext", "argmap.running", false);
  await running?.dispose();
}

async function restartServer() {
  await stopServer();
  tried = false;
  await startServer();
}

module.exports = {restartServer, startServer, stopServer};
