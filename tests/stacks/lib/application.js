/** What every server must answer. Of one that answers otherwise, a table would tell what is not so. */
import { APP } from "./behaviour.js";
import { ask, value } from "./raw.js";

/** With the status of each. */
const ROUTES = [
  ["GET", "/items", 200],
  ["POST", "/items", 200],
  ["PUT", "/items", 200],
  ["DELETE", "/items", 200],
  ["GET", "/hand/items", 200],
  ["GET", "/vary", 200],
  ["GET", "/own", 200],
  ["GET", "/redirect", 302],
  ["GET", "/unauthorized", 401],
  ["GET", "/crash", 500],
  ["GET", "/no-such-path", 404],
];
const HEADERS = [["Origin", APP], ["Content-Type", "application/json"]];

/**
 * Asks a server for everything that it must have.
 * @param {number} port of a server with the policy of one origin
 */
export async function checkApplication(port) {
  for (const [method, path, status] of ROUTES) {
    const answer = await ask(port, { method, path, headers: HEADERS });
    if (answer.status !== status) throw new Error(`${method} ${path} is answered with ${answer.status}, which must be ${status}`);
    const isHandled = path !== "/items" || value(answer, "X-Handler") === "ran";
    if (!isHandled) throw new Error(`${method} ${path} does not run the handler`);
  }
}
