import { find, isolated } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { readAddress, writeAddress } from "./url-state.js";
import { Contacts } from "./contacts.js";
import { deleteGroup, Groups, renameGroup } from "./groups.js";

/**
 * Shows the groups beside the contacts of the open group, and keeps the address bar up to date.
 *
 * @param {HTMLElement} el
 * @param {import("../shared/api/contacts-api.js").ContactsApi} api
 */
export function Workspace(el, api) {
  const contactsPane = find(el, "#contacts-pane", HTMLElement);
  const title = find(contactsPane, "h2", HTMLElement);
  const details = find(contactsPane, ".open-group", HTMLElement);
  const notice = new Notice(find(contactsPane, ".group-notice", HTMLElement));
  let address = readAddress(location.search);

  const groups = Groups(find(el, "#groups-pane", HTMLElement), {
    api,
    onOpen: (group) => go({ ...address, group: group.id, find: "" }, group.name),
    onSearch: (q) => note({ ...address, q }),
    href: (id) => writeAddress({ ...address, group: id, find: "" }),
  });
  const contacts = Contacts(contactsPane, { api, onSearch: (text) => note({ ...address, find: text }) });

  find(el, "#rename-group", HTMLButtonElement).addEventListener("click", () => withGroup(rename));
  find(el, "#delete-group", HTMLButtonElement).addEventListener("click", () => withGroup(remove));
  find(el, "#all-groups", HTMLButtonElement).addEventListener("click", () => {
    go({ ...address, group: null, find: "" });
    find(el, "#groups-search", HTMLInputElement).focus();
  });
  addEventListener("popstate", () => {
    // A link to a part of this page changes nothing but the fragment.
    const isElsewhere = writeAddress(readAddress(location.search)) !== writeAddress(address);
    if (!el.hidden && isElsewhere) open();
  });

  /** @param {import("./url-state.js").Address} changed */
  function note(changed) {
    address = changed;
    history.replaceState(null, "", writeAddress(address));
  }

  /**
   * @param {import("./url-state.js").Address} changed
   * @param {string} [name] of the group, where it is known already
   */
  function go(changed, name) {
    if (changed.group === address.group && name) return void title.focus();
    address = changed;
    history.pushState(null, "", writeAddress(address));
    return openGroup(name).then(() => void (name && title.focus()));
  }

  /** @param {string} [name] */
  async function openGroup(name) {
    const { group } = address;
    notice.clear();
    groups.markOpen(group);
    el.dataset.view = group ? "contacts" : "groups";
    details.hidden = group === null;
    if (name) showName(name);
    else title.textContent = group ? "…" : "No group is open";
    if (!group) return contacts.clear();
    const named = name ? Promise.resolve() : withGroup(async ({ item }) => showName(item.name));
    await Promise.all([named, contacts.open(group, address.find)]);
  }

  /** @param {string} name of the open group */
  function showName(name) {
    title.replaceChildren(isolated(name));
  }

  /** @param {(seen: import("../shared/api/contacts-api.js").Versioned<import("../shared/api/contacts-api.js").Group>) => Promise<void>} act */
  async function withGroup(act) {
    if (!address.group) return;
    notice.clear();
    try {
      await act(await api.group(address.group));
    } catch (failure) {
      notice.show(failure, { retry: () => withGroup(act) });
    }
  }

  /** @type {Parameters<typeof withGroup>[0]} */
  async function rename(seen) {
    if (!(await renameGroup(api, seen))) return;
    const { item } = await api.group(seen.item.id);
    showName(item.name);
    await groups.reload();
  }

  /** @type {Parameters<typeof withGroup>[0]} */
  async function remove(seen) {
    const outcome = await deleteGroup(api, seen);
    if (outcome === "cancelled") return;
    if (outcome === "kept") return showName((await api.group(seen.item.id)).item.name);
    await go({ ...address, group: null, find: "" });
    await groups.reload();
    find(el, "#groups-pane h2", HTMLElement).focus();
  }

  async function open() {
    note(readAddress(location.search));
    el.hidden = false;
    await Promise.all([groups.open(address.q), openGroup()]);
  }

  return { open };
}
