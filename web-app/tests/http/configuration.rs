//! `config.json`: what the pages need to know.

use serde_json::json;

use crate::web_app::WebApp;

#[actix_web::test]
async fn configuration_tells_how_each_origin_relates_to_the_api() {
    let app = WebApp::start();
    let response = app.get("/config.json").await;
    assert_eq!(response.header("content-type"), "application/json");
    assert_eq!(response.header("cache-control"), "no-store");
    let parent = "mixmax.localhost";
    let expected = json!({
        "apiOrigin": "http://contacts.mixmax.localhost:8081",
        "apiWire": true,
        "lab": { "origin": "http://lab.mixmax.localhost:8082",
                 "thirdOrigin": "http://lab.third.localhost:8082" },
        "demoAccount": { "email": "ada@example.com", "password": "analytical-engine" },
        "origins": [
            { "origin": "http://app.mixmax.localhost:8080", "role": "app",
              "sameSite": true, "subdomainOf": parent, "lookAlikeOf": null },
            { "origin": "http://blog.mixmax.localhost:8080", "role": "sibling",
              "sameSite": true, "subdomainOf": parent, "lookAlikeOf": null },
            { "origin": "http://mixmax.localhost:8080", "role": "apex",
              "sameSite": true, "subdomainOf": null, "lookAlikeOf": null },
            { "origin": "http://evil.localhost:8080", "role": "stranger",
              "sameSite": false, "subdomainOf": null, "lookAlikeOf": null },
            { "origin": "http://evilmixmax.localhost:8080", "role": "look-alike",
              "sameSite": false, "subdomainOf": null, "lookAlikeOf": parent },
        ]
    });
    assert_eq!(response.json(), expected);
}
