// policy: one
app.use((event) => {
  const preflight = handleCors(event, {
    origin: ["https://app.example"],
    methods: ["GET", "POST", "PUT", "DELETE"],
    allowHeaders: ["content-type", "x-a"],
    exposeHeaders: ["x-total"],
    credentials: true,
    maxAge: "600",
  });
  if (preflight !== false) return preflight;
});
// policy: subdomains
app.use((event) => {
  const preflight = handleCors(event, {
    origin: (origin) => origin.endsWith(".app.example"),
    methods: ["GET", "POST", "PUT", "DELETE"],
    allowHeaders: ["content-type", "x-a"],
    credentials: true,
  });
  if (preflight !== false) return preflight;
});
// policy: public
app.use((event) => {
  const preflight = handleCors(event, { origin: "*" });
  if (preflight !== false) return preflight;
});
// policy: any
app.use((event) => {
  const preflight = handleCors(event, { origin: "*", credentials: true });
  if (preflight !== false) return preflight;
});
