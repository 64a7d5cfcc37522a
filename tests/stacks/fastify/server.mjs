import { readFileSync } from "node:fs";
import Fastify from "fastify";

const app = Fastify({ exposeHeadRoutes: true });
//@cors

const items = (request, reply) => reply.headers({ "X-Handler": "ran", "X-Total": "2" }).send({ items: [] });
app.route({ method: ["GET", "POST", "PUT", "DELETE"], url: "/items", handler: items });
app.get("/vary", (request, reply) => reply.header("Vary", "Accept").send({}));
app.get("/crash", () => { throw new Error("the handler failed"); });
app.get("/unauthorized", (request, reply) => reply.code(401).send({}));
app.get("/redirect", (request, reply) => reply.redirect("/items"));
app.get("/own", (request, reply) => reply.header("Access-Control-Allow-Origin", "https://hand.example").send({}));
app.options("/options", items);

// Headers written by hand: those that the file BY_HAND has for the last part of the path.
const starts = process.env.BY_HAND && JSON.parse(readFileSync(process.env.BY_HAND, "utf8"));
app.all("/hand/:name", (request, reply) => {
  if (!starts) return items(request, reply);
  const answer = starts[request.params.name][request.method === "OPTIONS" ? "preflight" : "response"];
  const headers = {};
  for (const [name, value] of answer.headers) (headers[name] ??= []).push(value);
  reply.hijack();
  reply.raw.writeHead(answer.status, headers).end();
});
// A preflight of a method that the application does not have must get there too.
app.addContentTypeParser("*", (request, payload, done) => { payload.resume(); done(null); });

await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
