import "reflect-metadata";
import { readFileSync } from "node:fs";
import { Controller, Get, Module, All, Delete, Options, Post, Put, Redirect, Req, Res } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";

// Without a status of its own, NestJS answers POST with 201.
const items = (response) => response.status(200).set({ "X-Handler": "ran", "X-Total": "2" }).json({ items: [] });
const starts = process.env.BY_HAND && JSON.parse(readFileSync(process.env.BY_HAND, "utf8"));

class Application {
  options(response) { items(response); }
  vary(response) { response.set("Vary", "Accept").json({}); }
  crash() { throw new Error("the handler failed"); }
  unauthorized(response) { response.status(401).json({}); }
  redirect(response) { response.redirect("/items"); }
  own(response) { response.set("Access-Control-Allow-Origin", "https://hand.example").json({}); }
  /** Headers written by hand: those that the file BY_HAND has for the last part of the path. */
  byHand(request, response) {
    if (!starts) return items(response);
    const answer = starts[request.params.name][request.method === "OPTIONS" ? "preflight" : "response"];
    response.status(answer.status);
    for (const [name, value] of answer.headers) response.append(name, value);
    response.end();
  }
}

/** What TypeScript's decorators do. */
function route(method, decorators, parameters) {
  const descriptor = Object.getOwnPropertyDescriptor(Application.prototype, method);
  for (const decorate of decorators) decorate(Application.prototype, method, descriptor);
  parameters.forEach((parameter, index) => parameter()(Application.prototype, method, index));
}
// Each in a method of its own: the decorator of a second verb would take the place of the first one's.
for (const [verb, decorator] of Object.entries({ Get, Post, Put, Delete })) {
  const name = `items${verb}`;
  Application.prototype[name] = function (response) { items(response); };
  route(name, [decorator("items")], [Res]);
}
route("options", [Options("options")], [Res]);
route("vary", [Get("vary")], [Res]);
route("crash", [Get("crash")], []);
route("unauthorized", [Get("unauthorized")], [Res]);
route("redirect", [Get("redirect")], [Res]);
route("own", [Get("own")], [Res]);
route("byHand", [All("hand/:name")], [Req, Res]);
Controller()(Application);
class Root {}
Module({ controllers: [Application] })(Root);

const app = await NestFactory.create(Root, { logger: false });
//@cors
await app.listen(Number(process.env.PORT), "127.0.0.1");
