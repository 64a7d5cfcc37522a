//! A case without a fault, and what is changed in it.

use cors_verdict::{Answer, Body, Case, HeaderList, Hop, Origin, Request, Response};

/// The origin of the page.
pub const PAGE: &str = "https://app.example";

pub(crate) fn preflight(case: &mut Case) -> &mut Response {
    match &mut case.hops.first_mut().unwrap().preflight {
        Some(Answer::Response(answer)) => answer,
        _ => panic!("a case has a preflight"),
    }
}

/// The last response, which is the one that script would get.
pub(crate) fn response(case: &mut Case) -> &mut Response {
    match &mut case.hops.last_mut().unwrap().response {
        Some(Answer::Response(answer)) => answer,
        _ => panic!("a case has a response"),
    }
}

pub(crate) fn set(response: &mut Response, name: &str, value: &str) {
    response.headers.delete(name);
    add(response, name, value);
}

pub(crate) fn add(response: &mut Response, name: &str, value: &str) {
    response.headers.append(name, value.as_bytes()).unwrap();
}

/// Puts a redirect before the response, which needs a preflight at its target too.
pub(crate) fn redirect(case: &mut Case, location: &str) {
    let last = case.hops[0].response.take();
    let mut first = granted(302);
    set(&mut first, "Location", location);
    case.hops[0].response = Some(Answer::Response(first));
    case.hops.push(Hop {
        preflight: Some(Answer::Response(granted(204))),
        response: last,
    });
}

fn granted(status: u16) -> Response {
    let mut response = Response {
        status,
        headers: HeaderList::new(),
    };
    add(&mut response, "Access-Control-Allow-Origin", PAGE);
    add(&mut response, "Access-Control-Allow-Credentials", "true");
    add(&mut response, "Access-Control-Allow-Methods", "GET, PATCH");
    add(
        &mut response,
        "Access-Control-Allow-Headers",
        "x-a, content-type",
    );
    response
}

/// A request that needs a preflight, and two servers' answers that allow all of it.
pub fn allowed() -> Case {
    let mut request = Request::get("https://api.example/here".parse().unwrap());
    request.method = "PATCH".to_owned();
    request.body = Body::Bytes;
    request.headers.append("X-A", b"1").unwrap();
    request
        .headers
        .append("Content-Type", b"application/json")
        .unwrap();
    let mut case = Case::new(Origin::parse(PAGE).unwrap(), request);
    case.hops.push(Hop {
        preflight: Some(Answer::Response(granted(204))),
        response: Some(Answer::Response(granted(200))),
    });
    case
}
