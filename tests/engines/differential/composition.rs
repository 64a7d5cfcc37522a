//! Random requests and recipes, in the form in which the playground composes them.
//!
//! Every choice has the harmless one first, towards which a case is shrunk; what is listed after
//! it are the edges at which browsers differ from what people, and the judge, believe.

use contacts_service::lab::recipe::{Answer, Recipe, Redirect, Target};
use proptest::{
    collection::vec,
    option::{self, weighted},
    prelude::{BoxedStrategy, Just, Strategy, any},
    prop_oneof,
    sample::select,
    strategy::Union,
};
use serde::Serialize;

type Headers = Vec<(String, String)>;

/// A request of one page, and what the lab answers.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Composition {
    from: &'static str,
    to: &'static str,
    request: Request,
    recipe: Recipe,
}

#[derive(Clone, Debug, Serialize)]
struct Request {
    method: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    headers: Headers,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'static str>,
    mode: &'static str,
    credentials: &'static str,
    redirect: &'static str,
}

impl Composition {
    /// The playground's address for it, on the ports of the README.
    pub(crate) fn permalink(&self) -> String {
        let case = serde_json::to_string(self).expect("a composition is JSON");
        let case: String = url::form_urlencoded::byte_serialize(case.as_bytes()).collect();
        format!("http://app.mixmax.localhost:8080/playground?case={case}")
    }

    /// Whether a request with an unsafe method may be answered with what is no HTTP.
    pub(crate) fn is_unsafe_and_not_http(&self) -> bool {
        let simple = ["GET", "HEAD", "POST"];
        !simple.contains(&&*self.request.method.to_ascii_uppercase()) && is_not_http(&self.recipe)
    }

    /// Whether it may lead to a page, whose server keeps no record.
    pub(crate) fn leads_to_a_page(&self) -> bool {
        leads_to_a_page(&self.recipe)
    }
}

fn is_not_http(recipe: &Recipe) -> bool {
    recipe.response.as_ref().is_some_and(|answer| {
        let redirect = answer.redirect.as_ref();
        let next = redirect.and_then(|redirect| redirect.recipe.as_ref());
        answer.not_http || next.is_some_and(is_not_http)
    })
}

fn leads_to_a_page(recipe: &Recipe) -> bool {
    let response = recipe.response.as_ref();
    let redirect = response.and_then(|answer| answer.redirect.as_ref());
    redirect.is_some_and(|redirect| {
        let next = redirect.recipe.as_ref();
        matches!(
            redirect.to,
            Target::App | Target::Sibling | Target::Apex | Target::Stranger | Target::LookAlike
        ) || next.is_some_and(leads_to_a_page)
    })
}

pub(crate) fn compositions() -> BoxedStrategy<Composition> {
    let pages = weighted_select(&[(12, "app"), (2, "blog"), (4, "evil"), (3, "null")]);
    let hosts = weighted_select(&[(4, "lab"), (1, "third")]);
    (pages, hosts, requests(), recipes())
        .prop_map(|(from, to, request, recipe)| Composition {
            from,
            to,
            request,
            recipe,
        })
        .boxed()
}

fn requests() -> BoxedStrategy<Request> {
    let methods = weighted_select(&[
        (6, "GET"),
        (4, "POST"),
        (4, "PUT"),
        (2, "PATCH"),
        (2, "DELETE"),
        (1, "HEAD"),
        (1, "OPTIONS"),
        (1, "patch"),
        (1, "put"),
        (1, "get"),
        (1, "CHICKEN"),
    ]);
    let headers = vec(request_headers(), 0..4);
    let modes = weighted_select(&[(16, "cors"), (2, "no-cors"), (1, "same-origin")]);
    let credentials = weighted_select(&[(3, "same-origin"), (4, "include"), (1, "omit")]);
    let redirects = weighted_select(&[(8, "follow"), (1, "manual"), (1, "error")]);
    (
        methods,
        headers,
        any::<bool>(),
        modes,
        credentials,
        redirects,
    )
        .prop_map(|(method, headers, body, mode, credentials, redirect)| {
            let upper = method.to_ascii_uppercase();
            let simple = matches!(&*upper, "GET" | "HEAD" | "POST");
            // Mode no-cors takes no other, and GET and HEAD take no body: script would be told
            // before there is a request.
            let method = if mode == "no-cors" && !simple {
                "POST"
            } else {
                method
            };
            let bodiless = matches!(&*method.to_ascii_uppercase(), "GET" | "HEAD");
            Request {
                method,
                headers,
                body: (body && !bodiless).then_some("Neighbours"),
                mode,
                credentials,
                redirect,
            }
        })
        .boxed()
}

fn request_headers() -> impl Strategy<Value = (String, String)> {
    const LONG: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    let longest = format!("{LONG}{LONG}");
    let too_long = format!("{longest}a");
    let safelisted = [
        ("Accept", "application/json"),
        ("Accept", "text/(x)"),
        ("Accept", "\u{e9}\u{ff}"),
        ("Accept", &longest),
        ("Accept", &too_long),
        ("accept", LONG),
        ("Accept-Language", "en, fr;q=0.5"),
        ("Accept-Language", "en_US"),
        ("Accept-Language", "*"),
        ("Content-Language", "de-AT"),
        ("Content-Language", "de/AT"),
        ("Range", "bytes=0-99"),
        ("Range", "bytes=5-"),
        ("Range", "bytes=-5"),
        ("Range", "bytes=0-1,3-4"),
        ("Range", "bytes= 0-1"),
    ];
    let types = [
        "text/plain",
        "application/json",
        "text/plain;charset=utf-8",
        "TEXT/PLAIN",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain; x=\"y\"",
        "text/html",
        "text/plain, text/plain",
        "text",
        "",
    ];
    let others = [
        ("X-A", "1"),
        ("x-b", "2"),
        ("X-Requested-With", "XMLHttpRequest"),
        ("Authorization", "Bearer x"),
        ("Cache-Control", "no-cache"),
        ("If-None-Match", "\"1\""),
        ("Save-Data", "on"),
        ("DPR", "2"),
        ("User-Agent", "lab"),
        ("Origin", "http://nobody.invalid"),
        ("Cookie", "lab-x=1"),
        ("Sec-X", "1"),
        ("Proxy-X", "1"),
        ("DNT", "1"),
        ("X-HTTP-Method-Override", "TRACE"),
        ("X-HTTP-Method-Override", "PUT"),
        ("Access-Control-Request-Method", "GET"),
        ("Access-Control-Allow-Origin", "*"),
    ];
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    prop_oneof![
        3 => select(others.iter().map(owned).collect::<Vec<_>>()),
        2 => select(safelisted.iter().map(owned).collect::<Vec<_>>()),
        2 => select(types.map(|value| ("Content-Type".to_owned(), value.to_owned())).to_vec()),
    ]
}

fn recipes() -> impl Strategy<Value = Recipe> {
    let last = recipe(Just(None).boxed());
    let second = recipe(weighted(0.5, redirects(last)).boxed());
    let third = recipe(weighted(0.5, redirects(second)).boxed());
    recipe(weighted(0.35, redirects(third)).boxed())
}

fn recipe(
    redirect: impl Strategy<Value = Option<Box<Redirect>>> + 'static,
) -> BoxedStrategy<Recipe> {
    let preflight = preflights();
    let response = (responses(), redirect).prop_map(|(answer, redirect)| Answer {
        status: answer.status.filter(|_| redirect.is_none()),
        redirect: redirect.filter(|_| !answer.abort && !answer.not_http),
        ..answer
    });
    (preflight, response.prop_map(Some))
        .prop_map(|(preflight, response)| Recipe {
            preflight,
            response,
        })
        .boxed()
}

/// Not to `mailto:`, which Firefox hands over to the system, and then waits for a person.
fn redirects(next: impl Strategy<Value = Recipe> + 'static) -> BoxedStrategy<Box<Redirect>> {
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
            Box::new(Redirect {
                status,
                to,
                userinfo: on_the_lab && chance > 240,
                then: 0,
                recipe: recipe.filter(|_| on_the_lab),
            })
        })
        .boxed()
}

fn preflights() -> BoxedStrategy<Option<Answer>> {
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
    let answer = (statuses, headers, redirect, ends());
    let answer = answer.prop_map(|(status, headers, redirect, (abort, not_http))| Answer {
        status: redirect.is_none().then_some(status),
        headers,
        redirect: redirect.filter(|_| !abort && !not_http),
        abort,
        not_http,
        ..Answer::default()
    });
    weighted(0.92, answer).boxed()
}

fn responses() -> BoxedStrategy<Answer> {
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
                ("Set-Cookie", "lab-x=1"),
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
    (statuses, headers, ends())
        .prop_map(|(status, headers, (abort, not_http))| Answer {
            status: Some(status),
            headers,
            abort,
            not_http,
            ..Answer::default()
        })
        .boxed()
}

/// Whether the connection is reset, or answered with what is no HTTP.
fn ends() -> impl Strategy<Value = (bool, bool)> {
    weighted_select(&[(60, (false, false)), (1, (true, false)), (1, (false, true))])
}

fn allow_origin() -> impl Strategy<Value = Headers> {
    const NAME: &str = "Access-Control-Allow-Origin";
    let odd = [
        "null",
        "{app}",
        "{page}/",
        "{page-upper}",
        "{page}:80",
        "{page}, {page}",
        "{page} {page}",
        "{page},",
        "*, *",
        "**",
        "",
        "yes",
        "undefined",
        "{page-host}",
        "{page-hostname}",
        "http://{page-hostname}",
        "https://{page-host}",
        "http://*.mixmax.localhost:8080",
        "*.mixmax.localhost",
        "\"{page}\"",
        " {page}  ",
        " * ",
        "{evil}",
        "{lab}",
        "http://[",
        "http://a b",
        "data:,x",
    ];
    prop_oneof![
        50 => Just(lines(&[(NAME, "{page}")])),
        14 => Just(lines(&[(NAME, "*")])),
        6 => Just(lines(&[])),
        3 => Just(lines(&[("access-control-allow-origin", "{page}")])),
        2 => Just(lines(&[(NAME, "{page}"), (NAME, "{page}")])),
        1 => Just(lines(&[(NAME, "*"), (NAME, "*")])),
        1 => Just(lines(&[(NAME, "{page}"), (NAME, "*")])),
        1 => Just(lines(&[("access-control-allow-origin", "{page}"), ("access-control-allow-origin", "{page}")])),
        1 => Just(lines(&[(NAME, ""), (NAME, "{page}")])),
        22 => select(odd.to_vec()).prop_map(|value| lines(&[(NAME, value)])),
    ]
}

fn allow_credentials() -> impl Strategy<Value = Headers> {
    const NAME: &str = "Access-Control-Allow-Credentials";
    let odd = [
        "True",
        "TRUE",
        "1",
        "false",
        "\"true\"",
        "true, true",
        " true ",
        "",
        "true;",
    ];
    prop_oneof![
        50 => Just(lines(&[(NAME, "true")])),
        14 => Just(lines(&[])),
        2 => Just(lines(&[(NAME, "true"), (NAME, "true")])),
        1 => Just(lines(&[("access-control-allow-credentials", "true")])),
        10 => select(odd.to_vec()).prop_map(|value| lines(&[(NAME, value)])),
    ]
}

fn allow_methods() -> impl Strategy<Value = Headers> {
    const NAME: &str = "Access-Control-Allow-Methods";
    const ALL: &str = "PUT, PATCH, DELETE, OPTIONS, CHICKEN, patch";
    let odd = [
        "PUT",
        "put",
        "patch, delete",
        "PATCH",
        "PUT; DELETE",
        "PUT PATCH",
        "[PUT",
        "\"PUT\"",
        ",PUT,,PATCH,",
        "*, PUT",
        "",
        " ",
        ",",
        "PUT\t,\tPATCH",
        "GET, HEAD, POST",
    ];
    prop_oneof![
        40 => Just(lines(&[(NAME, ALL)])),
        12 => Just(lines(&[])),
        10 => Just(lines(&[(NAME, "*")])),
        3 => Just(lines(&[(NAME, "PUT"), (NAME, "PATCH, DELETE")])),
        1 => Just(lines(&[(NAME, "PUT;"), (NAME, "PUT")])),
        1 => Just(lines(&[("access-control-allow-methods", ALL)])),
        16 => select(odd.to_vec()).prop_map(|value| lines(&[(NAME, value)])),
    ]
}

fn allow_headers() -> impl Strategy<Value = Headers> {
    const NAME: &str = "Access-Control-Allow-Headers";
    const ALL: &str = "accept, accept-language, access-control-allow-origin, authorization, cache-control, content-language, content-type, dnt, dpr, if-none-match, range, save-data, user-agent, x-a, x-b, x-http-method-override, x-requested-with";
    let odd = [
        "X-A",
        "x-a, content-type",
        "CONTENT-TYPE, X-B",
        "authorization",
        "a b",
        "x;y",
        "x-a:",
        "(all)",
        ",x-a,,x-b,",
        "*, authorization",
        "*, x-a",
        "",
        ",",
        "x-a\t,\tx-b",
        "\"x-a\"",
    ];
    prop_oneof![
        40 => Just(lines(&[(NAME, ALL)])),
        12 => Just(lines(&[])),
        10 => Just(lines(&[(NAME, "*")])),
        3 => Just(lines(&[(NAME, "x-a, x-b"), (NAME, "content-type, accept")])),
        1 => Just(lines(&[(NAME, "x a"), (NAME, "x-a")])),
        1 => Just(lines(&[("access-control-allow-headers", ALL)])),
        16 => select(odd.to_vec()).prop_map(|value| lines(&[(NAME, value)])),
    ]
}

fn expose_headers() -> impl Strategy<Value = Headers> {
    const NAME: &str = "Access-Control-Expose-Headers";
    let odd = [
        "X-Lab-A",
        "x-lab-b, X-TOTAL-COUNT",
        "X-Lab-A; X-Lab-B",
        "*, x-lab-a",
        "set-cookie",
        ",x-lab-a,",
        "\"x-lab-a\"",
        "a b, x-lab-a",
        "",
    ];
    prop_oneof![
        40 => Just(lines(&[])),
        12 => Just(lines(&[(NAME, "*")])),
        3 => Just(lines(&[(NAME, "X-Lab-A"), (NAME, "X-Lab-B")])),
        1 => Just(lines(&[(NAME, "X-Lab-A"), (NAME, "x b")])),
        12 => select(odd.to_vec()).prop_map(|value| lines(&[(NAME, value)])),
    ]
}

fn lines(headers: &[(&str, &str)]) -> Headers {
    headers.iter().copied().map(line).collect()
}

fn line((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn weighted_select<T: Clone + std::fmt::Debug + 'static>(choices: &[(u32, T)]) -> Union<Just<T>> {
    let choices = choices.iter().cloned();
    Union::new_weighted(
        choices
            .map(|(weight, value)| (weight, Just(value)))
            .collect(),
    )
}
