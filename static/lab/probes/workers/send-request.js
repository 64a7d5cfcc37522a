/** Sends the request that the page asks for from a worker, and posts the outcome back. */
addEventListener("message", async ({ data: { how, url } }) => {
  try {
    if (how === "import") await import(url);
    else if (how === "importScripts") importTrusted(url);
    else await (await fetch(url)).text();
    postMessage({ outcome: "readable", error: null });
  } catch (error) {
    postMessage({ outcome: "blocked", error: error instanceof Object && "name" in error ? error.name : String(error) });
  }
});

/**
 * Imports a script by a Trusted Types policy, where workers have Trusted Types.
 *
 * @param {string} url
 */
function importTrusted(url) {
  const scope = /** @type {any} */ (globalThis);
  const rules = { createScriptURL: (/** @type {string} */ same) => same };
  scope.importScripts(
    scope.trustedTypes ? scope.trustedTypes.createPolicy("lab-worker", rules).createScriptURL(url) : url,
  );
}
