//! One request of a policy file.

use std::ops::Range;

use cors_verdict::header::forbidden::is_forbidden_request_header;
use cors_verdict::header::is_token;
use cors_verdict::{Body, Credentials, HeaderList, Request};
use toml::de::{DeTable, DeValue};
use url::Url;
use web_origin::TupleOrigin;

use crate::check::fields::{Fields, Value, kind};
use crate::check::mistake::Mistakes;
use crate::check::policy::Expected;
use crate::check::secret_value::{Environment, from_environment};

/// What the rest of the file says.
pub(super) struct Around<'a> {
    /// Where the paths lead; `None` after a mistake.
    pub(super) base: Option<&'a TupleOrigin>,
    /// The names of the origins.
    pub(super) names: &'a [&'a str],
    /// The line that asks for hostile origins with every request.
    pub(super) hostile_line: Option<usize>,
    pub(super) environment: Environment<'a>,
}

/// Reads a request; `None` after a mistake that leaves nothing to go on with.
pub(super) fn request(
    table: &DeTable<'_>,
    place: &Range<usize>,
    around: &Around<'_>,
    mistakes: &mut Mistakes<'_>,
) -> Option<Expected> {
    let mut fields = Fields::of(table);
    let name = fields.string("name", "\"change a group\"", mistakes);
    let method = fields.string("method", "\"GET\"", mistakes);
    let path = path(&mut fields, place, mistakes);
    let headers = match fields.value("headers") {
        Some(value) => headers(value, around.environment, mistakes),
        None => HeaderList::new(),
    };
    let credentials = fields.boolean("credentials", mistakes);
    let cookie = cookie(&mut fields, credentials, around.environment, mistakes);
    let body = fields.string("body", "\"{}\"", mistakes);
    let readable = readable(&mut fields, place, around.names, mistakes);
    let exposes = exposes(&mut fields, mistakes);
    let hostile_line = hostile_line(&mut fields, around.hostile_line, mistakes);
    let readable_line = mistakes.line(&fields.key("readable").unwrap_or_else(|| place.clone()));
    fields.refuse_others("a [[request]]", mistakes);

    let (path, path_span) = path?;
    let base = Url::parse(around.base?.as_str()).ok()?;
    let (method, method_span) = method.unwrap_or(("GET", place.clone()));
    let request = Request {
        method: method.to_owned(),
        headers,
        ..of_script(base.join(path).ok()?, credentials, body.is_some())
    };
    if let Err(error) = request.check() {
        let span = match error.field() {
            "method" => &method_span,
            "body" => body.as_ref().map_or(place, |(_, span)| span),
            _ => &path_span,
        };
        mistakes.add(span, format!("{error}; write another {}", error.field()));
    }
    let bare_path = path.split('?').next().unwrap_or(path);
    Some(Expected {
        name: name.map_or_else(|| format!("{method} {bare_path}"), |(it, _)| it.to_owned()),
        request,
        body: body.map(|(it, _)| it.to_owned()),
        cookie,
        readable,
        readable_line,
        exposes,
        hostile_line,
    })
}

fn of_script(url: Url, credentials: Option<bool>, has_body: bool) -> Request {
    Request {
        credentials: match credentials {
            Some(true) => Credentials::Include,
            _ => Credentials::default(),
        },
        body: if has_body { Body::Bytes } else { Body::None },
        ..Request::get(url)
    }
}

/// The line that asks for hostile origins with this request, or with every one.
fn hostile_line(
    fields: &mut Fields<'_, '_>,
    of_the_file: Option<usize>,
    mistakes: &mut Mistakes<'_>,
) -> Option<usize> {
    match fields.boolean("hostile", mistakes) {
        Some(true) => fields.key("hostile").map(|it| mistakes.line(&it)),
        Some(false) => None,
        None => of_the_file,
    }
}

fn cookie(
    fields: &mut Fields<'_, '_>,
    credentials: Option<bool>,
    environment: Environment<'_>,
    mistakes: &mut Mistakes<'_>,
) -> Option<String> {
    let value = fields.value("cookie")?;
    let cookie = from_environment(value, "cookie", environment, mistakes);
    let is_without = credentials == Some(false) || fields.key("credentials").is_none();
    if let Some(span) = fields.key("cookie").filter(|_| is_without) {
        mistakes.add(
            &span,
            "a browser sends no cookie without credentials; write credentials = true as well",
        );
    }
    cookie
}

fn path<'a>(
    fields: &mut Fields<'a, '_>,
    place: &Range<usize>,
    mistakes: &mut Mistakes<'_>,
) -> Option<(&'a str, Range<usize>)> {
    let Some((path, span)) = fields.string("path", "\"/groups\"", mistakes) else {
        if fields.key("path").is_none() {
            mistakes.add(place, "a [[request]] has no path; write path = \"/groups\"");
        }
        return None;
    };
    if !path.starts_with('/') || path.starts_with("//") {
        let message = format!(
            "path: {path:?} does not begin with one slash; write \"/{}\", and the host in base",
            path.trim_start_matches('/')
        );
        mistakes.add(&span, message);
        return None;
    }
    Some((path, span))
}

fn headers(
    value: Value<'_, '_>,
    environment: Environment<'_>,
    mistakes: &mut Mistakes<'_>,
) -> HeaderList {
    let mut list = HeaderList::new();
    let Some(table) = value.get_ref().as_table() else {
        let message = format!(
            "headers is {}; write headers = {{ content-type = \"application/json\" }}",
            kind(value)
        );
        mistakes.add(&value.span(), message);
        return list;
    };
    let mut lines: Vec<_> = table.iter().collect();
    lines.sort_by_key(|(name, _)| name.span().start);
    for (name, value) in lines {
        let text = match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Table(_) => from_environment(value, name.get_ref(), environment, mistakes),
            _ => {
                let message = format!(
                    "the header {} is {}; write it as a string",
                    name.get_ref(),
                    kind(value)
                );
                mistakes.add(&value.span(), message);
                None
            }
        };
        let Some(text) = text else {
            continue;
        };
        if let Err(error) = list.append(name.get_ref(), text.as_bytes()) {
            mistakes.add(
                &name.span(),
                format!("the header {:?}: {error}", name.get_ref()),
            );
        } else if let Some(header) = list.iter().last()
            && is_forbidden_request_header(header)
        {
            let instead = match name.get_ref().to_ascii_lowercase().as_str() {
                "cookie" => "write cookie = { env = \"NAME\" } beside it",
                "origin" => "name the origin in [origins]",
                _ => "leave it out",
            };
            let message = format!("script cannot set the header {}; {instead}", name.get_ref());
            mistakes.add(&name.span(), message);
        }
    }
    list
}

fn readable(
    fields: &mut Fields<'_, '_>,
    place: &Range<usize>,
    known: &[&str],
    mistakes: &mut Mistakes<'_>,
) -> Vec<String> {
    let Some(names) = fields.strings("readable", "\"app\"", mistakes) else {
        if fields.key("readable").is_none() {
            mistakes.add(
                place,
                "a [[request]] does not say who can read it; write readable = [\"app\"], or readable = [] for nobody",
            );
        }
        return Vec::new();
    };
    for (name, span) in &names {
        if !known.contains(name) {
            let advice = if known.is_empty() {
                "name it in [origins]".to_owned()
            } else {
                format!("name it in [origins], or write one of {}", known.join(", "))
            };
            mistakes.add(
                span,
                format!("readable: no origin is called {name:?}; {advice}"),
            );
        }
    }
    names.into_iter().map(|(name, _)| name.to_owned()).collect()
}

fn exposes(fields: &mut Fields<'_, '_>, mistakes: &mut Mistakes<'_>) -> Vec<(String, usize)> {
    let names = fields
        .strings("exposes", "\"etag\"", mistakes)
        .unwrap_or_default();
    let mut read = Vec::new();
    for (name, span) in names {
        if is_token(name.as_bytes()) {
            read.push((name.to_ascii_lowercase(), mistakes.line(&span)));
        } else {
            let message =
                format!("exposes: {name:?} is not a header name; write one such as \"etag\"");
            mistakes.add(&span, message);
        }
    }
    read
}
