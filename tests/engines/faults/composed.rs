//! A case of cors-faults as the playground composes it, for the lab to answer.

use cors_faults::PAGE;
use cors_lab::recipe::{
    behaviour::{Behaviour, Content, Recipe, Redirect, Step},
    target::Target,
};
use cors_verdict::{Answer, Body, Case, HeaderList, Hop, Response};

use super::super::differential::composition::{Composition, Request};

pub(crate) fn composed(case: &Case) -> Composition {
    let request = &case.request;
    Composition {
        from: "app",
        to: "lab",
        request: Request {
            method: request.method.clone(),
            headers: lines(&request.headers),
            body: (request.body != Body::None).then_some("Neighbours"),
            mode: request.mode,
            credentials: request.credentials,
            redirect: request.redirect,
        },
        recipe: recipe(&case.hops),
    }
}

fn recipe(hops: &[Hop]) -> Recipe {
    let Some((hop, next)) = hops.split_first() else {
        return Recipe::default();
    };
    Recipe {
        preflight: hop.preflight.as_ref().map(|answer| step(answer, &[])),
        response: hop
            .response
            .as_ref()
            .map_or_else(Step::default, |answer| step(answer, next)),
    }
}

fn step(answer: &Answer, next: &[Hop]) -> Step {
    let Answer::Response(response) = answer else {
        panic!("cors-faults has no dead connections");
    };
    let content = Content {
        headers: lines(&response.headers),
        ..Content::default()
    };
    let behaviour = match response.headers.get("Location") {
        Some(location) if (301..=308).contains(&response.status) => Behaviour::Redirect {
            redirect: Box::new(redirect(response, &location, next)),
            content,
        },
        _ => Behaviour::Respond {
            status: response.status,
            content,
        },
    };
    Step {
        behaviour,
        ..Step::default()
    }
}

/// Every address of cors-faults is on one API, which the lab stands for.
fn redirect(response: &Response, location: &[u8], next: &[Hop]) -> Redirect {
    Redirect {
        status: response.status,
        to: Target::Lab,
        userinfo: location.contains(&b'@'),
        then: 0,
        recipe: (!next.is_empty()).then(|| recipe(next)),
    }
}

/// Without `Location`, which the lab writes itself.
fn lines(headers: &HeaderList) -> Vec<(String, String)> {
    let headers = headers.iter().filter(|header| !header.is("Location"));
    headers
        .map(|header| {
            let value = String::from_utf8_lossy(header.value()).replace(PAGE, "{page}");
            (header.name().to_owned(), value)
        })
        .collect()
}
