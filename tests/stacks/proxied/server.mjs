// The application behind the proxies, which knows nothing of CORS.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const ITEMS = { status: 200, headers: [["X-Handler", "ran"], ["X-Total", "2"], ["Content-Type", "application/json"]] };
const NO_SUCH = { status: 404, headers: [] };
const answers = {
  "/items": (method) => (method === "OPTIONS" ? { status: 405, headers: [] } : ITEMS),
  "/vary": () => ({ status: 200, headers: [["Vary", "Accept"]] }),
  "/crash": () => ({ status: 500, headers: [] }),
  "/unauthorized": () => ({ status: 401, headers: [] }),
  "/redirect": () => ({ status: 302, headers: [["Location", "/items"]] }),
  "/own": () => ({ status: 200, headers: [["Access-Control-Allow-Origin", "https://hand.example"]] }),
  "/options": () => ITEMS,
};

// Headers written by hand: those that the file BY_HAND has for the last part of the path.
const starts = process.env.BY_HAND && JSON.parse(readFileSync(process.env.BY_HAND, "utf8"));
function byHand(path, method) {
  const start = starts?.[path.slice("/hand/".length)];
  return start ? start[method === "OPTIONS" ? "preflight" : "response"] : ITEMS;
}

createServer((request, response) => {
  const { method } = request;
  const [url] = request.url.split("?");
  const answer = url.startsWith("/hand/") ? byHand(url, method) : (answers[url]?.(method) ?? NO_SUCH);
  const headers = {};
  for (const [name, value] of answer.headers) (headers[name] ??= []).push(value);
  response.writeHead(answer.status, headers).end('{"items":[]}');
}).listen(Number(process.env.PORT), "127.0.0.1");
