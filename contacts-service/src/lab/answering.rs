//! From a recipe to what happens on the wire.

use url::form_urlencoded::byte_serialize;

use super::{
    bodies::BodyKind,
    recipe::{Answer, BadField, Recipe, Redirect, Target},
    rules::page_index,
    settings::Settings,
    wire::WireAnswer,
};

/// What to do with a request.
#[derive(Debug)]
pub enum Reaction {
    /// Answer.
    Answer(WireAnswer),
    /// Reset the connection.
    Abort,
    /// Send bytes that are no HTTP.
    NotHttp,
}

/// What a recipe asks for, and how long to wait before.
#[must_use]
pub fn follow(recipe: &Recipe, preflight: bool, run: &str, settings: &Settings) -> (u64, Reaction) {
    let answer = if preflight {
        match &recipe.preflight {
            Some(answer) => answer,
            None => return (0, Reaction::Answer(nobody_handles_options())),
        }
    } else {
        &recipe.response.clone().unwrap_or_default()
    };
    let reaction = if answer.abort {
        Reaction::Abort
    } else if answer.not_http {
        Reaction::NotHttp
    } else {
        Reaction::Answer(wire_answer(answer, recipe, preflight, run, settings))
    };
    (answer.delay_ms, reaction)
}

fn wire_answer(
    answer: &Answer,
    recipe: &Recipe,
    preflight: bool,
    run: &str,
    settings: &Settings,
) -> WireAnswer {
    let redirect = answer.redirect.as_deref();
    let status = redirect.map_or(200, |redirect| redirect.status);
    let kind = answer.body_kind.unwrap_or(BodyKind::Groups);
    let mut wire = WireAnswer {
        status: answer.status.unwrap_or(status),
        headers: answer.headers.clone(),
        body: match &answer.body {
            Some(text) => text.clone().into_bytes(),
            None => kind.bytes().to_vec(),
        },
        truncate: answer.truncate,
    };
    if let Some(redirect) = redirect {
        let next = if redirect.then > 0 {
            again(recipe, preflight)
        } else {
            redirect.recipe.clone().unwrap_or_default()
        };
        let location = location(redirect, &next, run, settings);
        wire.headers.push(("Location".to_owned(), location));
    }
    wire.add_unless_given("Content-Type", kind.media_type());
    wire.add_unless_given("Cache-Control", "no-store");
    wire
}

/// The same recipe for one redirect less.
fn again(recipe: &Recipe, preflight: bool) -> Recipe {
    let mut next = recipe.clone();
    let answer = if preflight {
        &mut next.preflight
    } else {
        &mut next.response
    };
    if let Some(redirect) = answer.as_mut().and_then(|answer| answer.redirect.as_mut()) {
        redirect.then -= 1;
    }
    next
}

fn location(redirect: &Redirect, next: &Recipe, run: &str, settings: &Settings) -> String {
    let odd = match redirect.to {
        Target::Ftp => "ftp://files.invalid/",
        Target::Foo => "foo://somewhere.invalid/",
        Target::Data => "data:text/plain,redirected",
        Target::File => "file:///nowhere",
        Target::Blob => "blob:http://nowhere.invalid/5d1f3f9e-0000-4000-8000-000000000000",
        Target::Mailto => "mailto:nobody@example.invalid",
        Target::BadLocation => "http://[",
        _ => "",
    };
    if !odd.is_empty() {
        return odd.to_owned();
    }
    let page = page_index(redirect.to).and_then(|index| settings.pages.get(index));
    let (origin, path) = match (page, redirect.to) {
        (Some(page), _) => (page, "/config.json".to_owned()),
        (None, to) => {
            let json = serde_json::to_string(next).unwrap_or_default();
            let recipe: String = byte_serialize(json.as_bytes()).collect();
            let origin = if to == Target::Third {
                &settings.third
            } else {
                &settings.lab
            };
            (origin, format!("/r/{run}?recipe={recipe}"))
        }
    };
    let mut origin = origin.to_string();
    if redirect.userinfo {
        origin = origin.replacen("://", "://user:password@", 1);
    }
    format!("{origin}{path}")
}

fn nobody_handles_options() -> WireAnswer {
    WireAnswer {
        status: 404,
        headers: header("Content-Type", "text/plain"),
        body: b"nothing handles OPTIONS here\n".to_vec(),
        ..WireAnswer::default()
    }
}

/// What to answer to a recipe that will not do. A preflight is granted all that `*` grants, so
/// that the page gets to read the answer to the request itself.
#[must_use]
pub fn bad_recipe(bad: &[BadField], preflight: bool) -> WireAnswer {
    if preflight {
        return WireAnswer {
            status: 204,
            headers: [
                ("Access-Control-Allow-Origin", "*"),
                ("Access-Control-Allow-Methods", "*"),
                ("Access-Control-Allow-Headers", "*, Authorization"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
            ..WireAnswer::default()
        };
    }
    let detail: Vec<_> = bad
        .iter()
        .map(|bad| format!("{}: {}", bad.field, bad.message))
        .collect();
    problem(
        400,
        "invalid-recipe",
        "Invalid recipe",
        &detail.join("; "),
        bad,
    )
}

/// A refusal of the lab itself, which every page can read.
#[must_use]
pub fn problem(
    status: u16,
    name: &str,
    title: &str,
    detail: &str,
    errors: &[BadField],
) -> WireAnswer {
    let mut problem = serde_json::json!({
        "type": format!("urn:two-origins:problem:{name}"),
        "title": title,
        "status": status,
        "detail": detail,
    });
    if !errors.is_empty()
        && let Ok(errors) = serde_json::to_value(errors)
    {
        problem["errors"] = errors;
    }
    for_everybody(status, "application/problem+json", problem.to_string())
}

/// An answer of the lab itself, which every page can read.
#[must_use]
pub fn for_everybody(status: u16, media_type: &str, body: String) -> WireAnswer {
    let mut answer = WireAnswer {
        status,
        headers: header("Access-Control-Allow-Origin", "*"),
        body: body.into_bytes(),
        ..WireAnswer::default()
    };
    answer.add_unless_given("Content-Type", media_type);
    answer.add_unless_given("Cache-Control", "no-store");
    answer
}

fn header(name: &str, value: &str) -> Vec<(String, String)> {
    vec![(name.to_owned(), value.to_owned())]
}
