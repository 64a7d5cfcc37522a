// policy: one
app.enableCors({
  origin: ["https://app.example"],
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowedHeaders: ["content-type", "x-a"],
  exposedHeaders: ["x-total"],
  credentials: true,
  maxAge: 600,
});
// policy: subdomains
app.enableCors({
  origin: /\.app\.example$/,
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowedHeaders: ["content-type", "x-a"],
  credentials: true,
});
// policy: public
app.enableCors();
// policy: any
app.enableCors({ credentials: true });
