import { stringEnd } from "./quoted.js";

/**
 * Reads one word of a command, for a POSIX shell or for cmd: quoted parts and others, up to white space or an
 * operator.
 *
 * @param {string} text
 * @param {number} start
 * @returns {number} its end
 */
export function wordEnd(text, start) {
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (text.startsWith('^"', at)) at = caretQuoteEnd(text, at + 2);
    else if (character === '"' || (character === "'" && text[at - 1] === "$")) at = stringEnd(text, at);
    else if (character === "'") at = end(text, text.indexOf("'", at + 1));
    else if (character === "\\" || character === "^") {
      if (/[\r\n]/.test(text[at + 1] ?? "\n")) return at;
      at += 2;
    } else if (/[\s;|]/.test(character) || text.startsWith("&&", at) || text.startsWith("&\n", at)) return at;
    else at++;
  }
  return text.length;
}

/**
 * Where the next word of the same command begins.
 *
 * @param {string} text
 * @param {number} from
 * @returns {number} -1 at the end of the command
 */
export function nextWord(text, from) {
  const space = /^(?:[ \t]|[\\^`]\r?\n)*/.exec(text.slice(from, from + 400))?.[0].length ?? 0;
  const at = from + space;
  const isEnd = at >= text.length || /[\r\n;|]/.test(text[at]) || text.startsWith("&&", at);
  return isEnd ? -1 : at;
}

/** A word without its quotes, as far as an option or the name of a header needs. @param {string} word */
export function unquoted(word) {
  return word.replace(/^[$^]*["']|(?<!["'^])["'^]+$/g, "").replace(/\^(.)/g, "$1");
}

/** @param {string} text @param {number} from */
function caretQuoteEnd(text, from) {
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('^\\^"', at)) at += 3;
    else if (text.startsWith('^"', at)) return at + 2;
  }
  return text.length;
}

/** @param {string} text @param {number} found */
function end(text, found) {
  return found < 0 ? text.length : found + 1;
}
