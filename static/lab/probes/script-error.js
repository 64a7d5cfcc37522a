import { scriptUrl } from "./context.js";
import { outcome } from "./outcome.js";

/**
 * Runs a script of the lab that fails, and listens to what is said about it.
 *
 * @param {import("./context.js").Context} context `with.crossorigin`
 */
export async function run({ url, with: { crossorigin } }) {
  const script = document.createElement("script");
  if (crossorigin) script.crossOrigin = crossorigin;
  /** @type {{message: string | null, line: number | null}} */
  const heard = { message: null, line: null };
  /** @param {ErrorEvent} error */
  const listen = (error) => {
    heard.message = error.message;
    heard.line = error.lineno;
    error.preventDefault();
  };
  addEventListener("error", listen);
  const event = outcome(script);
  script.src = scriptUrl(url);
  document.head.append(script);
  const happened = await event;
  removeEventListener("error", listen);
  script.remove();
  return { event: happened, muted: heard.message === "Script error.", ...heard };
}
