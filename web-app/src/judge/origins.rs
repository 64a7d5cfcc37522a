//! `POST /judge/origins`: patterns and origins in; which of the origins the contacts service
//! would let in, whether a browser can send them, and who can own their names.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Payload},
};
use cors_verdict::http_url::blocked_port;
use serde::{Deserialize, Serialize};
use service_kit::{invalid_fields::InvalidFields, json_body, request_error::RequestError};
use url::Url;
use web_origin::{OriginPattern, OriginPatterns, TupleOrigin, registrable_domain};

use crate::judge::turns::Turns;

const MOST_ORIGINS: usize = 500;
const MOST_PATTERNS: usize = 100;
/// How many patterns times how many origins: each origin is compared with each pattern.
const MOST_COMPARISONS: usize = 5_000;
/// How many problems are told; of further ones only how many they are.
const MOST_PROBLEMS: usize = 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    pattern: String,
    origins: Vec<String>,
}

#[derive(Serialize)]
struct Judgement {
    /// Why the service would not start with these patterns.
    problems: Vec<String>,
    origins: Vec<JudgedOrigin>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JudgedOrigin {
    origin: String,
    /// `None` when the patterns are refused.
    allowed: Option<bool>,
    /// What a browser sends for a page at this address; `None` when there can be no such page.
    sent_as: Option<String>,
    /// The port of the address, when it is one to which browsers send nothing.
    blocked_port: Option<u16>,
    owner: Owner,
    /// The registrable domain of the name, if it has one.
    domain: Option<String>,
    /// Plain http over a network: whoever sits in between can be this origin too.
    insecure: bool,
}

/// Who can run a page on an origin.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Owner {
    /// Nobody: it is no origin.
    Nobody,
    /// Every page, by sandboxing itself.
    Everybody,
    /// Whoever runs the domain that the patterns are about.
    Site,
    /// Whoever registers the domain, or has it already.
    Registrant,
    /// Whoever has the address, or that name on the local network.
    Machine,
}

pub(super) async fn post(
    request: HttpRequest,
    payload: Payload,
    turns: Data<Turns>,
) -> Result<HttpResponse, RequestError> {
    turns.answer_short(&request, payload, answer).await
}

fn answer(body: &[u8]) -> Result<Judgement, RequestError> {
    let question = json_body::parse(body)?;
    check(&question)?;
    Ok(judgement(question))
}

fn check(Question { pattern, origins }: &Question) -> Result<(), InvalidFields> {
    if origins.len() > MOST_ORIGINS {
        let message = format!("write at most {MOST_ORIGINS}");
        return Err(InvalidFields::one("origins", message));
    }
    let patterns = pattern.split(',').count();
    if patterns > MOST_PATTERNS {
        let message = format!("write at most {MOST_PATTERNS} patterns");
        return Err(InvalidFields::one("pattern", message));
    }
    if patterns * origins.len() > MOST_COMPARISONS {
        let most = MOST_COMPARISONS / patterns;
        let message = format!("write at most {most} with {patterns} patterns");
        return Err(InvalidFields::one("origins", message));
    }
    Ok(())
}

fn judgement(Question { pattern, origins }: Question) -> Judgement {
    let (allowed, mut problems) = match OriginPatterns::parse(&pattern) {
        Ok(allowed) => {
            let insecure = allowed
                .iter()
                .filter(|pattern| !pattern.origin().is_potentially_trustworthy());
            let problems: Vec<_> = insecure.map(|pattern| {
                format!(
                    "origin pattern \"{pattern}\": whoever sits on the network between can pose as this origin; write https://, as the service only starts with this under a flag that says how dangerous it is"
                )
            }).collect();
            (Some(allowed), problems)
        }
        Err(errors) => (None, errors.iter().map(ToString::to_string).collect()),
    };
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    if more > 0 {
        problems.truncate(MOST_PROBLEMS);
        problems.push(format!("and {more} more like these"));
    }
    let sites: Vec<_> = allowed.iter().flat_map(sites).collect();
    let origins = origins
        .into_iter()
        .map(|origin| judge(origin, allowed.as_ref(), &sites))
        .collect();
    Judgement { problems, origins }
}

fn judge(text: String, allowed: Option<&OriginPatterns>, sites: &[String]) -> JudgedOrigin {
    let url = Url::parse(&text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))
        // A browser never visits a name with a star in it.
        .filter(|url| url.host_str().is_some_and(|host| !host.contains('*')));
    let blocked_port = url.as_ref().and_then(blocked_port);
    let origin = url.and_then(|url| TupleOrigin::of(&url));
    let domain = origin
        .as_ref()
        .and_then(|origin| registrable_domain(origin.host()).map(str::to_owned));
    let owner = match (&origin, &domain) {
        _ if text == "null" => Owner::Everybody,
        (None, _) => Owner::Nobody,
        (_, Some(domain)) if sites.contains(domain) => Owner::Site,
        (_, Some(_)) => Owner::Registrant,
        (_, None) => Owner::Machine,
    };
    JudgedOrigin {
        allowed: allowed.map(|allowed| allowed.matches(text.as_bytes())),
        sent_as: match &origin {
            _ if text == "null" => Some(text.clone()),
            _ if blocked_port.is_some() => None,
            origin => origin.as_ref().map(TupleOrigin::to_string),
        },
        blocked_port,
        owner,
        domain,
        insecure: origin.is_some_and(|origin| !origin.is_potentially_trustworthy()),
        origin: text,
    }
}

/// The registrable domains that the patterns are about.
fn sites(allowed: &OriginPatterns) -> impl Iterator<Item = String> {
    let origins = allowed.iter().map(OriginPattern::origin);
    origins.filter_map(|origin| registrable_domain(origin.host()).map(str::to_owned))
}
