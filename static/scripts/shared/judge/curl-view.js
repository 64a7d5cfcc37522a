import { codeBlock } from "../ui/code.js";
import { make } from "../ui/element.js";

const SHELLS = "The quotes are those of sh, bash, zsh and fish; Windows has such a shell with Git and with WSL.";

/**
 * Shows commands, each to be copied alone.
 *
 * @param {import("./curl.js").CurlCommand[]} commands
 * @param {(command: string) => string} [shown] what is shown in place of a command that is copied
 */
export function curlView(commands, shown = (command) => command) {
  const parts = commands.map(({ sends, command }) =>
    make("div", {}, [make("p", { class: "part", text: sends }), codeBlock(shown(command), command)]),
  );
  return make("div", { class: "curl-view" }, [...parts, make("p", { class: "hint", text: SHELLS })]);
}
