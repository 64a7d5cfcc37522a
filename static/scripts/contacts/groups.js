import { announce, find, isolated, make } from "../shared/ui/element.js";
import { confirmAndDo } from "./dialogs/confirm.js";
import { sendOrResolveConflict } from "./dialogs/conflict.js";
import { edit } from "./dialogs/editor.js";
import { ErrorForm } from "../shared/forms/error-form.js";
import { PagedList } from "./paged-list.js";

/**
 * @typedef {import("../shared/api/contacts-api.js").Group} Group
 * @typedef {import("../shared/api/contacts-api.js").ContactsApi} ContactsApi
 */

const LABELS = { name: "Name" };

/**
 * The groups of the account, to search, open and create.
 *
 * @param {HTMLElement} el
 * @param {object} about
 * @param {ContactsApi} about.api
 * @param {(group: Group) => void} about.onOpen
 * @param {(query: string) => void} about.onSearch
 * @param {(id: string) => string} about.href
 */
export function Groups(el, { api, onOpen, onSearch, href }) {
  /** @type {string | null} */
  let open = null;
  const paged = PagedList(find(el, ".paged-list", HTMLElement), {
    id: "groups",
    searchLabel: "Search groups",
    noun: ["group", "groups"],
    fetch: (asked) => api.groups(asked),
    render,
    onSearch,
  });

  const form = find(el, "form", HTMLFormElement);
  ErrorForm(form, async ({ name }) => {
    const { item } = await api.createGroup({ name });
    form.reset();
    announce(`Group ${item.name} created`);
    onSearch("");
    onOpen(item);
    await paged.open("");
    // A group that is not on the first page of the list stands first until its own page comes.
    if (!linkTo(item.id)) paged.list.prepend(render(item));
  });

  const links = () => [...paged.list.querySelectorAll("a")];
  const linkTo = (/** @type {string} */ id) => links().find((link) => link.dataset.id === id);

  /** @param {Group} group */
  function render(group) {
    linkTo(group.id)?.closest("li")?.remove();
    const link = make("a", {}, [isolated(group.name)]);
    link.href = href(group.id);
    link.dataset.id = group.id;
    mark(link);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      onOpen(group);
    });
    return make("li", {}, [link]);
  }

  /** @param {HTMLAnchorElement} link */
  function mark(link) {
    if (link.dataset.id === open) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }

  return {
    ...paged,
    /** @param {string | null} id */
    markOpen(id) {
      open = id;
      links().forEach(mark);
    },
  };
}

/**
 * @param {ContactsApi} api
 * @param {import("../shared/api/contacts-api.js").Versioned<Group>} seen
 * @returns {Promise<boolean>} whether the group may read differently now
 */
export function renameGroup(api, { item, etag }) {
  return edit({
    title: ["Rename group"],
    action: "Save",
    fields: [{ name: "name", label: "Name" }],
    values: { name: item.name },
    async save({ name }) {
      const there = await sendOrResolveConflict({
        send: (tag) => api.renameGroup(item.id, { name }, tag),
        etag,
        read: () => api.group(item.id),
        labels: LABELS,
        mine: { name },
      });
      announce(there === "mine" ? "Group renamed" : "The other change was kept");
    },
  });
}

/**
 * @param {ContactsApi} api
 * @param {import("../shared/api/contacts-api.js").Versioned<Group>} seen
 * @returns {Promise<"deleted" | "kept" | "cancelled">}
 */
export async function deleteGroup(api, { item, etag }) {
  let there = "mine";
  const done = await confirmAndDo({
    title: "Delete group",
    text: ["“", isolated(item.name), "” and all contacts in it will be gone."],
    action: "Delete group",
    async act() {
      const send = (/** @type {string | null} */ tag) => api.deleteGroup(item.id, tag);
      there = await sendOrResolveConflict({ send, etag, read: () => api.group(item.id), labels: LABELS, mine: null });
    },
  });
  if (!done) return "cancelled";
  if (there === "theirs") return "kept";
  announce(`Group ${item.name} deleted`);
  return "deleted";
}
