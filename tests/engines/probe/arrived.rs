//! What arrived at the lab, as far as it is to be the same.

use serde_json::Value;

use super::super::differential::composition::Composition;

/// What arrived at the lab in one run.
#[derive(Debug)]
pub(crate) struct Arrived {
    pub(crate) requests: Vec<Arrival>,
    /// The cookies that went to the first host.
    pub(crate) cookies: Vec<String>,
}

/// One message.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arrival {
    /// Method, host and path; the run has another name.
    line: String,
    /// The headers that are to be the same, in order.
    headers: Vec<(String, String)>,
    cookies: Vec<String>,
}

/// The messages of a record; `None` when the lab does not know the run.
pub(crate) fn arrived(
    exchanges: &Value,
    composition: &Composition,
    report: &Value,
) -> Option<Arrived> {
    let url = url::Url::parse(report["url"].as_str()?).ok()?;
    let first_host = format!("{}:{}", url.host_str()?, url.port()?);
    let run = report["run"].as_str()?;
    let mut arrived = Arrived {
        requests: Vec::new(),
        cookies: Vec::new(),
    };
    for exchange in exchanges.as_array()? {
        let request = &exchange["request"];
        let host = exchange["host"].as_str()?;
        let is_first = host == first_host;
        let path = request["path"].as_str()?;
        let path = path
            .replace(&format!("{run}-probe"), "run")
            .replace(run, "run");
        let mut headers: Vec<(String, String)> =
            serde_json::from_value(request["headers"].clone()).ok()?;
        // The probe is told of the cookies of the first host only.
        headers.retain(|(name, value)| {
            is_compared(name, value, composition, exchange["preflight"] == true)
                && (is_first || !name.eq_ignore_ascii_case("cookie"))
        });

        let cookies: Vec<String> = serde_json::from_value(request["cookies"].clone()).ok()?;
        let cookies = if is_first { cookies } else { Vec::new() };
        arrived.cookies.extend(cookies.clone());
        arrived.requests.push(Arrival {
            line: format!("{} {host}{path}", request["method"].as_str()?),
            headers,
            cookies,
        });
    }
    Some(arrived)
}

/// The headers of the CORS protocol, `Content-Type`, `Cookie`, and those that script sets.
fn is_compared(name: &str, value: &str, composition: &Composition, is_preflight: bool) -> bool {
    let lower = name.to_ascii_lowercase();
    let mut script = composition.request.headers.iter();
    matches!(lower.as_str(), "origin" | "content-type" | "cookie")
        || lower.starts_with("access-control-request-")
        || script.any(|(it, _)| it.eq_ignore_ascii_case(name)) && !is_own(&lower, value)
            // A preflight has none of script's, but WebKit's has its User-Agent.
            && (!is_preflight || lower == "user-agent")
}

/// Whether a browser sends a header by itself, whatever script sets.
fn is_own(lower: &str, value: &str) -> bool {
    lower == "dnt"
        || lower.starts_with("sec-")
        || lower.starts_with("proxy-")
        // Chromium keeps its own.
        || lower == "user-agent" && value.starts_with("Mozilla/")
}
