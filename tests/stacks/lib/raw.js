/** Asks on a raw socket: nothing is added to what is written, and nothing of the answer is lost. */
import { connect } from "node:net";
import { DEADLINE } from "./deadline.js";

/**
 * @typedef {{ method: string, path: string, headers: [string, string][] }} Request
 * @typedef {{ status: number, headers: [string, string][] }} Answer
 */

/**
 * @param {number} port
 * @param {Request} request
 * @returns {Promise<Answer>}
 */
export async function ask(port, request) {
  return parse(await exchange(port, request));
}

/** The answer as it comes, in Latin-1. */
export function exchange(port, { method, path, headers }) {
  const lines = [`${method} ${path} HTTP/1.1`, `Host: localhost:${port}`, ...headers.map((header) => header.join(": "))];
  const body = ["GET", "HEAD", "OPTIONS"].includes(method) ? "" : "{}";
  const last = [`Content-Length: ${body.length}`, "Connection: close"];
  const text = `${[...lines, ...last].join("\r\n")}\r\n\r\n${body}`;
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let bytes = "";
    socket.setEncoding("latin1");
    socket.setTimeout(DEADLINE, () => socket.destroy(new Error("no answer")));
    socket.on("data", (data) => (bytes += data));
    socket.on("close", () => resolve(bytes));
    socket.on("error", reject);
  });
}

function parse(bytes) {
  const [head] = bytes.split("\r\n\r\n", 1);
  const [first, ...lines] = head.split("\r\n");
  const status = Number(first.split(" ")[1]);
  if (!Number.isInteger(status)) throw new Error(`this is no answer: ${JSON.stringify(bytes.slice(0, 200))}`);
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return { status, headers };
}

/** The values of a header, one for each line of it. */
export function values(answer, name) {
  return answer.headers.filter(([it]) => it.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
}

/** The value of a header as a browser combines it, or undefined. */
export function value(answer, name) {
  const lines = values(answer, name);
  return lines.length === 0 ? undefined : lines.join(", ");
}

/** The items of a list, in lower case. */
export function list(answer, name) {
  const items = values(answer, name).join(",").toLowerCase().split(",");
  return items.map((item) => item.trim()).filter((item) => item !== "");
}
