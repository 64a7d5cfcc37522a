import { loadEvent } from "./load-event.js";
import { trustedScriptUrl } from "./trusted-script-url.js";

/**
 * Runs a script of the lab.
 *
 * @param {import("./context.js").Context} context `with.crossorigin`; `with.module`: as a module;
 *   `with.integrity`
 */
export async function run({ url, with: { crossorigin, module, integrity } }) {
  const script = document.createElement("script");
  if (module) script.type = "module";
  if (crossorigin) script.crossOrigin = crossorigin;
  if (integrity) script.integrity = integrity;
  const shared = /** @type {{labScriptRan?: boolean}} */ (globalThis);
  delete shared.labScriptRan;
  const loaded = loadEvent(script);
  script.src = trustedScriptUrl(url);
  document.head.append(script);
  const observed = { event: await loaded, ran: shared.labScriptRan === true };
  script.remove();
  return observed;
}
