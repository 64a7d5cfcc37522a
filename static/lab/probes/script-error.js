import { loadEvent } from "./load-event.js";
import { trustedScriptUrl } from "./trusted-script-url.js";

/**
 * Runs a script of the lab that throws, and records the error event of the window.
 *
 * @param {import("./context.js").Context} context `with.crossorigin`
 */
export async function run({ url, with: { crossorigin } }) {
  const script = document.createElement("script");
  if (crossorigin) script.crossOrigin = crossorigin;
  /** @type {{message: string | null, line: number | null}} */
  const reported = { message: null, line: null };
  /** @param {ErrorEvent} error */
  const record = (error) => {
    reported.message = error.message;
    reported.line = error.lineno;
    error.preventDefault();
  };
  addEventListener("error", record);
  const loaded = loadEvent(script);
  script.src = trustedScriptUrl(url);
  document.head.append(script);
  const event = await loaded;
  removeEventListener("error", record);
  script.remove();
  return { event, muted: reported.message === "Script error.", ...reported };
}
