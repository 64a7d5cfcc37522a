import { make } from "../shared/ui/element.js";

/**
 * The one thing that the reader can change: each value runs at once.
 *
 * @param {import("./figures/figure.js").Figure} figure
 * @param {string[]} values
 * @param {(index: number) => void} onChoose
 */
export function variantPicker({ id, variable, marks }, values, onChoose) {
  const isWritten = marks.length > 0 && /^Access-Control/.test(variable);
  const options = values.map((value, i) => {
    const input = make("input");
    input.type = "radio";
    input.name = id;
    input.checked = i === 0;
    input.addEventListener("change", () => onChoose(i));
    const isCode = isWritten ? value !== "(none)" : value.startsWith("/");
    return make("label", {}, [input, make(isCode ? "code" : "span", { text: value })]);
  });
  const legend = make("legend", {}, [
    make("span", { text: "Change it: " }),
    make("span", { class: "variable", text: variable }),
  ]);
  return make("fieldset", { class: "picker" }, [legend, ...options]);
}
