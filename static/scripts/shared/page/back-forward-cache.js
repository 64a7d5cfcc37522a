/**
 * Loads the page again when the browser brings it back as it was left: the session may have ended since, and
 * what it showed is for nobody else, even while no answer comes.
 *
 * @see https://html.spec.whatwg.org/multipage/document-lifecycle.html#note-bfcache
 */
export function reloadWhenRestored() {
  // What is hidden as it is left cannot be seen for a moment as it comes back.
  addEventListener("pagehide", ({ persisted }) => {
    if (persisted) document.body.style.visibility = "hidden";
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    document.body.replaceChildren();
    location.reload();
  });
}
