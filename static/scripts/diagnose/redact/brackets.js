/**
 * The brackets of a JSON text that are in no string, with their offsets.
 *
 * @param {string} text
 * @returns {Iterable<[at: number, bracket: string]>}
 */
export function* brackets(text) {
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isString) {
      if (character === "\\") at++;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if ("{}[]".includes(character)) yield [at, character];
  }
}
