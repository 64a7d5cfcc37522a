const KEY = "two-origins-runs";

/**
 * What was run in this browser, by chapter. It is kept where the browser allows that, and otherwise
 * until the page is left.
 */
export class RunsDone extends EventTarget {
  /** @type {Record<string, string[]>} */
  #byChapter = read();

  /** @param {string} chapter @param {string} scenario */
  add(chapter, scenario) {
    if (this.has(chapter, scenario)) return;
    this.#byChapter[chapter] = [...this.in(chapter), scenario];
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#byChapter));
    } catch {
      // A sandboxed page has no storage, and some people allow none.
    }
    this.dispatchEvent(new Event("change"));
  }

  /** @param {string} chapter @param {string} scenario */
  has(chapter, scenario) {
    return this.in(chapter).includes(scenario);
  }

  /** @param {string} chapter @returns {string[]} */
  in(chapter) {
    const ids = this.#byChapter[chapter];
    return Array.isArray(ids) ? ids : [];
  }
}

/** @returns {Record<string, string[]>} */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return kept !== null && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}
