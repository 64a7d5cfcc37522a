import { isolated, make } from "../shared/ui/element.js";
import { FIELDS } from "./contact-fields.js";

/** @typedef {import("../shared/api/contacts-api.js").Contact} Contact */

/**
 * @param {Contact} contact
 * @param {{change: (contact: Contact) => void, remove: (contact: Contact) => void}} on
 */
export function contactRow(contact, { change, remove }) {
  const row = make("li", { class: "contact" }, [
    make("h3", {}, [isolated(contact.name)]),
    make("p", { class: "reach" }, texts(contact, "line").map(isolated)),
    ...texts(contact, "below").map((text) => make("p", { class: "note" }, [isolated(text)])),
  ]);
  const actions = make("div", { class: "actions" }, [
    button("Edit", contact.name, () => change(contact)),
    button("Delete", contact.name, () => remove(contact)),
  ]);
  row.append(actions);
  return row;
}

/** @param {Contact} contact @param {"line" | "below"} where */
function texts(contact, where) {
  return FIELDS.flatMap(({ name, shown }) => (shown === where && contact[name]) || []);
}

/** @param {string} text @param {string} whose @param {() => void} act */
function button(text, whose, act) {
  const element = make("button", { class: "quiet", text });
  element.type = "button";
  element.append(make("span", { class: "visually-hidden", text: " " }, [isolated(whose)]));
  element.addEventListener("click", act);
  return element;
}
