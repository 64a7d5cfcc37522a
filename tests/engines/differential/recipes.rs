//! Random recipes: what the lab answers, hop by hop.

use cors_lab::recipe::{
    behaviour::{Behaviour, Content, Recipe, Redirect, Step},
    target::Target,
};
use proptest::{
    collection::vec,
    option::{self, weighted},
    prelude::{BoxedStrategy, Just, Strategy, any},
    sample::select,
    strategy::Union,
};

use super::{
    composition::weighted_select,
    cors_headers::{
        Headers, allow_credentials, allow_headers, allow_methods, allow_origin, expose_headers,
        line,
    },
};

pub(crate) fn recipes() -> impl Strategy<Value = Recipe> {
    let last = recipe(Just(None).boxed());
    let second = recipe(weighted(0.5, redirects(last)).boxed());
    let third = recipe(weighted(0.5, redirects(second)).boxed());
    recipe(weighted(0.35, redirects(third)).boxed())
}

fn recipe(redirect: impl Strategy<Value = Option<Redirect>> + 'static) -> BoxedStrategy<Recipe> {
    (preflights(), responses(redirect))
        .prop_map(|(preflight, response)| Recipe {
            preflight,
            response,
        })
        .boxed()
}

/// Not to `mailto:`, which Firefox hands over to the system, and then waits for a person.
fn redirects(next: impl Strategy<Value = Recipe> + 'static) -> BoxedStrategy<Redirect> {
    let to = Union::new_weighted(vec![
        (10, Just(Target::Lab)),
        (6, Just(Target::Third)),
        (2, Just(Target::App)),
        (1, Just(Target::Stranger)),
        (1, Just(Target::Data)),
        (1, Just(Target::Foo)),
        (1, Just(Target::Ftp)),
        (1, Just(Target::File)),
        (1, Just(Target::Blob)),
        (1, Just(Target::BadLocation)),
    ]);
    let status = select(vec![302, 307, 301, 303, 308]);
    (to, status, any::<u8>(), option::weighted(0.9, next))
        .prop_map(|(to, status, chance, recipe)| {
            let on_the_lab = matches!(to, Target::Lab | Target::Third);
            Redirect {
                status,
                to,
                userinfo: on_the_lab && chance > 240,
                then: 0,
                recipe: recipe.filter(|_| on_the_lab),
            }
        })
        .boxed()
}

fn preflights() -> BoxedStrategy<Option<Step>> {
    let statuses = weighted_select(&[
        (20, 204),
        (6, 200),
        (1, 299),
        (1, 300),
        (1, 302),
        (1, 304),
        (2, 401),
        (2, 404),
        (2, 405),
        (1, 500),
    ]);
    let headers = (
        allow_origin(),
        allow_credentials(),
        allow_methods(),
        allow_headers(),
    );
    let headers = headers.prop_map(|(origin, credentials, methods, headers)| {
        [origin, credentials, methods, headers].concat()
    });
    let redirect = weighted(0.04, redirects(Just(Recipe::default())));
    weighted(0.92, steps(statuses, headers, redirect)).boxed()
}

fn responses(redirect: impl Strategy<Value = Option<Redirect>> + 'static) -> BoxedStrategy<Step> {
    let statuses = weighted_select(&[
        (20, 200),
        (1, 201),
        (2, 204),
        (1, 206),
        (1, 301),
        (1, 304),
        (1, 401),
        (2, 404),
        (2, 500),
    ]);
    let extra = vec(
        select(
            [
                ("X-A", "1"),
                ("X-Lab-A", "1"),
                ("X-Lab-B", "2"),
                ("x-total-count", "7"),
                ("ETag", "\"1\""),
                ("Content-Language", "de"),
                ("Pragma", "no-cache"),
                ("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT"),
                ("Set-Cookie", "lab-a=1; Max-Age=60"),
            ][1..]
                .to_vec(),
        ),
        0..3,
    );
    let extra = extra.prop_map(|lines| lines.into_iter().map(line).collect::<Headers>());
    let headers = (allow_origin(), allow_credentials(), expose_headers(), extra);
    let headers = headers.prop_map(|(origin, credentials, expose, extra)| {
        [origin, credentials, expose, extra].concat()
    });
    steps(statuses, headers, redirect).boxed()
}

/// A redirect's own status stands in place of the other one.
fn steps(
    statuses: impl Strategy<Value = u16>,
    headers: impl Strategy<Value = Headers>,
    redirects: impl Strategy<Value = Option<Redirect>>,
) -> impl Strategy<Value = Step> {
    let parts = (statuses, headers, redirects, failures());
    parts.prop_map(|(status, headers, redirect, failure)| {
        let content = Content {
            headers,
            ..Content::default()
        };
        let behaviour = match (failure, redirect) {
            (Some(failure), _) => failure,
            (None, Some(redirect)) => Behaviour::Redirect {
                redirect: Box::new(redirect),
                content,
            },
            (None, None) => Behaviour::Respond { status, content },
        };
        Step {
            behaviour,
            ..Step::default()
        }
    })
}

/// Whether the connection is reset, or answered with what is no HTTP.
fn failures() -> impl Strategy<Value = Option<Behaviour>> {
    weighted_select(&[
        (60, None),
        (1, Some(Behaviour::Abort)),
        (1, Some(Behaviour::NotHttp)),
    ])
}
