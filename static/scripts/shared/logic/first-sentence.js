/**
 * The first sentence of a text. A full stop ends it if a space and a capital letter follow.
 *
 * @param {string} text
 */
export function firstSentence(text) {
  return text.match(/^.*?[.!?](?=\s+[A-Z]|\s*$)/s)?.[0] ?? text;
}
