//! Browsers bound how many cookies the hosts of a site have together. The lab shares that jar with
//! the contacts API, and answers whoever makes a link.

use serde_json::{Value, json};
use url::form_urlencoded::byte_serialize;

use support::{
    Demo, Origins,
    browser::{Browser, engine::Engine, fetch::Seen, page::Thing::Heading},
    scenarios::journey::sign_in,
    wait::eventually,
};

/// How often one link sends the browser on.
const DEPTH: usize = 6;
/// With three new cookies at each stop, 216: more than any bound.
const LINKS: usize = 12;

/// A link that sets as many cookies as the lab lets a response set, and each with a path that no
/// other has.
fn link(origins: Origins, number: usize) -> String {
    recipe_link(origins, &|depth| {
        let cookie = |name| {
            let path = format!("/{number}/{depth}");
            json!(["Set-Cookie", format!("{name}=x; Path={path}; Max-Age=60")])
        };
        vec![cookie("lab-a"), cookie("lab-bank"), cookie("lab-session")]
    })
}

/// A link with 32 names at each stop and no end to them.
fn link_with_made_up_names(origins: Origins) -> String {
    recipe_link(origins, &|depth| {
        let cookie = |number| json!(["Set-Cookie", format!("lab-{depth}-{number}=")]);
        (0..32).map(cookie).collect()
    })
}

fn recipe_link(origins: Origins, headers: &dyn Fn(usize) -> Vec<Value>) -> String {
    let mut recipe = json!({ "response": { "headers": headers(0) } });
    for depth in 1..DEPTH {
        let redirect = json!({ "to": "lab", "recipe": recipe });
        recipe = json!({ "response": { "headers": headers(depth), "redirect": redirect } });
    }
    let recipe: String = byte_serialize(recipe.to_string().as_bytes()).collect();
    format!("http://{}/r/jar?recipe={recipe}", origins.lab_host())
}

/// A stranger's page sends the browser to the lab, in the place of the page and from within it.
async fn links_to_the_lab_do_not_push_the_session_out_of_the_jar(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let origins = demo.origins;
    sign_in(&browser, origins).await;
    let before = browser.cookies_of(&(origins.api() + "/healthz")).await;

    let links = (0..LINKS).map(|number| link(origins, number));
    for link in links.chain([link_with_made_up_names(origins)]) {
        browser.open(&origins.evil()).await;
        let go = "location.href = arguments[0]";
        browser.ask::<Value>(go, vec![json!(link)]).await;
        eventually("the end of the redirects", async || {
            let here = browser.client.current_url().await.expect("an address");
            let at_the_lab = here.as_str().contains(&origins.lab_host());
            at_the_lab.then_some(()).ok_or_else(|| here.to_string())
        })
        .await;
    }
    browser.open(&origins.evil()).await;
    for number in 0..LINKS {
        let path = format!("/third-party-{number}");
        let cookies = ["lab-a", "lab-bank", "lab-session"].map(|name| {
            let attributes = "SameSite=None; Secure; Max-Age=60";
            json!(["Set-Cookie", format!("{name}=x; Path={path}; {attributes}")])
        });
        let url = recipe_link(origins, &|_| cookies.to_vec());
        browser.fetch(&url, json!({ "mode": "no-cors" })).await;
    }

    let after = browser.cookies_of(&(origins.api() + "/healthz")).await;
    let session = |cookies: &[fantoccini::cookies::Cookie<'_>]| {
        let mut named = cookies.iter().filter(|cookie| cookie.name() == "session");
        named.next().map(|cookie| cookie.value().to_owned())
    };
    assert!(session(&before).is_some(), "{before:?}");
    assert_eq!(session(&before), session(&after));
    browser.open(&origins.app()).await;
    browser.see(Heading("Groups")).await;
    let url = origins.api() + "/api/session";
    let Seen::Answer(answer) = browser.fetch(&url, json!({})).await else {
        panic!("script could not read its session");
    };
    assert!(answer.json()["account"].is_object(), "{answer:?}");
}

in_each_engine!(links_to_the_lab_do_not_push_the_session_out_of_the_jar);
