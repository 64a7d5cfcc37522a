/**
 * The end of an argument, up to white space outside of strings and brackets. A backquote takes the meaning of the
 * character after it.
 *
 * @param {string} text
 * @param {number} start
 */
export function argumentEnd(text, start) {
  const here = /^@(["'])[ \t]*\r?\n/.exec(text.slice(start, start + 20));
  if (here) return after(text, text.indexOf(`\n${here[1]}@`, start), 3);
  let open = 0;
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (character === "`") at += 2;
    else if (character === "'") at = after(text, text.indexOf("'", at + 1), 1);
    else if (character === '"') at = doubleQuoteEnd(text, at + 1);
    else if (/[({[]/.test(character)) {
      open++;
      at++;
    } else if (/[)}\]]/.test(character)) {
      if (open === 0) return at;
      open--;
      at++;
    } else if (open === 0 && /[\s;|,]/.test(character)) return at;
    else at++;
  }
  return text.length;
}

/** @param {string} text @param {number} from */
function doubleQuoteEnd(text, from) {
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === "`" ? 2 : 1;
  return Math.min(text.length, at + 1);
}

/** @param {string} text @param {number} found @param {number} length */
function after(text, found, length) {
  return found < 0 ? text.length : found + length;
}
