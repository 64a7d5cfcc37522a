/**
 * The fields of a contact, in the order of the form. `shown` says where a row of the list has one.
 *
 * @type {(import("./dialogs/editor.js").Field & {shown: "title" | "line" | "below"})[]}
 */
export const FIELDS = [
  { name: "name", label: "Name", shown: "title" },
  { name: "email", label: "Email", type: "email", shown: "line" },
  { name: "phone", label: "Phone", type: "tel", hint: "optional", shown: "line" },
  { name: "note", label: "Note", lines: true, hint: "optional", shown: "below" },
];

/** The label of each field, by its name. */
export const LABELS = Object.fromEntries(FIELDS.map(({ name, label }) => [name, label]));

/**
 * Turns the input of a person into the fields of the API: an empty optional field is null.
 *
 * @param {Record<string, string>} typed
 * @returns {import("../shared/api/contacts-api.js").ContactFields}
 */
export function contactFields(typed) {
  const entries = FIELDS.map((field) => [field.name, field.hint ? optional(typed, field) : required(typed, field)]);
  return Object.fromEntries(entries);
}

/** @param {Record<string, string>} typed @param {{name: string}} field */
function required(typed, { name }) {
  return typed[name].trim();
}

/** @param {Record<string, string>} typed @param {{name: string, lines?: boolean}} field */
function optional(typed, { name, lines }) {
  const text = typed[name].trim();
  return (lines && text ? typed[name] : text) || null;
}
