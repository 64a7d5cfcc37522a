import { callCode } from "./call-code.js";

/**
 * Turns what was seen into the arrows of a picture, in the order in which they happened.
 *
 * @typedef {import("./seen.js").SeenStep} SeenStep
 * @typedef {import("./seen.js").SeenExchange} SeenExchange
 * @typedef {import("./figures/figure.js").Figure} Figure
 * @typedef {import("./figures/figure.js").Variant} Variant
 *
 * @typedef {"page" | "browser" | "lab" | "third"} Lane
 * @typedef {{text: string, isMarked: boolean}} Line
 *
 * @typedef {object} Message
 * @property {"act" | "call" | "request" | "comparison" | "answer" | "check" | "never" | "result"} kind
 * @property {Lane} from
 * @property {Lane} to where it happens, if it is the same as `from`
 * @property {string} title
 * @property {Line[]} lines
 * @property {"plain" | "good" | "bad"} tone what it means for a page that is welcome
 * @property {string} words what happens here, as a sentence
 */

/** @param {Figure} figure @param {Variant} variant @param {SeenStep[]} steps @returns {Message[]} */
export function messagesOf(figure, variant, steps) {
  const messages = steps.flatMap((seen, i) => {
    const isLast = i === steps.length - 1;
    const act = figure.acts?.[i];
    const opening = act ? [message("act", "page", "page", act, act + ".")] : [];
    return [...opening, ...stepMessages(figure, variant, seen, i, isLast)];
  });
  const isStranger = (variant.from ?? figure.from) === "evil";
  // That a stranger is refused is no fault, and that the server did what it asked is not made good by that.
  return isStranger ? messages.map((one) => ({ ...one, tone: "plain" })) : messages;
}

/** @param {Figure} figure @param {Variant} variant @param {SeenStep} seen @param {number} i @param {boolean} isLast */
function stepMessages(figure, variant, seen, i, isLast) {
  const { from, request = {} } = variant.steps[i];
  const { method = "GET" } = request;
  const isRead = seen.outcome === "readable";
  // What another page does before is drawn without that page, which has no box.
  const isDrawn = from === undefined || from === (variant.from ?? figure.from);
  const all = isDrawn ? [callMessage(variant.steps[i])] : [];
  seen.exchanges.forEach((exchange, at) => {
    const isDecisive = !isRead && at === seen.exchanges.length - 1;
    const [request, answer] = exchangeMessages(figure, exchange, method, isLast);
    all.push(request, ...comparison(figure, variant), answer, check(exchange, isDecisive ? variant.fault : null));
  });
  if (!seen.exchanges.some(({ preflight }) => !preflight)) {
    const words = `So the ${method} is never sent.`;
    all.push({ ...message("never", "browser", "lab", `${method} is never sent`, words), tone: "bad" });
  }
  if (!isDrawn) return all;
  const status = seen.exchanges.at(-1)?.status;
  const result = isRead
    ? message("result", "browser", "page", `the answer, ${status}`, "The browser hands the answer to the page.")
    : message("result", "browser", "page", "TypeError", "The page gets an error, and is not told why.");
  all.push({ ...result, tone: isRead ? "good" : "bad" });
  return all;
}

/** How a page begins a step. @param {import("../shared/catalogue/scenario.js").Step} step */
export function callMessage({ request }) {
  return message("call", "page", "browser", callCode(request ?? {}), "Script on the page calls fetch.");
}

/** What the server does with `Origin` before it answers. @param {Figure} figure @param {Variant} variant */
function comparison({ server }, { compared }) {
  if (!compared) return [];
  const title = `Origin ${compared.matches ? "matches" : "does not match"} ${compared.expression}`;
  const words = `${capital(server)} compares Origin with its expression: it ${compared.matches ? "matches" : "does not match"}.`;
  return [message("comparison", "lab", "lab", title, words)];
}

/** @param {Figure} figure @param {SeenExchange} exchange @param {string} asked @param {boolean} isLast @returns {Message[]} */
function exchangeMessages(figure, { to, preflight, method, headers, cookies, status, answer }, asked, isLast) {
  const server = (to === "third" && figure.second) || figure.server;
  const sent = lines(headers, figure.marks);
  const isAboutCookies = figure.marks.includes("cookie") && isLast && !preflight;
  if (cookies.length > 0 || isAboutCookies) {
    sent.push({ text: `Cookie: ${cookies.join(", ") || "none"}`, isMarked: isAboutCookies });
  }
  const got = lines(answer, figure.marks);
  if (!answer.some(([name]) => name.toLowerCase() === "access-control-allow-origin")) {
    got.push({
      text: "no Access-Control-Allow-Origin",
      isMarked: figure.marks.includes("access-control-allow-origin"),
    });
  }
  const isRedirect = status >= 300 && status < 400;
  const question = `The browser asks first: may this page send a ${asked}? It asks without cookies.`;
  const request = `The browser sends the ${method} to ${server}, with the Origin that asks.`;
  const reply = isRedirect
    ? "sends the browser on to another server."
    : `has done its work, and answers with ${status}.`;
  return [
    { ...message("request", "browser", to, method, preflight ? question : request), lines: sent },
    {
      ...message(
        "answer",
        to,
        "browser",
        String(status),
        preflight ? "The server answers the question." : `${capital(server)} ${reply}`,
      ),
      lines: got,
    },
  ];
}

/** @param {SeenExchange} exchange @param {string | null | undefined} fault @returns {Message} */
function check({ answer, preflight }, fault) {
  if (fault) {
    const words = `The browser checks the answer, and stops: ${fault}.`;
    return { ...message("check", "browser", "browser", `✗ ${fault}`, words), tone: "bad" };
  }
  const allowed = answer.find(([name]) => name.toLowerCase() === "access-control-allow-origin")?.[1];
  const why = preflight
    ? "the page may send it"
    : allowed === "*"
      ? "the star fits every origin"
      : "the two origins are the same";
  const words = `The browser checks the answer: ${why}.`;
  return { ...message("check", "browser", "browser", `✓ ${why}`, words), tone: "good" };
}

/** @param {Message["kind"]} kind @param {Lane} from @param {Lane} to @param {string} title @param {string} words @returns {Message} */
function message(kind, from, to, title, words) {
  return { kind, from, to, title, lines: [], tone: "plain", words };
}

/** @param {import("./seen.js").Header[]} headers @param {string[]} marks @returns {Line[]} */
function lines(headers, marks) {
  return headers.map(([name, value]) => ({ text: `${name}: ${value}`, isMarked: marks.includes(name.toLowerCase()) }));
}

/** @param {string} text */
function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
