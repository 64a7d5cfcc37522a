/**
 * Compares two versions of a resource field by field.
 *
 * @param {Record<string, string>} labels by field name, in order
 * @param {Record<string, unknown>} theirs
 * @param {Record<string, unknown>} mine
 * @returns {{label: string, theirs: string, mine: string, differs: boolean}[]}
 */
export function fieldDifferences(labels, theirs, mine) {
  return Object.entries(labels).map(([field, label]) => {
    const [a, b] = [text(theirs[field]), text(mine[field])];
    return { label, theirs: a, mine: b, differs: a !== b };
  });
}

/** @param {unknown} value */
function text(value) {
  return value === null || value === undefined ? "" : String(value);
}
