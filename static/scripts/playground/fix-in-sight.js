import { find } from "../shared/ui/element.js";

/**
 * Keeps the fix in sight: there is a link to it beside the result, a run does not push the code of an applied
 * fix away, and what is scrolled to stands below the bar of the result.
 *
 * @param {ParentNode} root
 */
export function FixInSight(root) {
  const [bar, fix, wire] = [".verdict-bar", "#fix", "#seen"].map((one) => find(root, one, HTMLElement));
  const link = find(root, "#to-fix", HTMLAnchorElement);
  const isBarAtTop = matchMedia("(min-width: 64rem)");
  new ResizeObserver(tellCovered).observe(bar);
  isBarAtTop.addEventListener("change", tellCovered);
  return { follow };

  /** @param {boolean} isApplied whether the fix that is shown was applied */
  function follow(isApplied) {
    link.hidden = fix.querySelector(".fix-view, .mend") === null;
    link.textContent = isApplied ? "See the code" : "See the fix";
    if (isApplied) fix.after(wire);
    else fix.before(wire);
    const code = isApplied ? fix.querySelector(".stack-code") : null;
    if (code) code.id = "fix-code";
    link.href = code ? "#fix-code" : "#fix";
  }

  /** Tells the styles how much of the top of the window the bar covers. */
  function tellCovered() {
    const covered = isBarAtTop.matches ? `calc(${bar.offsetHeight}px + 1rem)` : "1rem";
    document.documentElement.style.setProperty("--covered-top", covered);
  }
}
