/** Every behaviour, in the order of the table. */
import { any } from "./any.js";
import { caching } from "./caching.js";
import { origins } from "./origins.js";
import { preflights } from "./preflights.js";
import { requests } from "./requests.js";

export const groups = [
  ["Preflights", preflights],
  ["Requests", requests],
  ["Caches", caching],
  ["Which origins are let in", origins],
  ["Any origin, with credentials", any],
];

export const behaviours = groups.flatMap(([, list]) => list);
