//! What every service of Two Origins needs once: configuration with all mistakes at once, the
//! server with its deadlines and bounds, the host check, JSON bodies, problem documents (RFC 9457),
//! one log line for each request, the record of what went over the wire, the health check and the
//! graceful stop.

pub mod access_log;
pub mod body_room;
pub mod client;
pub mod client_left;
pub mod command;
pub mod config;
pub mod connections;
pub mod data_headers;
mod explained_refusal;
mod fair_queue;
pub mod fair_semaphore;
pub mod graceful_stop;
pub mod health_check;
pub mod hosts;
pub mod invalid_fields;
pub mod json_body;
pub mod limits;
pub mod long_buffer;
pub mod long_list;
pub mod origins;
pub mod problem;
pub mod process_limits;
mod read_ahead;
pub mod record;
pub mod refused_head;
pub mod request_error;
mod response_body;
pub mod routes;
pub mod server;
mod timeout_stream;
pub mod trusted_proxies;
