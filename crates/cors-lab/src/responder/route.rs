//! Which part of the lab a request is for.

use service_kit::{hosts::Hosts, record::run_id::RunId};

use crate::wire::request_head::RequestHead;

/// What the path and the host of a request ask for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Route {
    /// `/r/{run}`: do what the recipe says.
    Recipe(RunId),
    /// `/ws/{run}`: open a WebSocket.
    WebSocket(RunId),
    /// `/actix/{pitfall}`, recorded if it has `?run={run}`.
    Pitfall(Option<RunId>),
    /// `/runs/{run}`: what was recorded.
    Record(RunId),
    /// `/`
    About,
    /// `/healthz`, on every host: a health check asks by address.
    Health,
    /// Nothing that the lab has.
    NotFound,
    /// Another host's.
    Misdirected,
}

impl Route {
    pub(super) fn of(head: &RequestHead, hosts: &Hosts) -> Self {
        let path = head.path();
        if path == "/healthz" {
            return Self::Health;
        }
        if !head.host().is_some_and(|host| hosts.contain(host)) {
            return Self::Misdirected;
        }
        if path == "/" {
            return Self::About;
        }
        if path.starts_with("/actix/") {
            let run = head.query("run").next();
            return Self::Pitfall(run.and_then(|run| run.parse().ok()));
        }
        // Nothing follows the run: a cookie without a path would get one from there.
        let segments = path.strip_prefix('/').and_then(|path| path.split_once('/'));
        match segments.map(|(kind, run)| (kind, run.parse())) {
            Some(("r", Ok(run))) => Self::Recipe(run),
            Some(("ws", Ok(run))) => Self::WebSocket(run),
            Some(("runs", Ok(run))) => Self::Record(run),
            _ => Self::NotFound,
        }
    }

    /// The run whose record gets the exchange.
    pub(super) fn recorded_run(&self) -> Option<&RunId> {
        match self {
            Self::Recipe(run) | Self::WebSocket(run) | Self::Pitfall(Some(run)) => Some(run),
            _ => None,
        }
    }
}
