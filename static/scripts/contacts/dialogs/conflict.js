import { Failure } from "../../shared/api/failure.js";
import { find, isolated, make } from "../../shared/ui/element.js";
import { Cancelled } from "../../shared/forms/error-form.js";
import { makeDialog } from "./dialog.js";
import { fieldDifferences } from "./difference.js";

/**
 * @template T
 * @typedef {object} Change
 * @property {(etag: string | null) => Promise<unknown>} send
 * @property {string | null} etag of what the person last saw
 * @property {() => Promise<{item: T, etag: string | null}>} read
 * @property {Record<string, string>} labels of the fields, by name
 * @property {Record<string, unknown> | null} mine null to delete it
 */

/**
 * Sends a change to one version of a resource. If the resource has changed in the meantime, the
 * person sees both versions and chooses one.
 *
 * @template {object} T
 * @param {Change<T>} change
 * @returns {Promise<"mine" | "theirs">} which of the two is there now
 */
export async function sendOrResolveConflict({ send, etag, read, labels, mine }) {
  for (;;) {
    try {
      await send(etag);
      return "mine";
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.status !== 412) throw failure;
      const now = await current(failure, read);
      const choice = await askWhichToKeep(labels, now.item, mine);
      if (choice === "theirs") return "theirs";
      if (choice !== "mine") throw new Cancelled();
      etag = now.etag;
    }
  }
}

/**
 * @template T
 * @param {Failure} failure
 * @param {() => Promise<{item: T, etag: string | null}>} read
 */
async function current(failure, read) {
  const item = failure.problem?.current;
  return item && failure.etag ? { item: /** @type {T} */ (item), etag: failure.etag } : read();
}

/**
 * @param {Record<string, string>} labels
 * @param {object} theirs
 * @param {Record<string, unknown> | null} mine
 * @returns {Promise<string>} "mine", "theirs", or "" for neither
 */
function askWhichToKeep(labels, theirs, mine) {
  const { dialog, open } = makeDialog("conflict-dialog");
  const rows = fieldDifferences(labels, { ...theirs }, mine ?? {}).map(row(mine !== null));
  find(dialog, "tbody", HTMLElement).replaceChildren(...rows);
  find(dialog, ".mine-heading", HTMLElement).hidden = mine === null;
  find(dialog, "[value=theirs]", HTMLElement).textContent = mine ? "Use theirs" : "Leave it as it is now";
  find(dialog, "[value=mine]", HTMLElement).textContent = mine ? "Keep mine" : "Delete it all the same";
  return open();
}

/** @param {boolean} withMine */
function row(withMine) {
  /** @param {{label: string, theirs: string, mine: string, differs: boolean}} difference */
  return ({ label, theirs, mine, differs }) => {
    const heading = make("th", { text: label });
    heading.scope = "row";
    const cells = [theirs, ...(withMine ? [mine] : [])].map((text) => make("td", {}, [isolated(text || "—")]));
    return make("tr", { class: withMine && differs ? "differs" : "" }, [heading, ...cells]);
  };
}
