/** Something to try: one of each kind of paste that people have most often. */
export const EXAMPLES = [
  {
    name: "Console message",
    text: "Access to XMLHttpRequest at 'https://contacts.example.com/api/contactgroups' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  },
  {
    name: "Output of curl -v",
    text: `$ curl -v -X OPTIONS https://api.example.com/groups/1 -H 'Origin: https://app.example.com' -H 'Access-Control-Request-Method: PATCH' -H 'Access-Control-Request-Headers: content-type,x-team'
> OPTIONS /groups/1 HTTP/2
> Host: api.example.com
> user-agent: curl/8.5.0
> accept: */*
> origin: https://app.example.com
> access-control-request-method: PATCH
> access-control-request-headers: content-type,x-team
>
< HTTP/2 204
< access-control-allow-origin: https://app.example.com/
< access-control-allow-methods: GET, POST
< access-control-allow-headers: content-type
< vary: origin
<
`,
  },
  { name: "HAR file with two calls", text: JSON.stringify(twoCalls(), null, 1) },
  {
    name: "Copy as fetch",
    text: `fetch("https://api.example.com/groups", {
  "headers": {
    "accept": "application/json",
    "authorization": "Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2VjcmV0",
    "content-type": "application/json"
  },
  "referrer": "https://app.example.com/",
  "body": "{\\"name\\":\\"Colleagues\\"}",
  "method": "POST",
  "mode": "cors",
  "credentials": "include"
});`,
  },
];

function twoCalls() {
  const origin = { name: "Origin", value: "https://app.example.com" };
  return {
    log: {
      version: "1.2",
      creator: { name: "Example", version: "1" },
      entries: [
        entry(
          { method: "GET", url: "https://api.example.com/contactgroups?limit=50", headers: [origin] },
          { "access-control-allow-origin": "https://app.example.com", vary: "Origin" },
        ),
        entry(
          {
            method: "GET",
            url: "https://api.example.com/session",
            headers: [origin, { name: "Cookie", value: "session=4c0ffee" }],
          },
          { "access-control-allow-origin": "*", "set-cookie": "session=4c0ffee; HttpOnly" },
        ),
      ],
    },
  };
}

/** @param {object} request @param {Record<string, string>} headers */
function entry(request, headers) {
  const lines = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return { _resourceType: "fetch", request, response: { status: 200, headers: lines } };
}
