import { announce, find, isolated } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { FIELDS, LABELS, contactFields } from "./contact-fields.js";
import { contactRow } from "./contact-row.js";
import { confirmAndDo } from "./dialogs/confirm.js";
import { sendOrResolveConflict } from "./dialogs/conflict.js";
import { edit } from "./dialogs/editor.js";
import { PagedList } from "./paged-list.js";

/**
 * @typedef {import("../shared/api/contacts-api.js").Contact} Contact
 * @typedef {import("../shared/api/contacts-api.js").ContactsApi} ContactsApi
 */

/**
 * The contacts of one group, to search, add, edit and delete.
 *
 * @param {HTMLElement} el
 * @param {object} about
 * @param {ContactsApi} about.api
 * @param {(query: string) => void} about.onSearch
 */
export function Contacts(el, { api, onSearch }) {
  let groupId = "";
  const notice = new Notice(find(el, ".contacts-notice", HTMLElement));
  const paged = PagedList(find(el, ".paged-list", HTMLElement), {
    id: "contacts",
    searchLabel: "Search contacts",
    noun: ["contact", "contacts"],
    fetch: (asked) => api.contacts(groupId, asked),
    render: (contact) => contactRow(contact, { change, remove }),
    onSearch,
  });
  find(el, "#add-contact", HTMLButtonElement).addEventListener("click", add);

  async function add() {
    const saved = await edit({
      title: ["Add contact"],
      action: "Add contact",
      fields: FIELDS,
      values: {},
      async save(typed) {
        const { item } = await api.createContact(groupId, contactFields(typed));
        announce(`${item.name} added`);
      },
    });
    if (saved) await paged.reload();
  }

  /** @param {Contact} shown */
  async function change(shown) {
    const seen = await read(shown, () => change(shown));
    if (!seen) return;
    const { item, etag } = seen;
    const saved = await edit({
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
    if (saved) await paged.reload();
  }

  /** @param {Contact} shown */
  async function remove(shown) {
    const seen = await read(shown, () => remove(shown));
    if (!seen) return;
    const { item, etag } = seen;
    const done = await confirmAndDo({
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
    if (!done) return;
    await paged.reload();
    find(el, "h2", HTMLElement).focus();
  }

  /**
   * Loads the current contact with its ETag, which a later change must name.
   *
   * @param {Contact} shown
   * @param {() => void} retry
   */
  async function read(shown, retry) {
    notice.clear();
    try {
      return await api.contact(groupId, shown.id);
    } catch (failure) {
      notice.show(failure, { retry });
      return null;
    }
  }

  return {
    /** @param {string} id @param {string} query */
    open(id, query) {
      if (id !== groupId) paged.clear();
      groupId = id;
      notice.clear();
      return paged.open(query);
    },
    clear() {
      groupId = "";
      notice.clear();
      paged.clear();
    },
  };
}
