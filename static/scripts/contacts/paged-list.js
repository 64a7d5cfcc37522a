import { countInWords } from "../shared/logic/count.js";
import { LatestOnly } from "../shared/logic/latest-only.js";
import { find, fromTemplate } from "../shared/ui/element.js";
import { Notice } from "../shared/ui/notice.js";
import { SearchField } from "./search-field.js";

const PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 200;

/**
 * A list that is loaded page by page and searched while a person types.
 *
 * @template T
 * @param {HTMLElement} el
 * @param {object} about
 * @param {string} about.id
 * @param {string} about.searchLabel
 * @param {[string, string]} about.noun
 * @param {(asked: import("../shared/api/contacts-api.js").PageRequest) => Promise<import("../shared/api/contacts-api.js").Page<T>>} about.fetch
 * @param {(item: T) => HTMLLIElement} about.render
 * @param {(query: string) => void} about.onSearch
 */
export function PagedList(el, { id, searchLabel, noun, fetch, render, onSearch }) {
  el.append(fromTemplate("paged-list"));
  const count = find(el, ".count", HTMLElement);
  const list = find(el, "ul", HTMLUListElement);
  const more = find(el, ".show-more", HTMLButtonElement);
  const notice = new Notice(find(el, ".notice-slot", HTMLElement));
  list.id = `${id}-list`;
  const latest = new LatestOnly();
  /** @type {string | null} */
  let next = null;
  const search = SearchField(el, {
    id: `${id}-search`,
    label: searchLabel,
    onPause(text) {
      onSearch(text);
      load({ limit: PAGE_SIZE, cursor: null });
    },
  });
  more.addEventListener("click", () => load({ limit: PAGE_SIZE, cursor: next }));

  /** @param {{limit: number, cursor: string | null}} asked */
  async function load({ limit, cursor }) {
    const q = search.text();
    notice.clear();
    list.setAttribute("aria-busy", "true");
    try {
      const result = await latest.run((signal) => fetch({ q, limit, cursor, signal }));
      if (result.superseded) return;
      show(result.value, q, cursor !== null);
    } catch (failure) {
      notice.show(failure, { retry: () => load({ limit, cursor }) });
    }
    list.removeAttribute("aria-busy");
  }

  /**
   * @param {import("../shared/api/contacts-api.js").Page<T>} page
   * @param {string} query
   * @param {boolean} append
   */
  function show(page, query, append) {
    const items = page.items.map(render);
    if (append) list.append(...items);
    else list.replaceChildren(...items);
    next = page.next;
    const words = countInWords({ shown: list.children.length, total: page.total, noun });
    // A link can have any query: the page says none of it in its own voice.
    count.textContent = query ? `${words} found` : words;
    const focused = document.activeElement === more;
    more.hidden = next === null;
    // The button disappears after the last page, so the focus moves to the first new item.
    if (focused && more.hidden) focusIn(items[0]);
  }

  return {
    /** @param {string} query */
    open(query) {
      search.put(query);
      return load({ limit: PAGE_SIZE, cursor: null });
    },
    /** Loads the shown items again, as many as one request can return. */
    reload() {
      const limit = Math.min(MAX_PAGE_SIZE, Math.max(PAGE_SIZE, list.children.length));
      return load({ limit, cursor: null });
    },
    clear() {
      latest.cancel();
      notice.clear();
      search.put("");
      count.textContent = "";
      list.replaceChildren();
      more.hidden = true;
    },
    list,
  };
}

/** @param {Element | undefined} item */
function focusIn(item) {
  const control = item?.querySelector("a, button");
  if (control instanceof HTMLElement) control.focus();
}
