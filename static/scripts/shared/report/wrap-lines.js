/**
 * Breaks a header that is too long. Its value goes on below its beginning; where it has no room beside the
 * name, it gets lines of its own.
 *
 * @param {string} header
 * @param {number} room in characters
 */
export function wrapHeader(header, room) {
  const [, name, value] = /^([^\s:]+: )(.+)$/.exec(header) ?? [];
  if (header.length <= room || value === undefined) return wrap(header, room);
  const longest = Math.max(...value.split(" ").map(({ length }) => length));
  const isBeside = room - name.length >= Math.max(longest, LEAST_BESIDE);
  // A value that has just enough room without an indent stays whole.
  const isWhole = longest <= room && longest > room - INDENT;
  const indent = " ".repeat(isBeside ? name.length : isWhole ? room - longest : INDENT);
  const lines = wrap(value, room - indent.length).map((line) => indent + line);
  return isBeside ? [name + lines[0].slice(name.length), ...lines.slice(1)] : [name, ...lines];
}

/** How far a value on lines of its own is from the beginning of its name. */
const INDENT = 2;
/** The fewest characters that a column of a value may have. */
const LEAST_BESIDE = 12;

/** Where a line breaks so that values stay whole. */
const AFTER_SPACES = /(?<= )/;
/** Where a request line does: between the parts of its path and query, too. */
const AFTER_PARTS = /(?<=[ /?&])/;

/** Breaks the title of a message. @param {string} title @param {number} room in characters */
export function wrapTitle(title, room) {
  return wrap(title, room, AFTER_PARTS);
}

/**
 * Breaks a line that is too long: at the last of these places that the room reaches, and without one wherever the
 * room ends.
 *
 * @param {string} line
 * @param {number} room in characters
 * @param {RegExp} [places]
 */
function wrap(line, room, places = AFTER_SPACES) {
  const lines = [];
  let rest = line;
  while (rest.length > room) {
    const end = lastPlace(rest, room, places) || room;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...lines, rest];
}

/** @param {string} line @param {number} room @param {RegExp} places */
function lastPlace(line, room, places) {
  let end = 0;
  for (const part of line.split(places)) {
    if (end + part.length > room) break;
    end += part.length;
  }
  return end;
}
