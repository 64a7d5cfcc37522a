import { readFileSync } from "node:fs";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { cors } from "hono/cors";

const app = new Hono();
//@cors

const items = (context) => context.json({ items: [] }, 200, { "X-Handler": "ran", "X-Total": "2" });
app.on(["GET", "POST", "PUT", "DELETE"], "/items", items);
app.get("/vary", (context) => context.json({}, 200, { Vary: "Accept" }));
app.get("/crash", () => { throw new Error("the handler failed"); });
app.get("/unauthorized", (context) => context.json({}, 401));
app.get("/redirect", (context) => context.redirect("/items"));
app.get("/own", (context) => {
  context.header("Access-Control-Allow-Origin", "https://hand.example");
  return context.json({});
});
app.options("/options", items);

// Headers written by hand: those that the file BY_HAND has for the last part of the path.
const starts = process.env.BY_HAND && JSON.parse(readFileSync(process.env.BY_HAND, "utf8"));
app.all("/hand/:name", (context) => {
  if (!starts) return items(context);
  const answer = starts[context.req.param("name")][context.req.method === "OPTIONS" ? "preflight" : "response"];
  context.status(answer.status);
  for (const [name, value] of answer.headers) context.header(name, value, { append: true });
  return context.body(null);
});

serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" });
