/** A stranger's page sends an order to the bank, which knows nothing of CORS. @type {import("./figure.js").Figure} */
export const WRITING = {
  id: "writing",
  from: "evil",
  server: "the bank",
  marks: ["content-type"],
  right: 1,
  variable: "What the body is sent as",
  variants: [
    {
      value: "text/plain, as a form can",
      steps: [
        {
          request: { method: "POST", body: "to=mallory&amount=100", credentials: "include" },
          recipe: { response: {} },
        },
      ],
      expect: { outcome: "blocked", arrived: "POST" },
      meaning: "hole",
      fault: "Access-Control-Allow-Origin is missing",
      why: "The error in the console comes too late: the order had arrived. CORS kept a receipt from a thief who did not need one.",
    },
    {
      value: "application/json",
      steps: [
        {
          request: {
            method: "POST",
            headers: [["Content-Type", "application/json"]],
            body: '{"to":"mallory","amount":100}',
            credentials: "include",
          },
          recipe: { response: {} },
        },
      ],
      expect: { outcome: "blocked", arrived: "OPTIONS" },
      meaning: "as-it-should-be",
      fault: "Access-Control-Allow-Origin is missing",
      why: "No form can send JSON, so the browser asks first. The bank does not say yes, and the order is never sent.",
    },
  ],
};
