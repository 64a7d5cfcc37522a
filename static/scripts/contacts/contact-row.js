import { make } from "../shared/ui/element.js";

/** @typedef {import("../shared/api/contacts-api.js").Contact} Contact */

/**
 * @param {Contact} contact
 * @param {{change: (contact: Contact) => void, remove: (contact: Contact) => void}} on
 */
export function contactRow(contact, { change, remove }) {
  const row = make("li", { class: "contact" }, [
    make("h3", { text: contact.name }),
    make("p", { class: "reach" }, reach(contact)),
  ]);
  if (contact.note) row.append(make("p", { class: "note", text: contact.note }));
  const actions = make("div", { class: "actions" }, [
    button("Edit", contact.name, () => change(contact)),
    button("Delete", contact.name, () => remove(contact)),
  ]);
  row.append(actions);
  return row;
}

/** @param {Contact} contact */
function reach({ email, phone }) {
  return [email, phone].flatMap((text) => (text ? [make("span", { text })] : []));
}

/** @param {string} text @param {string} whose @param {() => void} act */
function button(text, whose, act) {
  const element = make("button", { class: "quiet", text });
  element.type = "button";
  element.append(make("span", { class: "visually-hidden", text: ` ${whose}` }));
  element.addEventListener("click", act);
  return element;
}
