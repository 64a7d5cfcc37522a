//! What `cors-doctor probe` finds out beside the call: shared caches, hostile origins, the middleware.

use serde_json::Value;

use crate::probe_command::{PAGE, allowing, command, json, run, words};
use crate::server::{Server, answer};

#[test]
fn other_software_is_not_named_beside_the_one_that_is_recognised() {
    for (header, is_named) in [
        (("X-Powered-By", "Express"), false),
        (("Server", "uvicorn"), false),
        (("Server", "Werkzeug/3.1.3 Python/3.13.1"), true),
    ] {
        let server = Server::start(move |_| answer(200, &[header]));
        let said = words(&run(&server.url("/"), &["--method=PUT"]));
        assert_eq!(said.contains("Flask-CORS and django"), is_named, "{said}");
    }
}

#[test]
fn server_without_vary_lets_a_shared_cache_harm_the_page() {
    let server = Server::start(|request| {
        let mut headers = vec![("Cache-Control", "public, max-age=60")];
        let origin = request.header("origin").map(str::to_owned);
        if let Some(origin) = origin.as_deref() {
            headers.push(("Access-Control-Allow-Origin", origin));
        }
        answer(200, &headers)
    });
    let found = json(&server.url("/"), &[]);
    assert_eq!(found["cache"]["orders"].as_array().unwrap().len(), 6);
    // Whoever of the two origins does not come first is blocked, in every order.
    assert_eq!(found["cache"]["harmful"], 6);
    let first = &found["cache"]["orders"][0];
    assert_eq!(first[1]["visitor"], "page");
    assert_eq!(
        (
            &first[1]["fromCache"],
            &first[1]["readsOwn"],
            &first[1]["readsServed"]
        ),
        (&true.into(), &true.into(), &false.into())
    );
    let said = words(&run(&server.url("/"), &[]));
    assert!(
        said.contains(
            "nobody (no Origin), the page, another origin → the page and another origin: blocked"
        ),
        "{said}"
    );
}

#[test]
fn vary_or_no_store_keeps_a_shared_cache_from_harm() {
    let varied = Server::start(|request| {
        let origin = request
            .header("origin")
            .unwrap_or("https://nobody.example")
            .to_owned();
        answer(
            200,
            &[
                ("Cache-Control", "max-age=60"),
                ("Vary", "Accept, Origin"),
                ("Access-Control-Allow-Origin", &origin),
            ],
        )
    });
    assert_eq!(json(&varied.url("/"), &[])["cache"]["harmful"], 0);
    let not_stored = Server::start(|request| {
        let origin = request
            .header("origin")
            .unwrap_or("https://nobody.example")
            .to_owned();
        answer(
            200,
            &[
                ("Cache-Control", "no-store"),
                ("Access-Control-Allow-Origin", &origin),
            ],
        )
    });
    assert_eq!(json(&not_stored.url("/"), &[])["cache"]["harmful"], 0);
}

#[test]
fn hostile_origins_that_are_let_in_are_named_with_what_it_means() {
    // An expression without a beginning, and null.
    let server = Server::start(|request| {
        let origin = request.header("origin").unwrap_or_default().to_owned();
        if origin.ends_with("shop.example") || origin == "null" {
            answer(
                200,
                &[
                    ("Access-Control-Allow-Origin", &origin),
                    ("Access-Control-Allow-Credentials", "true"),
                ],
            )
        } else {
            answer(200, &[])
        }
    });
    let arguments = [
        "--origin",
        "https://app.shop.example",
        "--credentials",
        "--origins",
        "hostile",
    ];
    let output = command(
        &server.url("/"),
        &[&arguments[..], &["--format", "json"]].concat(),
    )
    .output()
    .unwrap();
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let let_in: Vec<&str> = found["hostile"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["letIn"] == true)
        .map(|it| it["family"].as_str().unwrap())
        .collect();
    assert_eq!(
        let_in,
        [
            "null",
            "other-scheme",
            "look-alike-end",
            "dot",
            "subdomain",
            "parent",
            "sibling"
        ]
    );
    assert!(
        found["hostile"]
            .as_array()
            .unwrap()
            .iter()
            .any(|it| it["reach"] == "reads-with-cookies")
    );
    let said = words(&command(&server.url("/"), &arguments).output().unwrap());
    assert!(said.contains("Anybody can register such a name"), "{said}");
}

#[test]
fn middleware_is_named_where_its_answer_gives_it_away() {
    let server = Server::start(|request| {
        if request.is_preflight() {
            let body = "Disallowed CORS headers";
            format!(
                "HTTP/1.1 400 Bad Request\r\nContent-Length: {}\r\nAccess-Control-Allow-Methods: GET, PUT\r\nAccess-Control-Allow-Origin: {PAGE}\r\n\r\n{body}",
                body.len()
            )
        } else {
            allowing(request)
        }
    });
    let found = json(&server.url("/"), &["--method", "PUT", "--header", "X-A: 1"]);
    assert_eq!(found["middleware"]["name"], "Starlette (FastAPI)");
    assert_eq!(found["middleware"]["stack"], "fastapi");
}
