/** What terminals write for colours and links. */
const ESCAPES = new RegExp(String.raw`\x1b(?:\[[\d;?]*[A-Za-z]|\][^\x07\x1b\n]*(?:\x07|\x1b\\))`, "g");

/** One of the characters for which others are put, or that are left out. */
const OTHER = new RegExp(String.raw`[\r\x1b“”„‘’‚–—\u00a0\u2007\u2009\u202f\u2028\u2029]`);

/** What consoles say has the marks of its language, also around what the diagnosis needs. */
const MESSAGE = /\bCORS\b|\bcross-origin\b|access-control-/i;
const CALL = /\b(?:curl|wget|fetch|axios|headers["“”]?\s?[:=({]|invoke-\w+\b)|^\s*(?:https? |[-–—]+[A-Za-z])/i;

/**
 * A text with the quotes, spaces and hyphens that programs take, where word processors and chats have put others, and
 * without what terminals write beside it.
 *
 * @param {string} text
 */
export function plainText(text) {
  if (!OTHER.test(text)) return text;
  const lines = text.replace(ESCAPES, "").split(/\r(?!\n)|[\n\u2028\u2029]/);
  return lines
    .map((line) => (!OTHER.test(line) || (MESSAGE.test(line) && !CALL.test(line)) ? line : plainLine(line)))
    .join("\n");
}

/** @param {string} line */
function plainLine(line) {
  return line
    .replace(/[“”„]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[\u00a0\u2007\u2009\u202f]/g, " ")
    .replace(/(?<=^|\s)(?:—|–(?=[A-Za-z]{3})|--)(?=[A-Za-z])/g, "--")
    .replace(/(?<=^|\s)–(?=[A-Za-z])/g, "-");
}
