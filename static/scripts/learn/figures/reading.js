/** @typedef {import("./figure.js").Variant} Variant */

/** A page reads from another origin, and one header decides. @type {import("./figure.js").Figure} */
export const READING = {
  id: "reading",
  from: "app",
  server: "the API",
  marks: ["origin", "access-control-allow-origin"],
  variable: "Access-Control-Allow-Origin in the answer",
  variants: [
    {
      ...answered("(none)", []),
      fault: "Access-Control-Allow-Origin is missing",
      why: "The API received the request and answered it. Only then did the browser look for permission, find none, and keep the answer from the page.",
    },
    {
      ...answered("{page}", ["{page}"]),
      why: "The answer names the page that asked. That one line is all of CORS, as far as reading goes.",
    },
    {
      ...answered("*", ["*"]),
      why: "The star stands for every origin. It is right for what everybody may read, and it does not work together with cookies.",
    },
    {
      ...answered("{blog}", ["{blog}"]),
      fault: "this names another origin",
      why: "Both are yours, and the browser does not know that. It compares the two lines, and they differ.",
    },
    {
      ...answered("{page}/", ["{page}/"]),
      fault: "one slash too many",
      why: "An origin ends after the port. With a slash it is another text, and the browser compares texts.",
    },
    {
      ...answered("{page}, {blog}", ["{page}, {blog}"]),
      fault: "this is not one origin",
      why: "The header takes one origin, never a list. A server with several friends looks at Origin and answers with the one that asked.",
    },
  ],
};

/** @param {string} value @param {string[]} allowed @returns {Omit<Variant, "why">} */
function answered(value, allowed) {
  const isRead = value === "{page}" || value === "*";
  const headers = allowed.map((origin) => /** @type {[string, string]} */ (["Access-Control-Allow-Origin", origin]));
  return {
    value,
    steps: [{ recipe: { response: { headers } } }],
    expect: { outcome: isRead ? "readable" : "blocked", arrived: "GET" },
  };
}
