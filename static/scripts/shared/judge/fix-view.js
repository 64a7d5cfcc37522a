import { codeBlock, withValues } from "../ui/code.js";
import { make } from "../ui/element.js";
import { headerLines, stackSnippets } from "./fix-snippets.js";
import { stackCode } from "./stack-code.js";

/** The headers that say something in the answer to a preflight only. */
const OF_PREFLIGHT = /^access-control-allow-(methods|headers)$/i;

/** https://fetch.spec.whatwg.org/#cors-safelisted-method */
const OF_METHODS =
  "Browsers let GET, HEAD and POST through whatever the list of methods says; they are in it because some servers do not.";

/**
 * What repairs a refusal: first the choice of the stack with the code for it, so that who has one sees both at once,
 * then the lines that the answer must have, whatever the server, and the request as the page should make it.
 *
 * @param {import("./judge.js").Fix} fix
 * @param {object} [about]
 * @param {import("./judge.js").Decisive | null} [about.decisive] what decided, so whose answer the lines are of
 * @returns {HTMLElement | null} null when there is nothing to write
 */
export function fixView(fix, { decisive } = {}) {
  const lines = headerLines(fix);
  const stacks = stackSnippets(fix);
  const isOfPreflight = decisive
    ? decisive.message === "preflight"
    : fix.headers.some(([name]) => OF_PREFLIGHT.test(name));
  const isListShown = fix.headers.some(([name]) => /^access-control-allow-methods$/i.test(name));
  const ofMethods = fix.policy ? [hint(OF_METHODS)] : [];
  const below = [...maxAge(fix), ...(isListShown ? [] : ofMethods)];
  const parts = [
    ...(stacks.length > 0 ? [stackCode(stacks, { below })] : []),
    ...(lines ? [part(`What the answer${isOfPreflight ? " to OPTIONS" : ""} must have`, codeBlock(lines))] : []),
    ...(isListShown ? ofMethods : []),
    ...(lines && isOfPreflight ? [ofRequest(fix)] : []),
    ...(fix.client ? [part("The page", codeBlock(fix.client.trim()))] : []),
  ];
  return parts.length > 0 ? make("div", { class: "fix-view" }, parts) : null;
}

/** A mended preflight alone lets nobody read. @param {import("./judge.js").Fix} fix */
function ofRequest({ headers }) {
  const names = headers.map(([name]) => name).filter((name) => !OF_PREFLIGHT.test(name));
  return hint(`The answer to the request itself must have ${new Intl.ListFormat("en").format(names)} too.`);
}

/** The code has a header more than the answer must have. @param {import("./judge.js").Fix} fix */
function maxAge({ headers, policy }) {
  if (!policy || headers.every(([name]) => !OF_PREFLIGHT.test(name))) return [];
  return [
    hint(
      `The code also has browsers keep the answer to a preflight for ${policy.maxAge} seconds (Access-Control-Max-Age), which saves requests. The answer need not have it.`,
    ),
  ];
}

/** @param {string} text */
function hint(text) {
  return make("p", { class: "hint" }, withValues(text));
}

/** @param {string} title @param {HTMLElement} code */
function part(title, code) {
  return make("div", {}, [make("p", { class: "part", text: title }), code]);
}
