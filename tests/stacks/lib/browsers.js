/** The engines under test, each opened once on the page that fetches for it. */
import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Chromium } from "./chromium.js";
import { end, launch, outputOf } from "./program.js";

/** What the browsers write goes into a folder of its own. */
function home() {
  return mkdtempSync(join(tmpdir(), "stacks-"));
}

const HOMES = ["HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME"];

function envOf(folder, others = {}) {
  return { ...Object.fromEntries(HOMES.map((name) => [name, folder])), ...others };
}

/**
 * @param {"chromium" | "firefox" | "webkit"} engine
 * @param {import("./pages.js").Pages} pages
 * @param {string} page where its first page is
 */
export async function open(engine, pages, page) {
  const folder = home();
  const opened = await OPEN[engine](`${page}/?engine=${engine}`, folder);
  return {
    engine,
    fetch: (origin, url, request) => pages.fetch(engine, origin, url, request),
    ...opened,
    async close() {
      for (const process of opened.processes) await end(process);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const OPEN = {
  async chromium(url, folder) {
    const chromium = await Chromium.open(url, folder, envOf(folder));
    return { errorOf: (failed) => chromium.errorOf(failed), processes: [chromium.process] };
  },
  firefox(url, folder) {
    const profile = join(folder, "profile");
    mkdirSync(profile);
    return { processes: [launch("firefox-esr", ["--headless", "--no-remote", "--profile", profile, url], folder, envOf(folder))] };
  },
  async webkit(url, folder) {
    const screen = launch("Xvfb", ["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1280x900x24"], folder, envOf(folder));
    const [, number] = await outputOf(screen, /^(\d+)$/m);
    const program = globSync("/usr/lib/*/webkit2gtk-*/MiniBrowser").find((path) => existsSync(path));
    const env = envOf(folder, {
      DISPLAY: `:${number}`, GDK_BACKEND: "x11", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      DBUS_SESSION_BUS_ADDRESS: "disabled:", GSETTINGS_BACKEND: "memory", NO_AT_BRIDGE: "1",
    });
    return { processes: [launch(program, [url], folder, env), screen] };
  },
};
