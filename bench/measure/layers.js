// What the CORS layer alone costs, of five stacks: each one's handler in the layer, and without it.
import { flood } from "./load.js";
import { ask, Server } from "./server.js";
import { median } from "./statistics.js";

const ORIGIN = "https://app.mixmax.com";
const shared = { Host: "contacts.mixmax.com", Origin: ORIGIN };
const WORKS = [
  {
    name: "layer-preflight",
    method: "OPTIONS",
    path: "/items",
    headers: { ...shared, "Access-Control-Request-Method": "PATCH", "Access-Control-Request-Headers": "content-type,if-match" },
  },
  { name: "layer-request", method: "GET", path: "/items", headers: shared },
];

/** The command that starts each without its layer. */
const STACKS = {
  "actix-cors": ({ layers }, port) => [layers, port, "actix-cors"],
  "cors-policy": ({ layers }, port) => [layers, port, "cors-policy"],
  "tower-http": ({ layers }, port) => [layers, port, "tower-http"],
  "cors (Express)": ({ nodeLayers }, port) => ["node", nodeLayers, port, "express"],
  "@fastify/cors": ({ nodeLayers }, port) => ["node", nodeLayers, port, "fastify"],
};

/**
 * CPU time of a preflight and of a request, in µs, without and with the layer. The two are measured in turn, and what
 * the layer adds is the median of the differences of each round: what else the machine does disturbs both alike.
 */
export async function layers(programs, folder, { rounds, seconds, serverCore, loadCore }) {
  const results = [];
  for (const [stack, command] of Object.entries(STACKS)) {
    const start = (...cors) => Server.start(stack, serverCore, (port) => [...command(programs, String(port)), ...cors]);
    const pair = [await start(), await start("cors")];
    try {
      await different(stack, pair);
      for (const work of WORKS) results.push({ stack, work: work.name, ...(await compare(pair, work)) });
    } finally {
      await Promise.all(pair.map((server) => server.stop()));
    }
  }
  return results;

  async function compare(pair, work) {
    for (const server of pair) await flood(server, work, loadCore, 1, folder);
    const figures = [];
    for (let round = 0; round < rounds; round++) {
      const figure = [];
      for (const n of round % 2 ? [1, 0] : [0, 1]) {
        figure[n] = (await flood(pair[n], work, loadCore, seconds, folder)).cpuMicros;
      }
      figures.push(figure);
      console.error(`${pair[0].name}, ${work.name}: ${figure.map((it) => it.toFixed(1)).join(" µs without, ")} µs with the layer`);
    }
    const of = (from) => median(figures.map(from));
    return { without: of(([it]) => it), with: of(([, it]) => it), added: of(([without, it]) => it - without) };
  }
}

/** The layer grants, and without it nothing does. */
async function different(stack, [without, withCors]) {
  for (const work of WORKS) {
    const grants = async (server) => {
      const { status, headers } = await ask(server.port, work);
      if (status >= 300) throw new Error(`${stack}, ${work.name}: answered ${status}`);
      return headers.some(([name, value]) => name.toLowerCase() === "access-control-allow-origin" && value === ORIGIN);
    };
    if (await grants(without)) throw new Error(`${stack} grants without its layer`);
    if (!(await grants(withCors))) throw new Error(`${stack} does not grant with its layer`);
  }
}
