import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import express from "express";

const require = createRequire(import.meta.url);
const app = express();
//@cors

const items = (request, response) => {
  response.set({ "X-Handler": "ran", "X-Total": "2" }).json({ items: [] });
};
app.route("/items").get(items).post(items).put(items).delete(items);
app.get("/vary", (request, response) => response.set("Vary", "Accept").json({}));
app.get("/crash", () => { throw new Error("the handler failed"); });
app.get("/unauthorized", (request, response) => response.status(401).json({}));
app.get("/redirect", (request, response) => response.redirect("/items"));
app.get("/own", (request, response) => response.set("Access-Control-Allow-Origin", "https://hand.example").json({}));
app.options("/options", items);

// Headers written by hand: those that the file BY_HAND has for the last part of the path.
const starts = process.env.BY_HAND && JSON.parse(readFileSync(process.env.BY_HAND, "utf8"));
app.all("/hand/:name", (request, response) => {
  if (!starts) return items(request, response);
  const answer = starts[request.params.name][request.method === "OPTIONS" ? "preflight" : "response"];
  response.status(answer.status);
  for (const [name, value] of answer.headers) response.append(name, value);
  response.end();
});

app.listen(Number(process.env.PORT), "127.0.0.1");
