// policy: one
await app.register(import("@fastify/cors"), {
  origin: ["https://app.example"],
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowedHeaders: ["content-type", "x-a"],
  exposedHeaders: ["x-total"],
  credentials: true,
  maxAge: 600,
});
// policy: subdomains
await app.register(import("@fastify/cors"), {
  origin: /\.app\.example$/,
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowedHeaders: ["content-type", "x-a"],
  credentials: true,
});
// policy: public
await app.register(import("@fastify/cors"));
// policy: any
await app.register(import("@fastify/cors"), { credentials: true });
