import { find } from "../shared/ui/element.js";
import { GroupPane } from "./group-pane.js";
import { Groups } from "./groups.js";
import { readAddress, writeAddress } from "./url-state.js";

/**
 * Shows the groups beside the contacts of the open group, and keeps the address bar up to date.
 *
 * @param {HTMLElement} el
 * @param {import("../shared/api/contacts-api.js").ContactsApi} api
 */
export function Workspace(el, api) {
  let address = readAddress(location.search);
  const groups = Groups(find(el, "#groups-pane", HTMLElement), {
    api,
    onOpen: (group) => go({ ...address, group: group.id, find: "" }, group.name),
    onSearch: (q) => note({ ...address, q }),
    href: (id) => writeAddress({ ...address, group: id, find: "" }),
  });
  const pane = GroupPane(find(el, "#contacts-pane", HTMLElement), {
    api,
    onSearch: (text) => note({ ...address, find: text }),
    onRenamed: () => groups.reload(),
    onDeleted: leaveGroup,
  });
  find(el, "#all-groups", HTMLButtonElement).addEventListener("click", () => {
    go({ ...address, group: null, find: "" });
    find(el, "#groups-search", HTMLInputElement).focus();
  });
  addEventListener("popstate", () => {
    // A link to a part of this page changes nothing but the fragment.
    const isElsewhere = writeAddress(readAddress(location.search)) !== writeAddress(address);
    if (!el.hidden && isElsewhere) open();
  });
  return { open };

  /** @param {import("./url-state.js").Address} changed */
  function note(changed) {
    address = changed;
    history.replaceState(null, "", writeAddress(address));
  }

  /**
   * @param {import("./url-state.js").Address} changed
   * @param {string} [name] of the group, where it is known already
   * @returns {void | Promise<void>}
   */
  function go(changed, name) {
    if (changed.group === address.group && name) return void pane.focus();
    address = changed;
    history.pushState(null, "", writeAddress(address));
    return showGroup(name).then(() => void (name && pane.focus()));
  }

  /** @param {string} [name] @returns {Promise<void>} */
  function showGroup(name) {
    const { group, find: query } = address;
    groups.markOpen(group);
    el.dataset.view = group ? "contacts" : "groups";
    return pane.show(group, query, name);
  }

  /** @returns {Promise<void>} */
  async function leaveGroup() {
    await go({ ...address, group: null, find: "" });
    await groups.reload();
    find(el, "#groups-pane h2", HTMLElement).focus();
  }

  async function open() {
    note(readAddress(location.search));
    el.hidden = false;
    await Promise.all([groups.open(address.q), showGroup()]);
  }
}
