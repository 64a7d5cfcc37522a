/** The stacks: a folder each, with its manifest, its server file and its policies. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BUILT, FOLDER } from "./places.js";

/**
 * @typedef {object} Stack
 * @property {string} id the folder's name
 * @property {string} title
 * @property {string} language
 * @property {"middleware" | "proxy"} kind
 * @property {string} version where its version is to be read
 * @property {string} documentation
 * @property {string} server the server file
 * @property {string} [as] its name where it runs
 * @property {string[]} [check] the command with which it checks its configuration
 * @property {string[]} start the command that starts it
 * @property {string} [subdomains] how every subdomain is written
 * @property {Record<string, string>} [cannot] the policies that it cannot express, and why
 * @property {Record<string, string>} texts its policies
 */

/** @returns {Stack[]} */
export function stacks() {
  const folders = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, "stack.json")));
  return folders.sort().map((id) => {
    const manifest = JSON.parse(readFileSync(join(FOLDER, id, "stack.json"), "utf8"));
    const texts = policies(readFileSync(join(FOLDER, id, manifest.policies), "utf8"));
    return { id, ...manifest, texts: { none: "", ...texts } };
  });
}

/** The parts of a file between lines such as `// policy: one`. */
function policies(text) {
  const [, ...parts] = text.split(/^[^\w\n]+ policy: /m);
  return Object.fromEntries(
    parts.map((part) => {
      const [heading, ...lines] = part.split("\n");
      return [heading.match(/\w+/)[0], lines.join("\n")];
    }),
  );
}

export function serverFile(stack) {
  return readFileSync(join(FOLDER, stack.id, stack.server), "utf8");
}

/** One program has every policy, since compiling takes long. */
export function isCompiled(stack) {
  return ["rust", "go"].includes(stack.language);
}

/** @param {"starts" | "fixes"} part what the program has in it */
export function programName({ id }, part) {
  return part === "fixes" ? `${id}-fixes` : id;
}

/** Where a compiled program is. */
export function programOf(stack, part) {
  return join(BUILT, stack.language === "rust" ? "rust/debug" : "", programName(stack, part));
}
