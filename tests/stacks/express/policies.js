// policy: one
const cors = require("cors");

app.use(cors({
  origin: ["https://app.example"],
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowedHeaders: ["content-type", "x-a"],
  exposedHeaders: ["x-total"],
  credentials: true,
  maxAge: 600,
}));
// policy: subdomains
const cors = require("cors");

app.use(cors({
  origin: /\.app\.example$/,
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowedHeaders: ["content-type", "x-a"],
  credentials: true,
}));
// policy: public
const cors = require("cors");

app.use(cors());
// policy: any
const cors = require("cors");

app.use(cors({ credentials: true }));
