//! The values of arguments.

use std::time::Duration;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use cors_verdict::header::is_token;
use cors_verdict::{Origin, Stack};
use url::Url;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OriginsName {
    /// Origins that should not be let in, one for each mistake that lets them in.
    Hostile,
}

/// One of these values, by its name.
pub(crate) fn named<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [T; N],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.map(name)).try_map(move |text| {
        let found = all.into_iter().find(|it| name(*it) == text);
        found.ok_or("no such value")
    })
}

pub(crate) fn origin(text: &str) -> Result<Origin, String> {
    Origin::parse(text).map_err(|error| error.to_string())
}

pub(crate) fn http_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    if matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err("write it with http:// or https://".to_owned())
    }
}

pub(crate) fn header_name(text: &str) -> Result<String, String> {
    if is_token(text.as_bytes()) {
        Ok(text.to_owned())
    } else {
        Err("write the name alone, such as X-Total".to_owned())
    }
}

pub(crate) fn cookie(text: &str) -> Result<String, String> {
    if text.contains(['\r', '\n', '\0']) {
        return Err("a cookie has no line breaks".to_owned());
    }
    Ok(text.to_owned())
}

pub(crate) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text
        .parse()
        .map_err(|_| "write a number of seconds".to_owned())?;
    if seconds > 0.0 && seconds <= 3600.0 {
        Ok(Duration::from_secs_f64(seconds))
    } else {
        Err("write a number of seconds up to 3600".to_owned())
    }
}

/// Other names of stacks, by which people look for them.
const STACK_ALIASES: &[(&str, &str)] = &[
    ("actix", "actix-cors"),
    ("actix-web", "actix-cors"),
    ("asp.net", "aspnet-core"),
    ("aspnet", "aspnet-core"),
    ("axum", "tower-http"),
    ("flask-cors", "flask"),
    ("nestjs", "nest"),
    ("node", "express"),
    ("nuxt", "h3"),
    ("rails", "rack-cors"),
    ("spring-boot", "spring"),
    ("starlette", "fastapi"),
];

/// The stack of that name or alias, in capital or small letters.
pub(crate) fn stack(name: &str) -> Result<Stack, String> {
    let lower = name.to_ascii_lowercase();
    let alias = STACK_ALIASES.iter().find(|(alias, _)| *alias == lower);
    let known = alias.map_or(lower.as_str(), |(_, known)| known);
    Stack::named(known).ok_or_else(|| {
        let known: Vec<&str> = Stack::ALL.iter().map(|it| it.name()).collect();
        format!("write one of {}", known.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::{STACK_ALIASES, stack};

    #[test]
    fn every_alias_is_one_of_a_stack() {
        for (alias, name) in STACK_ALIASES {
            assert_eq!(stack(alias).map(|it| it.name()), Ok(*name));
        }
    }
}
