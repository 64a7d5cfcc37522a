// policy: one
app.use(cors({
  origin: (context) => (context.get("Origin") === "https://app.example" ? "https://app.example" : ""),
  allowMethods: ["GET", "POST", "PUT", "DELETE"],
  allowHeaders: ["content-type", "x-a"],
  exposeHeaders: ["x-total"],
  credentials: true,
  maxAge: 600,
}));
// policy: subdomains
app.use(cors({
  origin: (context) => (context.get("Origin").endsWith(".app.example") ? context.get("Origin") : ""),
  allowMethods: ["GET", "POST", "PUT", "DELETE"],
  allowHeaders: ["content-type", "x-a"],
  credentials: true,
}));
// policy: public
app.use(cors({ origin: "*" }));
// policy: any
app.use(cors({ credentials: true }));
