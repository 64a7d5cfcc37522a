import { Failure } from "../shared/api/failure.js";
import { find } from "../shared/ui/element.js";

/**
 * Shows what an origin that the API refuses can still do, with real requests.
 *
 * @param {HTMLElement} el
 * @param {import("../shared/api/client.js").Client} client
 */
export function RefusedOrigin(el, client) {
  const tries = [
    { id: "#try-simple", request: trySimple },
    { id: "#try-preflighted", request: tryPreflighted },
  ];
  for (const { id, request } of tries) {
    const section = find(el, id, HTMLElement);
    const button = find(section, "button", HTMLButtonElement);
    const result = find(section, ".result", HTMLElement);
    button.addEventListener("click", async () => {
      button.setAttribute("aria-busy", "true");
      result.textContent = "Asking…";
      result.textContent = await request();
      button.removeAttribute("aria-busy");
    });
  }

  async function trySimple() {
    const seen = await outcome(client.request("GET", "/api/contactgroups", { signInAgain: false }));
    return seen ?? `Script saw only a TypeError. ${await explainTypeError("the answer was withheld from script.")}`;
  }

  async function tryPreflighted() {
    const ask = { json: { name: "From another origin" }, signInAgain: false };
    // No group has this id, so nothing changes if the API accepts the request.
    const seen = await outcome(client.request("PATCH", "/api/contactgroups/none", ask));
    return (
      seen ?? `Script saw only a TypeError. ${await explainTypeError("the preflight failed and the PATCH never left.")}`
    );
  }

  /** @param {string} explanation what it means if the API is up */
  async function explainTypeError(explanation) {
    return (await client.isReachable())
      ? `A second request, whose answer every page may read, shows that the API is up: ${explanation}`
      : `Even the request fails whose answer every page may read, so the API is down or out of reach. If it is up, ${explanation}`;
  }
}

/**
 * @param {Promise<unknown>} request
 * @returns {Promise<string | null>} null when script was told nothing
 */
async function outcome(request) {
  try {
    await request;
    return "It went through, and script can read the answer.";
  } catch (failure) {
    const status = failure instanceof Failure ? failure.status : null;
    return status === null ? null : `The API answered ${status}, and script can read that.`;
  }
}
