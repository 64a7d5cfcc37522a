import { readFileSync } from "node:fs";
import { H3, handleCors, serve } from "h3";

const app = new H3({ silent: true });
//@cors

const items = (event) => {
  event.res.headers.set("X-Handler", "ran");
  event.res.headers.set("X-Total", "2");
  return { items: [] };
};
for (const method of ["get", "post", "put", "delete"]) app[method]("/items", items);
app.get("/vary", (event) => { event.res.headers.set("Vary", "Accept"); return {}; });
app.get("/crash", () => { throw new Error("the handler failed"); });
app.get("/unauthorized", (event) => { event.res.status = 401; return {}; });
app.get("/redirect", (event) => { event.res.status = 302; event.res.headers.set("Location", "/items"); return ""; });
app.get("/own", (event) => { event.res.headers.set("Access-Control-Allow-Origin", "https://hand.example"); return {}; });
app.options("/options", items);

// Headers written by hand: those that the file BY_HAND has for the last part of the path.
const starts = process.env.BY_HAND && JSON.parse(readFileSync(process.env.BY_HAND, "utf8"));
app.all("/hand/:name", (event) => {
  if (!starts) return items(event);
  const answer = starts[event.context.params.name][event.req.method === "OPTIONS" ? "preflight" : "response"];
  event.res.status = answer.status;
  for (const [name, value] of answer.headers) event.res.headers.append(name, value);
  return "";
});

serve(app, { port: Number(process.env.PORT), hostname: "127.0.0.1", silent: true });
