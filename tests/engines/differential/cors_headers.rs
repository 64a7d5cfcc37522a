//! The headers of the CORS protocol, as servers should send them and as they do.

use proptest::{
    prelude::{Just, Strategy},
    prop_oneof,
    sample::select,
};

/// Names and values in their order.
pub(crate) type Headers = Vec<(String, String)>;

pub(crate) fn allow_origin() -> impl Strategy<Value = Headers> {
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

pub(crate) fn allow_credentials() -> impl Strategy<Value = Headers> {
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

pub(crate) fn allow_methods() -> impl Strategy<Value = Headers> {
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

pub(crate) fn allow_headers() -> impl Strategy<Value = Headers> {
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

pub(crate) fn expose_headers() -> impl Strategy<Value = Headers> {
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

pub(crate) fn line((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}
