// What is started: the program of the setting `argmap.command`, and no shell.

const vscode = require("vscode");

/**
 * Return the program, and all the words after it.
 * @param {string[]} words
 * @returns {{program: string, words: string[]}}
 */
function command(...words) {
  const said = vscode.workspace.getConfiguration("argmap").get("command", ["argmap"]);
  if (!Array.isArray(said) || !said[0] || said.some(word => typeof word !== "string")) {
    throw new Error("the setting `argmap.command` has to be a list of words, the program first");
  }
  return {program: said[0], words: [...said.slice(1), ...words]};
}

/**
 * Say what has gone wrong, and lead to the setting.
 * @param {unknown} error
 */
async function tell(error) {
  const open = "Open the Setting";
  const said = error instanceof Error ? error.message : String(error);
  if (await vscode.window.showErrorMessage(`argmap: ${said}`, open)) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "argmap.command");
  }
}

module.exports = {command, tell};
