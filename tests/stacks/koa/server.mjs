import { readFileSync } from "node:fs";
import cors from "@koa/cors";
import Koa from "koa";

const app = new Koa();
app.silent = true;
//@cors

const items = (context) => {
  context.set({ "X-Handler": "ran", "X-Total": "2" });
  context.body = { items: [] };
};
const routes = {
  "/items": (context) => { if (context.method !== "OPTIONS") items(context); },
  "/vary": (context) => { context.set("Vary", "Accept"); context.body = {}; },
  "/crash": () => { throw new Error("the handler failed"); },
  "/unauthorized": (context) => { context.status = 401; context.body = {}; },
  "/redirect": (context) => context.redirect("/items"),
  "/own": (context) => { context.set("Access-Control-Allow-Origin", "https://hand.example"); context.body = {}; },
  "/options": items,
};

// Headers written by hand: those that the file BY_HAND has for the last part of the path.
const starts = process.env.BY_HAND && JSON.parse(readFileSync(process.env.BY_HAND, "utf8"));
app.use((context) => {
  if (!context.path.startsWith("/hand/")) return routes[context.path]?.(context);
  if (!starts) return items(context);
  const answer = starts[context.path.slice("/hand/".length)][context.method === "OPTIONS" ? "preflight" : "response"];
  context.body = "";
  context.status = answer.status;
  for (const [name, value] of answer.headers) context.append(name, value);
});

app.listen(Number(process.env.PORT), "127.0.0.1");
