// The work that every peer does, as requests. The names are the article's.
import { GROUP, TOKEN } from "./database.js";

const shared = { Host: "contacts.mixmax.com", Origin: "https://app.mixmax.com" };
const signedIn = { ...shared, Cookie: `session=${TOKEN}` };

export const WORKS = [
  {
    name: "preflight",
    rate: 2000,
    method: "OPTIONS",
    path: "/api/contactgroups",
    headers: {
      ...shared,
      "Access-Control-Request-Method": "PATCH",
      "Access-Control-Request-Headers": "content-type,if-match",
    },
    status: [200, 204],
  },
  { name: "list", rate: 1000, method: "GET", path: "/api/contactgroups", headers: signedIn, status: [200] },
  {
    name: "304",
    rate: 2000,
    method: "GET",
    path: `/api/contactgroups/${GROUP}`,
    headers: { ...signedIn, "If-None-Match": '"1"' },
    status: [304],
  },
  {
    name: "write",
    rate: 100,
    method: "POST",
    path: `/api/contactgroups/${GROUP}/contacts`,
    headers: { ...signedIn, "Content-Type": "application/json" },
    body: JSON.stringify({
      name: "Charles Babbage",
      email: "charles@example.com",
      phone: "+44 20 7946 0123",
      note: "Difference engine",
    }),
    status: [201],
  },
];
