/** Puts the text of a policy at the marked place of a server file. */

/** A marked place: `//@cors`, or `#@cors http` for a part of the text. */
const PLACE = /^([ \t]*)[^\w\n]+@cors(?: (\w+))?[^\w\n]*$/gm;
/** The heading of such a part, such as `# in http { }` and perhaps more words. */
const PART = /^[^\w\n]+ in (\w+) \{ \}.*$/m;

/** The server file with that text. */
export function withPolicy(file, text) {
  const parts = partsOf(text);
  return file.replace(PLACE, (_, indent, name) => indented(parts[name ?? "whole"] ?? "", indent));
}

/** The server file with every one of these texts by its name, in the places between `//@each` and `//@end`. */
export function withPolicies(file, texts) {
  return file.replace(/^[ \t]*\/\/@each\n([^]*?)^[ \t]*\/\/@end\n/gm, (_, block) =>
    Object.entries(texts)
      .map(([name, text]) => withPolicy(block, text).replaceAll("POLICY", name))
      .join("\n"),
  );
}

function partsOf(text) {
  const [first, ...rest] = text.split(PART);
  const parts = { whole: rest.length === 0 ? first : text };
  for (let index = 0; index < rest.length; index += 2) parts[rest[index]] = rest[index + 1];
  return parts;
}

function indented(text, indent) {
  return text.replace(/^(?=.)/gm, indent).trimEnd();
}
