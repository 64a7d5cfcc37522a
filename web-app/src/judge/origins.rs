//! `POST /lab/origins`: patterns and origins in; which of the origins the contacts service
//! would let in, whether a browser can send them, and who can own their names.

use actix_web::web::Json;
use serde::{Deserialize, Serialize};
use url::{Host, Url};

use super::{
    body::JsonBody,
    origin_pattern::{AllowedOrigins, OriginPattern},
};
use crate::problem::Problem;

const MOST_ORIGINS: usize = 500;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    pattern: String,
    origins: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Judgement {
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

pub(super) async fn post(body: JsonBody) -> Result<Json<Judgement>, Problem> {
    let Question { pattern, origins } = body.parse()?;
    if origins.len() > MOST_ORIGINS {
        return Err(Problem::InvalidField {
            field: "origins".to_owned(),
            message: format!("write at most {MOST_ORIGINS}"),
        });
    }
    let (allowed, problems) = match AllowedOrigins::parse(&pattern) {
        Ok(allowed) => {
            let insecure = allowed.patterns().filter(|pattern| pattern.is_insecure());
            let problems = insecure.map(|pattern| {
                format!(
                    "origin pattern \"{pattern}\": whoever sits on the network between can pose as this origin; write https://, as the service only starts with this under a flag that says how dangerous it is"
                )
            }).collect();
            (Some(allowed), problems)
        }
        Err(errors) => (None, errors.iter().map(ToString::to_string).collect()),
    };
    let sites: Vec<_> = allowed.iter().flat_map(sites).collect();
    let origins = origins
        .into_iter()
        .map(|origin| judge(origin, allowed.as_ref(), &sites))
        .collect();
    Ok(Json(Judgement { problems, origins }))
}

fn judge(origin: String, allowed: Option<&AllowedOrigins>, sites: &[String]) -> JudgedOrigin {
    let url = Url::parse(&origin)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))
        // A browser never visits a name with a star in it.
        .filter(|url| url.host_str().is_some_and(|host| !host.contains('*')));
    let host = url.as_ref().and_then(Url::host);
    let domain = host.as_ref().and_then(registrable_domain);
    let owner = match (&host, &domain) {
        _ if origin == "null" => Owner::Everybody,
        (None, _) => Owner::Nobody,
        (_, Some(domain)) if sites.contains(domain) => Owner::Site,
        (_, Some(_)) => Owner::Registrant,
        (_, None) => Owner::Machine,
    };
    let sent_as = match &url {
        _ if origin == "null" => Some(origin.clone()),
        url => url.as_ref().map(|url| url.origin().ascii_serialization()),
    };
    JudgedOrigin {
        allowed: allowed.map(|allowed| allowed.allow(origin.as_bytes())),
        insecure: sent_as
            .clone()
            .filter(|_| host.is_some())
            .is_some_and(|sent| OriginPattern::Exact(sent).is_insecure()),
        domain,
        owner,
        sent_as,
        origin,
    }
}

/// The registrable domains that the patterns are about.
fn sites(allowed: &AllowedOrigins) -> impl Iterator<Item = String> {
    allowed.patterns().filter_map(|pattern| {
        let origin = match pattern {
            OriginPattern::Exact(exact) => exact.clone(),
            OriginPattern::Subdomains { before, after } => format!("{before}subdomain{after}"),
        };
        registrable_domain(&Url::parse(&origin).ok()?.host()?)
    })
}

fn registrable_domain(host: &Host<&str>) -> Option<String> {
    match host {
        Host::Domain(name) => psl::domain_str(name).map(ToOwned::to_owned),
        Host::Ipv4(_) | Host::Ipv6(_) => None,
    }
}
