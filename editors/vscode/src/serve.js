// `argmap serve`, started for one file, and what it answers.
//
// Its pages refuse to be framed, by a webview too. So the picture is asked for here, where no other
// page can reach it, and set into a webview that runs nothing.

const {spawn} = require("node:child_process");
const http = require("node:http");

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\//;
const MOST_SAID = 4000;

/**
 * Start a program that says on its standard error where it serves.
 * @param {{program: string, words: string[]}} command
 * @param {string} folder
 */
function serve({program, words}, folder) {
  const child = spawn(program, words, {
    cwd: folder,
    shell: false,
    stdio: ["ignore", "ignore", "pipe"],
    windowsHide: true,
  });
  let said = "";
  /** @type {Promise<string>} */
  const address = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => reject(new Error(said.trim() || "`argmap serve` has ended")));
    child.stderr.setEncoding("utf8").on("data", text => {
      said = (said + text).slice(-MOST_SAID);
      const found = ADDRESS.exec(said);
      if (found) resolve(found[0]);
    });
  });
  return {address, stop: () => void child.kill()};
}

/**
 * Return what is answered at an address, and whether it is what was asked for.
 * @param {string} address
 * @returns {Promise<{found: boolean, text: string}>}
 */
function ask(address) {
  return new Promise((resolve, reject) => {
    http.get(address, answer => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", more => { text += more; });
      answer.on("end", () => resolve({found: answer.statusCode === 200, text}));
      answer.on("error", reject);
    }).on("error", reject);
  });
}

/**
 * Be told at once, and of every change, until the returned function is called.
 * @param {string} address
 * @param {() => void} changed
 * @param {() => void} ended
 */
function listen(address, changed, ended) {
  const asked = http.get(`${address}events`, answer => {
    let kept = "";
    answer.setEncoding("utf8");
    answer.on("data", more => {
      kept += more;
      const events = kept.split("\n\n");
      kept = events.pop() ?? "";
      if (events.some(event => /^data:/m.test(event))) changed();
    });
    answer.on("close", ended);
    answer.on("error", () => undefined); // "close" follows
  });
  asked.on("error", ended);
  return () => void asked.destroy();
}

module.exports = {ask, listen, serve};
