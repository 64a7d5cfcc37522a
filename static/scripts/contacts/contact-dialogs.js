import { announce, isolated } from "../shared/ui/element.js";
import { FIELDS, LABELS, contactFields } from "./contact-fields.js";
import { confirmAndDo } from "./dialogs/confirm.js";
import { sendOrResolveConflict } from "./dialogs/conflict.js";
import { edit } from "./dialogs/editor.js";

/**
 * @typedef {import("../shared/api/contacts-api.js").ContactsApi} ContactsApi
 * @typedef {import("../shared/api/contacts-api.js").Versioned<import("../shared/api/contacts-api.js").Contact>} Seen
 */

/** @param {ContactsApi} api @param {string} groupId @returns {Promise<boolean>} whether it was added */
export function addContact(api, groupId) {
  return edit({
    title: ["Add contact"],
    action: "Add contact",
    fields: FIELDS,
    values: {},
    async save(typed) {
      const { item } = await api.createContact(groupId, contactFields(typed));
      announce(`${item.name} added`);
    },
  });
}

/** @param {ContactsApi} api @param {string} groupId @param {Seen} seen @returns {Promise<boolean>} whether it was saved */
export function changeContact(api, groupId, { item, etag }) {
  return edit({
    title: ["Edit ", isolated(item.name)],
    action: "Save",
    fields: FIELDS,
    values: { ...item },
    async save(typed) {
      const mine = contactFields(typed);
      const there = await sendOrResolveConflict({
        send: (tag) => api.replaceContact(groupId, item.id, mine, tag),
        etag,
        read: () => api.contact(groupId, item.id),
        labels: LABELS,
        mine: { ...mine },
      });
      announce(there === "mine" ? `${mine.name} saved` : "The other change was kept");
    },
  });
}

/** @param {ContactsApi} api @param {string} groupId @param {Seen} seen @returns {Promise<boolean>} whether it was done */
export function deleteContact(api, groupId, { item, etag }) {
  return confirmAndDo({
    title: "Delete contact",
    text: ["“", isolated(item.name), "” (", isolated(item.email), ") will be gone from this group."],
    action: "Delete contact",
    async act() {
      const send = (/** @type {string | null} */ tag) => api.deleteContact(groupId, item.id, tag);
      const again = () => api.contact(groupId, item.id);
      const there = await sendOrResolveConflict({ send, etag, read: again, labels: LABELS, mine: null });
      announce(there === "mine" ? `${item.name} deleted` : "The contact was kept");
    },
  });
}
