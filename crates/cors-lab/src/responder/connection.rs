//! The way of a request: read, look up, record, reply.

use std::{io, time::Instant};

use service_kit::{
    access_log::{EarlyDecision, Line, new_id},
    client::Client,
    connections::Connection,
    hosts,
    invalid_fields::InvalidFields,
    record::run_id::RunId,
};
use tokio::{net::TcpStream, time::sleep};

use crate::{
    lab::Lab,
    pitfalls::Pitfalls,
    recipe::behaviour::Recipe,
    record::received,
    responder::{
        follow_recipe::{Context, unhandled_preflight},
        own_responses,
        reply::Reply,
        route::Route,
        web_socket,
    },
    wire::{
        read_request::{BodyError, HeadError, Request},
        request_head::RequestHead,
    },
};

/// Answers the one request that was read from a connection, and closes it.
pub(crate) async fn serve(
    lab: &Lab,
    pitfalls: &Pitfalls,
    connection: &Connection,
    stream: TcpStream,
    request: Result<Request, HeadError>,
) -> io::Result<()> {
    connection.set_answering(true);
    let reply = match request {
        Ok(request) => Some(answer(lab, pitfalls, connection.client(), request).await),
        Err(error) => refusal(error),
    };
    let Some(reply) = reply else {
        return Ok(());
    };
    connection.set_answering(false);
    connection.keep_unread(reply.size());
    reply.send(stream).await
}

/// The reply to a request, which is recorded. Of the request nothing is kept while the reply is
/// sent.
async fn answer(lab: &Lab, pitfalls: &Pitfalls, client: Client, request: Request) -> Reply {
    let Request { head, body_bytes } = request;
    let started = Instant::now();
    let route = Route::of(&head, &lab.hosts);
    let early_decision =
        (route == Route::Misdirected).then(|| EarlyDecision::new(hosts::MISDIRECTED));
    let exchange = route.recorded_run().map(|run| {
        // Of a body that could not be read, nothing counts.
        let body_bytes = body_bytes.unwrap_or(0);
        lab.recorder
            .request_received(run, received(&head, body_bytes))
    });
    let mut reply = reply(lab, pitfalls, client, route, &head, body_bytes).await;
    if let Reply::Http(response) = &mut reply {
        response.complete(&head.method);
    }
    if let Some(exchange) = exchange {
        exchange.respond(reply.recorded());
    }
    // The response has the headers of the recipe and no others, so the id is in the log alone.
    Line {
        method: &head.method,
        path: head.path(),
        outcome: reply.outcome(),
        elapsed: started.elapsed(),
        id: new_id(),
        early_decision: early_decision.as_ref(),
    }
    .log();
    reply
}

fn refusal(error: HeadError) -> Option<Reply> {
    let mut response = own_responses::no_request(error)?;
    response.complete("");
    Some(Reply::Http(response))
}

async fn reply(
    lab: &Lab,
    pitfalls: &Pitfalls,
    client: Client,
    route: Route,
    head: &RequestHead,
    body_bytes: Result<usize, BodyError>,
) -> Reply {
    Reply::Http(match (route, body_bytes) {
        (Route::Misdirected, _) => own_responses::misdirected(),
        _ if head.target.len() > lab.max_url_bytes => {
            own_responses::url_too_long(lab.max_url_bytes)
        }
        (_, Err(error)) => own_responses::body_error(error),
        (Route::Recipe(run), _) => return follow_recipe(lab, client, &run, head).await,
        (Route::WebSocket(_), _) => return open_web_socket(head),
        (Route::Pitfall(_), _) => pitfalls.respond(head).await,
        (Route::Record(run), _) => own_responses::record(&lab.recorder.record(run)),
        (Route::About, _) => own_responses::about(),
        (Route::Health, _) => own_responses::healthy(),
        (Route::NotFound, _) => own_responses::not_found(),
    })
}

async fn follow_recipe(lab: &Lab, client: Client, run: &RunId, head: &RequestHead) -> Reply {
    let is_preflight = head.is_preflight();
    let recipe = match read_recipe(lab, head) {
        Ok(recipe) => recipe,
        Err(errors) => return Reply::Http(own_responses::invalid_recipe(errors, is_preflight)),
    };
    let Some(step) = recipe.step(is_preflight) else {
        return unhandled_preflight();
    };
    if !step.delay.is_zero() {
        let Some(_delayed) = lab.delays.try_acquire(client) else {
            return Reply::Http(own_responses::too_many_delays());
        };
        sleep(step.delay).await;
    }
    let context = Context {
        origins: &lab.origins,
        run,
        is_preflight,
    };
    let reply = context.reply(&recipe, step);
    if let Reply::Http(response) = &reply {
        let values = response.all("set-cookie");
        if !lab.cookies.admit(client, head, &lab.origins.pages, values) {
            return Reply::Http(own_responses::too_many_cookies());
        }
    }
    reply
}

fn read_recipe(lab: &Lab, head: &RequestHead) -> Result<Recipe, InvalidFields> {
    let mut recipes = head.query("recipe");
    match (recipes.next(), recipes.next()) {
        (Some(recipe), None) => Recipe::parse(&recipe, &lab.origins),
        _ => Err(InvalidFields::one(
            "recipe",
            "write one recipe in the query: ?recipe={URL-encoded JSON}",
        )),
    }
}

fn open_web_socket(head: &RequestHead) -> Reply {
    match web_socket::accept(head) {
        Some(response) => Reply::WebSocket(response, web_socket::frames(head)),
        None => Reply::Http(own_responses::upgrade_required()),
    }
}
