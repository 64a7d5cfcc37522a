import { Client } from "../../shared/api/client.js";
import { WireLog } from "../../shared/api/wire-log.js";
import { Observer } from "./observe.js";
import { wireToken } from "../../shared/api/wire-token.js";
import { WirePanel } from "./wire-panel.js";

/**
 * A client of the API whose requests are shown.
 *
 * @param {HTMLElement} el where they are shown
 * @param {import("../../shared/config.js").Config} config
 * @param {boolean} sameSite whether this page is same-site with the API
 */
export async function shownClient(el, { apiOrigin, apiWire: isRecorded = false }, sameSite) {
  const wire = new WireLog();
  const token = isRecorded ? wireToken() : null;
  WirePanel(el, wire, { apiHost: new URL(apiOrigin).host, sameSite, isRecorded });
  if (token) await new Observer(wire, `${apiOrigin}/wire/${token}`).start();
  return new Client(apiOrigin, wire, token);
}
