import { SECRET_PARTS } from "./secret.js";

/** What can be the name of a secret. */
const NAME = new RegExp(`key|${SECRET_PARTS.join("|")}`, "i");

/** What ends a name; a string may begin on the next line. */
const AFTER_NAME =
  /((?:\\{0,4}["'`]|&(?:quot|apos|#3[49]);|[“”‘’])?\]?[ \t]*)(:?=>?|:)[ \t]*(?:\r?\n[ \t]*(?=["'`]))?/iy;

/** Names that words have too. */
const WORD = /^(?:user(?:name)?|login|pass|pin|pw)$/i;

/** Whether a name is a word, too. @param {string} name */
export function isWord(name) {
  return WORD.test(name);
}

/**
 * The names of what may be secrets: the name, what stands after it, and the mark before its value. All of it in one
 * pattern takes WebKit several times as long.
 *
 * @param {string} text
 * @returns {Iterable<import("./quoted.js").Found>}
 */
export function* valueNames(text) {
  for (const { 0: name, index } of text.matchAll(/[\w-]+/g)) {
    if (!NAME.test(name) && !isWord(name)) continue;
    AFTER_NAME.lastIndex = index + name.length;
    const after = AFTER_NAME.exec(text);
    if (after) yield { index, 0: name + after[0], 1: name, 2: after[1], 3: after[2] };
  }
}
