//! The way for who cannot change the API: a proxy on the page's own origin, for that one API.

use serde::Serialize;
use url::Url;

use crate::case::Case;
use crate::fix::snippet::Snippet;
use crate::quoted::quoted;
use crate::refusal::Refusal;
use web_origin::Origin;

/// A proxy on the page's own origin. It asks one API and no other, so it is not an open one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proxy {
    /// What it does, and what to mind.
    pub why: &'static str,
    /// The request as the page should make it.
    pub client: String,
    /// The proxy as code for some development servers and servers.
    pub snippets: Vec<Snippet>,
}

const WHY: &str = "If the API is not yours, ask it from your own server: the page asks its own origin, where CORS \
    has no part, and the server passes the request on to this one API. Cookies of the API do not come with it; keep \
    keys on the server. Do not use a public proxy, which reads all that goes through it, and do not use mode no-cors, \
    with which script can read nothing.";

/// The proxy for the API that refused, if its URL can be written into a configuration as it is.
pub(super) fn proxy(case: &Case, refusal: &Refusal) -> Option<Proxy> {
    let url = if refusal.hop.index == 0 {
        &case.request.url
    } else {
        &refusal.hop.url
    };
    let is_own = case.page_origin.is_same_origin(url);
    let api = Origin::of(url);
    let api = api.as_str();
    if is_own || !refusal.cause.server_helps() || !is_plain(api) {
        return None;
    }
    let code: [(&str, &str, String); 4] = [
        ("vite", "Vite", vite(api)),
        ("next", "Next.js", next(api)),
        ("nginx-proxy", "nginx as a proxy", nginx(api)),
        ("express-proxy", "Express as a proxy", express(api)),
    ];
    let snippets = code.into_iter().map(|(stack, title, code)| Snippet {
        stack,
        title,
        documentation: None,
        code,
    });
    Some(Proxy {
        why: WHY,
        client: format!("const response = await fetch({});\n", quoted(&path(url))),
        snippets: snippets.collect(),
    })
}

/// Whether no character of an origin means something in a configuration file.
fn is_plain(origin: &str) -> bool {
    let is_plain =
        |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'.' | b':' | b'/' | b'-' | b'_');
    origin.starts_with("http") && origin.bytes().all(is_plain)
}

fn path(url: &Url) -> String {
    let query = url
        .query()
        .map_or_else(String::new, |query| format!("?{query}"));
    format!("/the-api{}{query}", url.path())
}

fn vite(api: &str) -> String {
    format!(
        "// vite.config.js; for `vite` and `vite preview`, not for the built page
export default {{
  server: {{
    proxy: {{
      \"/the-api\": {{
        target: \"{api}\",
        changeOrigin: true,
        rewrite: (path) => path.replace(/^\\/the-api/, \"\"),
      }},
    }},
  }},
}};
"
    )
}

fn next(api: &str) -> String {
    format!(
        "// next.config.mjs
export default {{
  async rewrites() {{
    return [{{ source: \"/the-api/:path*\", destination: \"{api}/:path*\" }}];
  }},
}};
"
    )
}

fn nginx(api: &str) -> String {
    format!(
        "# In the server block that serves the page. The slash at the end takes /the-api/ off the path.
location /the-api/ {{
    proxy_pass {api}/;
    proxy_ssl_server_name on;
    # The API is not asked in the name of the page's visitors.
    proxy_set_header Cookie \"\";
    proxy_set_header Origin \"\";
}}
"
    )
}

fn express(api: &str) -> String {
    format!(
        "import {{ createProxyMiddleware }} from \"http-proxy-middleware\";

// Express takes /the-api off the path.
app.use(
  \"/the-api\",
  createProxyMiddleware({{
    target: \"{api}\",
    changeOrigin: true,
    on: {{
      proxyReq: (request) => {{
        request.removeHeader(\"Cookie\");
        request.removeHeader(\"Origin\");
      }},
    }},
  }}),
);
"
    )
}
