const KEY = "two-origins-stack";

/**
 * The stack for which fixes are written. It is chosen once and kept in this browser where that allows it,
 * and otherwise until the page is left.
 */
class ChosenStack extends EventTarget {
  #name = read();

  /** The name of the stack as verdicts have it, such as `nginx`; empty: none was chosen. */
  get name() {
    return this.#name;
  }

  /** @param {string} name */
  choose(name) {
    if (name === this.#name) return;
    this.#name = name;
    try {
      localStorage.setItem(KEY, name);
    } catch {
      // A sandboxed page has no storage, and some people allow none.
    }
    this.dispatchEvent(new Event("change"));
  }
}

/** The choice, which every fix on the page follows. */
export const chosenStack = new ChosenStack();

function read() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}
