/** A stranger's page sends an order to the bank, which knows nothing of CORS. @type {import("./figure.js").Figure} */
export const WRITING = {
  id: "writing",
  from: "evil",
  server: "the bank",
  marks: ["content-type", "access-control-request-headers"],
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
      fault: "Access-Control-Allow-Origin is missing",
      why: "The error in the console comes too late: the bank has carried the order out. The page cannot read the bank’s answer, and it does not need to.",
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
      fault: "Access-Control-Allow-Origin is missing",
      why: "No form can send JSON, so the browser asks first. The bank does not say yes, and the order is never sent.",
    },
  ],
};
