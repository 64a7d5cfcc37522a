/**
 * Turns the input of a person into the fields of the API: an empty optional field is null.
 *
 * @param {Record<string, string>} typed
 * @returns {import("../shared/api/contacts-api.js").ContactFields}
 */
export function contactFields({ name, email, phone, note }) {
  return { name: name.trim(), email: email.trim(), phone: phone.trim() || null, note: note.trim() ? note : null };
}
