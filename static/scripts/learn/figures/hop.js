/** @typedef {import("./figure.js").Variant} Variant */

/** The API sends the browser on to a second server. @type {import("./figure.js").Figure} */
export const HOP = {
  id: "hop",
  from: "app",
  server: "the API",
  marks: ["origin", "access-control-allow-origin"],
  second: "a second server",
  variable: "Access-Control-Allow-Origin of the second server",
  variants: [
    {
      ...sentOn("{page}", "blocked"),
      fault: "this names the page, and Origin is null",
      why: "A redirect from one foreign origin to another hides who asked first: the second server reads Origin: null. So its answer, with the page’s name in it, does not match.",
    },
    {
      ...sentOn("*", "readable"),
      why: "Everybody includes nobody in particular. The star is the usual way out for public files.",
    },
    {
      ...sentOn("null", "readable"),
      why: "It works, and is worse than it looks: any page can put itself into a sandboxed frame and be null, too. Let the API answer itself instead.",
    },
  ],
};

/** @param {string} value @param {"readable" | "blocked"} outcome @returns {Omit<Variant, "why">} */
function sentOn(value, outcome) {
  /** @type {import("../../shared/catalogue/scenario.js").Recipe} */
  const recipe = { response: { headers: [["Access-Control-Allow-Origin", value]] } };
  return {
    value,
    steps: [
      {
        recipe: {
          response: {
            headers: [["Access-Control-Allow-Origin", "{page}"]],
            redirect: { status: 302, to: "third", recipe },
          },
        },
      },
    ],
    expect: { outcome, arrived: "GET GET" },
  };
}
