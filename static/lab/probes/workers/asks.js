/** Does in a worker what it is told, and says what came of it. */
addEventListener("message", async ({ data: { how, url } }) => {
  try {
    if (how === "import") await import(url);
    else if (how === "importScripts") load(url);
    else await (await fetch(url)).text();
    postMessage({ outcome: "readable", error: null });
  } catch (error) {
    postMessage({ outcome: "blocked", error: error instanceof Object && "name" in error ? error.name : String(error) });
  }
});

/**
 * By a policy, where the demo's Trusted Types reach into workers.
 *
 * @param {string} url
 */
function load(url) {
  const scope = /** @type {any} */ (globalThis);
  const rules = { createScriptURL: (/** @type {string} */ same) => same };
  scope.importScripts(
    scope.trustedTypes ? scope.trustedTypes.createPolicy("lab-worker", rules).createScriptURL(url) : url,
  );
}
