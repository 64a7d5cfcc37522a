/** A line that is a name and its value, up to its end. */
const LINES = [
  // Maybe after a mark of curl, with a time before it, or an offset.
  /^((?:[\d:.TZ+-]{5,40}[ \t]{1,9}(?=[<>*]))?(?:[\s<>*|│•-]{0,20}|[\da-f]{4}: )(:?[A-Za-z_][^\s:：{}()"'`,=<>[\]/]{0,80})(?:[ \t]{0,9}[:：](?!\/\/)|[ ]?\t)[ \t]*)(.*?)(\r?)$/s,
  // As curl says what it sends with HTTP/2.
  /^([\d:.TZ+ -]{0,40}\*.{0,40}?\[(:?[^\s:[\]]{1,80}): )(.*)(\]\s*)$/s,
  // As PHP prints its variables.
  /^(\s*\[([\w-]{1,80})\] => )(.*?)(\r?)$/s,
];

/**
 * The name and the value of which a line consists, with what stands around them.
 *
 * @param {string} line
 * @returns {{before: string, name: string, value: string, after: string} | null} null when it does not
 */
export function nameAndValue(line) {
  const [, before, name, value, after] = LINES.map((it) => it.exec(line)).find((it) => it !== null) ?? [];
  return name === undefined ? null : { before, name: headerName(name), value, after };
}

/** The name of a header, which PHP and others have among their variables. @param {string} name */
export function headerName(name) {
  return name.startsWith("HTTP_") ? name.slice(5).replaceAll("_", "-") : name;
}
