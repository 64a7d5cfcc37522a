// policy: one
app.use(cors({
  origin: ["https://app.example"],
  allowMethods: ["GET", "POST", "PUT", "DELETE"],
  allowHeaders: ["content-type", "x-a"],
  exposeHeaders: ["x-total"],
  credentials: true,
  maxAge: 600,
}));
// policy: subdomains
app.use(cors({
  origin: (origin) => (origin.endsWith(".app.example") ? origin : null),
  allowMethods: ["GET", "POST", "PUT", "DELETE"],
  allowHeaders: ["content-type", "x-a"],
  credentials: true,
}));
// policy: public
app.use(cors());
// policy: any
app.use(cors({ origin: "*", credentials: true }));
