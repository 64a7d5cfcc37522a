import { make } from "../shared/ui/element.js";
import { byValue } from "./data.js";
import { documentedServers } from "./documented-servers.js";
import { inGroups } from "./in-groups.js";

/** So many questions are named to which servers give the most different answers. */
const MOST = 8;

/**
 * What there is to choose from, and where the servers differ most.
 *
 * @param {import("./data.js").Measured} measured
 * @param {(stack: string) => HTMLElement} linkTo
 */
export function overview(measured, linkTo) {
  const words = `All ${measured.behaviours.length} questions, all servers`;
  const everything = make("a", { class: "button", text: words, href: "?about=all" });
  const group = (/** @type {[string, import("./data.js").Stack[]]} */ [heading, stacks]) => {
    const links = stacks.map(({ id }) => make("li", {}, [linkTo(id)]));
    return make("div", {}, [make("h3", { text: heading }), make("ul", {}, links)]);
  };
  return make("section", { class: "overview" }, [
    make("h2", { text: "Choose your server" }),
    make("div", { class: "servers" }, inGroups(measured.stacks).map(group)),
    make("h2", { text: "Where they differ most" }),
    make("ul", { class: "pitfalls" }, mostDifferent(measured)),
    make("p", {}, [everything]),
    documentedServers(),
  ]);
}

/** @param {import("./data.js").Measured} measured */
function mostDifferent(measured) {
  return measured.behaviours
    .map((behaviour) => ({ behaviour, values: byValue(measured, behaviour) }))
    .sort((one, other) => other.values.length - one.values.length)
    .slice(0, MOST)
    .map(({ behaviour: { id, title, group }, values }) => {
      const link = make("a", { text: title, href: `?${new URLSearchParams({ about: group })}#${id}` });
      const misleading = values.filter(({ grade }) => grade === "pitfall").flatMap(({ stacks }) => stacks).length;
      const warning = misleading > 0 ? `, with a pitfall in ${misleading} of the servers` : "";
      return make("li", {}, [link, `: ${values.length} different answers${warning}`]);
    });
}
