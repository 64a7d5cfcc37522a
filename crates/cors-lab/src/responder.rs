//! Answers on a connection: one request, then the connection is closed.

pub(crate) mod connection;
mod follow_recipe;
pub(crate) mod live_cookies;
mod own_responses;
mod reply;
mod route;
mod web_socket;
