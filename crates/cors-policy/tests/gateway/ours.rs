//! What our own policy answers, configured the same.

use std::collections::BTreeSet;

use actix_web::{
    App, HttpResponse,
    http::{Method, header::HeaderMap},
    test::{TestRequest, init_service, try_call_service},
    web,
};
use cors_policy::{CorsPolicy, PolicyError, PolicyErrors};

use crate::cases::{Case, Configuration};

pub(crate) fn policy(configuration: &Configuration) -> Result<CorsPolicy, PolicyErrors> {
    let mut builder = CorsPolicy::builder()
        .origins(&configuration.origins.join(","))
        .methods(&configuration.methods)
        .request_headers(&configuration.request_headers)
        .exposed_headers(&configuration.exposed_headers);
    if configuration.credentials {
        builder = builder.credentials();
    }
    if let Some(seconds) = configuration.max_age {
        builder = builder.max_age_seconds(seconds);
    }
    builder.build()
}

/// The lists that cannot be written so, by their names in the cases.
pub(crate) fn refused_lists(errors: &PolicyErrors) -> Vec<&'static str> {
    let lists = errors.iter().map(|error| match error {
        PolicyError::Origin(_) => "origins",
        PolicyError::Method { .. } => "methods",
        PolicyError::RequestHeader { .. } => "requestHeaders",
        other => panic!("{other}"),
    });
    lists.collect()
}

/// A header that is not as the suite has it.
pub(crate) struct Difference {
    pub(crate) header: String,
    pub(crate) wanted: String,
    pub(crate) got: String,
}

/// What is not as the suite has it; panics where the status is none of those that it accepts.
pub(crate) async fn differences(policy: &CorsPolicy, case: &Case) -> Vec<Difference> {
    let app = App::new()
        .default_service(web::to(HttpResponse::Ok))
        .wrap(policy.layer());
    let service = init_service(app).await;
    let method: Method = case.request.method.parse().unwrap();
    let mut request = TestRequest::with_uri("/cors").method(method);
    for (name, value) in &case.request.headers {
        request = request.append_header((name.as_str(), value.as_str()));
    }
    let response = try_call_service(&service, request.to_request())
        .await
        .unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers());
    let statuses = &case.expected.statuses;
    assert!(
        statuses.is_empty() || statuses.contains(&status),
        "{}: {status}",
        case.title
    );
    assert_eq!(items(&value(headers, "vary")), items("Origin"));
    let expected = case.expected.headers.iter();
    let other = expected.filter_map(|(name, values)| {
        let got = value(headers, name);
        let is_accepted = values.iter().any(|it| items(it) == items(&got));
        (!is_accepted).then(|| Difference {
            header: name.clone(),
            wanted: values.join(" or "),
            got,
        })
    });
    let unwanted = case.expected.absent.iter().filter_map(|name| {
        let got = value(headers, &name.to_lowercase());
        (!got.is_empty()).then(|| Difference {
            header: name.clone(),
            wanted: String::new(),
            got,
        })
    });
    other.chain(unwanted).collect()
}

/// All lines of a header, sorted; empty when it is not there.
fn value(headers: &HeaderMap, name: &str) -> String {
    let lines = headers.get_all(name).map(|it| it.to_str().unwrap());
    let mut items: Vec<&str> = lines.flat_map(|it| it.split(',')).map(str::trim).collect();
    items.sort_unstable();
    items.join(", ")
}

fn items(list: &str) -> BTreeSet<String> {
    list.split(',').map(|it| it.trim().to_lowercase()).collect()
}
