import { find } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { addContact, changeContact, deleteContact } from "./contact-dialogs.js";
import { contactRow } from "./contact-row.js";
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
    if (await addContact(api, groupId)) await paged.reload();
  }

  /** @param {Contact} shown */
  async function change(shown) {
    const seen = await read(shown, () => change(shown));
    if (seen && (await changeContact(api, groupId, seen))) await paged.reload();
  }

  /** @param {Contact} shown */
  async function remove(shown) {
    const seen = await read(shown, () => remove(shown));
    if (!seen || !(await deleteContact(api, groupId, seen))) return;
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
