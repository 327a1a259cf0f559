// The picture of a file, beside its text and current.

const path = require("node:path");
const vscode = require("vscode");
const {command, tell} = require("./command");
const {page, wanted} = require("./page");
const {ask, listen, serve} = require("./serve");

/** @type {Map<string, Preview>} */
const previews = new Map();

class Preview {
  /** @param {import("vscode").Uri} file */
  constructor(file) {
    const folder = vscode.workspace.getWorkspaceFolder(file)?.uri.fsPath ?? path.dirname(file.fsPath);
    this.served = serve(command("serve", "--no-open", "--port", "0", "--", file.fsPath), folder);
    this.panel = vscode.window.createWebviewPanel(
      "argmap.preview", path.basename(file.fsPath),
      {viewColumn: vscode.ViewColumn.Beside, preserveFocus: true},
      {enableScripts: false, localResourceRoots: []});
    this.shown = "";
    this.closed = false;
    this.stopListening = () => {};
    this.panel.onDidDispose(() => {
      this.closed = true;
      this.stopListening();
      this.served.stop();
      previews.delete(file.toString());
    });
  }

  async run() {
    this.say("Drawing…");
    try {
      const address = await this.served.address;
      if (this.closed) return;
      const palette = await ask(`${address}palette.css`);
      this.stopListening = listen(
        address,
        () => void this.update(address, palette.text),
        () => this.say("argmap has ended. Close this, and show the picture again."));
    } catch (error) {
      if (this.closed) return;
      this.panel.dispose();
      await tell(error);
    }
  }

  /**
   * Show what there is now, if it is another thing than what is shown.
   * @param {string} address
   * @param {string} palette
   */
  async update(address, palette) {
    try {
      const state = wanted(JSON.parse((await ask(`${address}state`)).text));
      const now = JSON.stringify(state);
      if (now === this.shown) return;
      this.shown = now;
      const drawn = state.picture ? await ask(address + state.picture) : {found: true, text: ""};
      // While it was drawn there may have been news.
      if (this.closed || now !== this.shown) return;
      this.panel.webview.html = drawn.found
        ? page(state.said, drawn.text, palette)
        : page(drawn.text, "", palette);
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
    }
  }

  /** @param {string} text */
  say(text) {
    if (this.closed) return;
    this.shown = "";
    this.panel.webview.html = page(text);
  }
}

/**
 * Show a file's picture beside it, in the panel that it has or in a new one.
 * @param {import("vscode").Uri} file
 * @returns {Promise<Preview | undefined>}
 */
async function showPreview(file) {
  const there = previews.get(file.toString());
  if (there) {
    there.panel.reveal(undefined, true);
    return there;
  }
  try {
    const made = new Preview(file);
    previews.set(file.toString(), made);
    await made.run();
    return made.closed ? undefined : made;
  } catch (error) {
    await tell(error);
  }
}

/**
 * Open the whole page, with its parts and findings, in the browser.
 * @param {import("vscode").Uri} file
 */
async function openPreview(file) {
  const preview = await showPreview(file);
  if (preview) await vscode.env.openExternal(vscode.Uri.parse(await preview.served.address));
}

function closePreviews() {
  for (const preview of [...previews.values()]) preview.panel.dispose();
}

module.exports = {closePreviews, openPreview, showPreview};
