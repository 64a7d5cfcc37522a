// One handler in a CORS layer, or without it: what the layer adds is the difference.
// `layers.js PORT express|fastify [cors]`.
import fastifyCors from "@fastify/cors";
import cors from "cors";
import express from "express";
import fastify from "fastify";

const [port, stack, withCors] = process.argv.slice(2);
const policy = {
  origin: "https://app.mixmax.com",
  methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
  allowedHeaders: ["content-type", "if-match"],
  credentials: true,
  maxAge: 600,
};

const start = {
  express() {
    const app = express();
    if (withCors) app.use(cors(policy));
    app.get("/readyz", (req, res) => res.end());
    app.get("/items", (req, res) => res.json({ items: [] }));
    app.options("/items", (req, res) => res.status(204).end());
    app.listen(Number(port), "127.0.0.1");
  },
  async fastify() {
    const app = fastify();
    if (withCors) await app.register(fastifyCors, policy);
    app.get("/readyz", async () => "");
    app.get("/items", async () => ({ items: [] }));
    // With the layer it answers them all.
    if (!withCors) app.options("/items", (request, reply) => reply.code(204).send());
    await app.listen({ port: Number(port), host: "127.0.0.1" });
  },
};
await start[stack]();
