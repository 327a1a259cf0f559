// Stands in for VS Code and its language client, and keeps what the extension asks of them.

const Module = require("node:module");

/** @typedef {{dispose: () => void}} Disposable */

function makeStub({command = ["argmap"], files = [], documents = [], failing = false} = {}) {
  const kept = {clients: [], commands: new Map(), contexts: {}, errors: [], opened: [], panels: [], said: []};
  const listeners = {open: [], save: [], configuration: []};
  const on = kind => listener => {
    listeners[kind].push(listener);
    return {dispose() {}};
  };
  const vscode = {
    ViewColumn: {Beside: -2},
    Uri: {parse: text => ({text})},
    commands: {
      registerCommand(name, act) {
        kept.commands.set(name, act);
        return {dispose() {}};
      },
      async executeCommand(name, ...words) {
        if (name === "setContext") kept.contexts[words[0]] = words[1];
      },
    },
    env: {openExternal: async address => void kept.opened.push(address.text)},
    window: {
      activeTextEditor: undefined,
      createWebviewPanel(kind, title, column, options) {
        const panel = {
          kind, title, column, options, webview: {html: ""}, closing: [],
          onDidDispose: listener => panel.closing.push(listener),
          dispose: () => panel.closing.splice(0).forEach(listener => listener()),
          reveal: () => { panel.revealed = true; },
        };
        kept.panels.push(panel);
        return panel;
      },
      showErrorMessage: async text => void kept.errors.push(text),
      showInformationMessage: async text => void kept.said.push(text),
    },
    workspace: {
      textDocuments: documents,
      findFiles: async name => files.filter(each => each === name),
      getConfiguration: section => ({get: key => ({"argmap.command": command})[`${section}.${key}`]}),
      getWorkspaceFolder: () => undefined,
      onDidChangeConfiguration: on("configuration"),
      onDidOpenTextDocument: on("open"),
      onDidSaveTextDocument: on("save"),
    },
  };
  class LanguageClient {
    constructor(id, name, server, client) {
      Object.assign(this, {id, name, server, client, running: false});
      kept.clients.push(this);
    }

    async start() {
      if (failing) throw new Error("spawn argmap ENOENT");
      this.running = true;
    }

    async dispose() {
      this.running = false;
    }
  }
  return {kept, listeners, vscode, modules: {vscode, "vscode-languageclient/node": {LanguageClient}}};
}

/** Load the extension anew, with these modules in the place of VS Code's. */
function load(modules) {
  const original = Module._load;
  Module._load = (name, ...rest) => modules[name] ?? original(name, ...rest);
  try {
    for (const file of Object.keys(require.cache)) {
      if (file.startsWith(require("node:path").join(__dirname, "..", "src"))) delete require.cache[file];
    }
    return require("../src/extension.js");
  } finally {
    Module._load = original;
  }
}

function document(text, {languageId = "yaml", file = "/maps/mill.yaml", scheme = "file"} = {}) {
  return {languageId, getText: () => text, uri: {scheme, fsPath: file, toString: () => `${scheme}://${file}`}};
}

module.exports = {document, load, makeStub};
