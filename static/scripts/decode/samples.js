/** Messages to try, one for each engine. */
export const SAMPLES = [
  {
    name: "The Error",
    text: "Access to XMLHttpRequest at 'https://contacts.example.com/api/contactgroups' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  },
  {
    name: "Firefox",
    text: "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/items. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).",
  },
  {
    name: "Safari",
    text: "Request header field X-Team is not allowed by Access-Control-Allow-Headers.",
  },
  {
    name: "No CORS at all",
    text: "Refused to connect to 'https://api.example.com/items' because it violates the following Content Security Policy directive: \"connect-src 'self'\".",
  },
];
