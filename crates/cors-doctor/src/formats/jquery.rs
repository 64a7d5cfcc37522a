//! Calls of jQuery's [`$.ajax()`](https://api.jquery.com/jQuery.ajax/).

use cors_verdict::Credentials;
use url::Url;

use crate::exchange::{Exchange, Headers, Script, get};
use crate::format::Format;
use crate::formats::javascript::Value;

/// The request of `$.ajax(options)` or `$.ajax(url, options)`.
pub(crate) fn exchange(arguments: &[Value], place: usize) -> Option<Exchange> {
    let first = arguments.first()?;
    let options = match first {
        Value::Object(_) => first,
        _ => arguments.get(1).unwrap_or(first),
    };
    let text = |name: &str| options.get(name).and_then(Value::text);
    let url = first.text().or_else(|| text("url"))?;
    let method = text("method").or_else(|| text("type")).unwrap_or("GET");
    let method = method.to_ascii_uppercase();
    let mut headers = match options.get("headers") {
        Some(Value::Object(entries)) => entries
            .iter()
            .map(|(name, value)| (name.clone(), value.text().unwrap_or("…").to_owned()))
            .collect(),
        _ => Headers::new(),
    };
    // What a GET sends as data is in the query.
    let has_body = options.get("data").is_some() && method != "GET" && method != "HEAD";
    if has_body && get(&headers, "content-type").is_none() {
        let usual = "application/x-www-form-urlencoded; charset=UTF-8";
        let media_type = text("contentType").unwrap_or(usual);
        headers.push(("Content-Type".to_owned(), media_type.to_owned()));
    }
    let fields = options.get("xhrFields");
    let with = fields.and_then(|it| it.get("withCredentials"));
    let is_with = matches!(with, Some(Value::Word(word)) if word == "true");
    Some(Exchange {
        method: Some(method),
        url: Some(Url::parse(url).ok()?),
        headers: Some(headers),
        has_body,
        script: Some(Script {
            credentials: is_with.then_some(Credentials::Include),
            ..Script::default()
        }),
        ..Exchange::new(Format::Fetch, place)
    })
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test ends where something is wrong")]
mod tests {
    use cors_verdict::Credentials;

    use super::exchange;
    use crate::formats::javascript::arguments;

    #[test]
    fn options_of_jquery_are_read() {
        let call = "{url: 'https://a.example/b', type: 'post', data: 'c', \
                    xhrFields: {withCredentials: true}, headers: {'X-A': '1'}})";
        let exchange = exchange(&arguments(call).0, 0).expect("it has a URL");
        assert_eq!(exchange.method.as_deref(), Some("POST"));
        assert_eq!(exchange.header("x-a"), Some("1"));
        assert!(exchange.header("content-type").is_some());
        let credentials = exchange.script.and_then(|it| it.credentials);
        assert_eq!(credentials, Some(Credentials::Include));
    }
}
