import { find, isolated } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { Contacts } from "./contacts.js";
import { deleteGroup, renameGroup } from "./groups.js";

/**
 * The open group: its name, what can be done with it, and its contacts.
 *
 * @param {HTMLElement} el
 * @param {object} about
 * @param {import("../shared/api/contacts-api.js").ContactsApi} about.api
 * @param {(query: string) => void} about.onSearch
 * @param {() => Promise<void>} about.onRenamed
 * @param {() => Promise<void>} about.onDeleted
 */
export function GroupPane(el, { api, onSearch, onRenamed, onDeleted }) {
  const title = find(el, "h2", HTMLElement);
  const details = find(el, ".open-group", HTMLElement);
  const notice = new Notice(find(el, ".group-notice", HTMLElement));
  const contacts = Contacts(el, { api, onSearch });
  /** @type {string | null} */
  let shown = null;
  find(el, "#rename-group", HTMLButtonElement).addEventListener("click", () => withGroup(rename));
  find(el, "#delete-group", HTMLButtonElement).addEventListener("click", () => withGroup(remove));
  return { show, focus: () => title.focus() };

  /**
   * @param {string | null} id of a group, or none
   * @param {string} query
   * @param {string} [name] of the group, where it is known already
   */
  async function show(id, query, name) {
    shown = id;
    notice.clear();
    details.hidden = id === null;
    if (name) showName(name);
    else title.textContent = id ? "…" : "No group is open";
    if (!id) return contacts.clear();
    const named = name ? Promise.resolve() : withGroup(async ({ item }) => showName(item.name));
    await Promise.all([named, contacts.open(id, query)]);
  }

  /** @param {string} name of the open group */
  function showName(name) {
    title.replaceChildren(isolated(name));
  }

  /** @param {(seen: import("../shared/api/contacts-api.js").Versioned<import("../shared/api/contacts-api.js").Group>) => Promise<void>} act */
  async function withGroup(act) {
    if (!shown) return;
    notice.clear();
    try {
      await act(await api.group(shown));
    } catch (failure) {
      notice.show(failure, { retry: () => withGroup(act) });
    }
  }

  /** @type {Parameters<typeof withGroup>[0]} */
  async function rename(seen) {
    if (!(await renameGroup(api, seen))) return;
    const { item } = await api.group(seen.item.id);
    showName(item.name);
    await onRenamed();
  }

  /** @type {Parameters<typeof withGroup>[0]} */
  async function remove(seen) {
    const outcome = await deleteGroup(api, seen);
    if (outcome === "kept") showName((await api.group(seen.item.id)).item.name);
    if (outcome === "deleted") await onDeleted();
  }
}
