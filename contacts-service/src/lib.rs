//! The contacts service: contact groups behind a session cookie, with CORS for every subdomain
//! of one parent domain.
//!
//! A request flows one way: [`config`] → [`app`] → [`routes`] → [`domain`] → [`store`].
//! [`domain`] knows neither Actix nor sqlx, and [`store`] is the only place that names sqlx.
//! [`cors`] is the set-up worth copying; it knows nothing of the rest.

pub mod app;
pub mod args;
pub mod commands;
pub mod config;
pub mod cors;
pub mod demo;
pub mod domain;
pub mod error;
pub mod extract;
pub mod layers;
pub mod passwords;
pub mod proxy;
pub mod routes;
pub mod serving;
pub mod session_cookie;
pub mod store;
