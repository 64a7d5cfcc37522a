/**
 * Loads the page again when the browser brings it back as it was left: the session may have ended since, and
 * what it showed is for nobody else.
 *
 * @see https://html.spec.whatwg.org/multipage/document-lifecycle.html#note-bfcache
 */
export function reloadWhenRestored() {
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
}
