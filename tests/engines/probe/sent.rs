//! The same request as a probe sends it.

use cors_doctor::send::{Client, ClientOptions, PageRequest, send};
use cors_lab::recipe::{
    behaviour::{Behaviour, Content, Recipe, Step},
    target::Target,
};
use cors_verdict::{Credentials, Engine as Rules, Mode, Origin, Redirect};
use serde_json::Value;
use support::{Origins, Page, browser::engine::Engine};

use super::super::differential::composition::{Composition, Request};

/// The cookie that the engine has for the lab.
const COOKIE: &str = "lab-a=1";

/// A request to the lab that gives the engine a cookie.
pub(crate) fn cookie_is_set() -> Composition {
    let set = ("Set-Cookie".to_owned(), format!("{COOKIE}; Max-Age=86400"));
    Composition {
        from: "app",
        to: "lab",
        request: Request {
            method: "GET".to_owned(),
            headers: Vec::new(),
            body: None,
            mode: Mode::NoCors,
            credentials: Credentials::Include,
            redirect: Redirect::Follow,
        },
        recipe: Recipe {
            preflight: None,
            response: Step {
                behaviour: Behaviour::Respond {
                    status: 200,
                    content: Content {
                        headers: vec![set],
                        ..Content::default()
                    },
                },
                ..Step::default()
            },
        },
    }
}

/// A composition without cookies of its own; `None` where connections break, after which browsers try again. Two of
/// three servers allow everything, so that there is more to compare than refused preflights.
pub(crate) fn comparable(mut composition: Composition, index: u64) -> Option<Composition> {
    if !index.is_multiple_of(3) {
        allow_everything(&mut composition.recipe);
    }
    // What the command can send. A body brings its Content-Type with it; without one, engines differ.
    let request = &mut composition.request;
    request.mode = Mode::Cors;
    request.redirect = Redirect::Follow;
    if request.body.is_none() {
        let is_type = |name: &str| name.eq_ignore_ascii_case("content-type");
        request.headers.retain(|(name, _)| !is_type(name));
    }
    is_whole(&mut composition.recipe).then_some(composition)
}

fn allow_everything(recipe: &mut Recipe) {
    const NAMES: &str = "accept, accept-language, access-control-allow-origin, authorization, cache-control, content-language, content-type, dnt, dpr, if-none-match, range, save-data, user-agent, x-a, x-b, x-http-method-override, x-requested-with";
    let lines = |origin: &str| -> Vec<(String, String)> {
        let lines = [
            ("Access-Control-Allow-Origin", origin),
            ("Access-Control-Allow-Credentials", "true"),
            (
                "Access-Control-Allow-Methods",
                "PUT, PATCH, DELETE, OPTIONS, CHICKEN, patch",
            ),
            ("Access-Control-Allow-Headers", NAMES),
        ];
        lines
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec()
    };
    allow_everything_to(recipe, "{page}", &lines);
}

fn allow_everything_to(
    recipe: &mut Recipe,
    origin: &str,
    lines: &dyn Fn(&str) -> Vec<(String, String)>,
) {
    recipe.preflight = Some(Step {
        behaviour: Behaviour::Respond {
            status: 204,
            content: Content {
                headers: lines(origin),
                ..Content::default()
            },
        },
        ..Step::default()
    });
    match &mut recipe.response.behaviour {
        Behaviour::Respond { content, .. } => content.headers = lines(origin),
        Behaviour::Redirect { redirect, content } => {
            content.headers = lines(origin);
            // The second of two foreign servers sees no origin.
            let next = if redirect.to == Target::Lab && origin == "{page}" {
                origin
            } else {
                "null"
            };
            if let Some(recipe) = &mut redirect.recipe {
                allow_everything_to(recipe, next, lines);
            }
        }
        Behaviour::Abort | Behaviour::NotHttp => {}
    }
}

fn is_whole(recipe: &mut Recipe) -> bool {
    let steps = recipe.preflight.iter_mut().chain([&mut recipe.response]);
    let mut is_whole_so_far = true;
    for step in steps {
        is_whole_so_far &= match &mut step.behaviour {
            Behaviour::Respond { content, .. } => {
                without_cookies(content);
                !content.truncate
            }
            Behaviour::Redirect { redirect, content } => {
                without_cookies(content);
                redirect.recipe.as_mut().is_none_or(is_whole)
            }
            Behaviour::Abort | Behaviour::NotHttp => false,
        };
    }
    is_whole_so_far
}

fn without_cookies(content: &mut Content) {
    content
        .headers
        .retain(|(name, _)| !name.eq_ignore_ascii_case("set-cookie"));
}

/// A request of a probe.
pub(crate) struct Probed {
    request: PageRequest,
    run: String,
}

impl Probed {
    /// The request that the engine made, for a run beside the engine's.
    pub(crate) fn new(
        engine: Engine,
        composition: &Composition,
        report: &Value,
        has_cookie: bool,
    ) -> Self {
        let text = |name: &str| report[name].as_str().expect("the page reports it");
        let run = format!("{}-probe", text("run"));
        let url = text("url").replace(text("run"), &run);
        let origin = Origin::parse(text("page")).expect("a page has an origin");
        let Request {
            method,
            headers,
            body,
            mode,
            credentials,
            redirect,
        } = &composition.request;
        let mut request = PageRequest::get(origin, url.parse().expect("a URL"));
        for (name, value) in headers {
            let line = format!("{name}: {value}");
            request.add_header(&line).expect("the engine took it");
        }
        request.method.clone_from(method);
        request.mode = *mode;
        request.credentials = *credentials;
        request.redirect = *redirect;
        request.data = body.map(|it| it.as_bytes().to_vec());
        request.cookie = has_cookie.then(|| COOKIE.to_owned());
        request.sends_unsafe_methods = true;
        request.engine = match engine {
            Engine::Chromium => Rules::Chromium,
            Engine::Firefox => Rules::Firefox,
            Engine::WebKitGTK => Rules::Webkit,
        };
        Self { request, run }
    }

    /// Sends it, and reads what arrived at the lab.
    pub(crate) async fn send(&self, origins: Origins) -> Value {
        let client = Client::new(ClientOptions::default()).expect("a client");
        send(&client, &self.request, Vec::new()).await;
        let lab = Page::open(origins.lab_address(), &origins.lab_host(), &origins.app());
        lab.get(&format!("/runs/{}", self.run)).await.json()
    }
}
