//! The lab: answers that are broken on purpose, on hosts of their own.
//!
//! It shares a port with the contacts API and nothing else: it knows neither store nor session,
//! and a connection belongs to one of them from its first request on ([`dispatch`]). What it may
//! send is in [`rules`] and [`header_rules`]; what it remembers, and for how long, in
//! [`recorder`] and [`seen`].

pub mod actix_pitfalls;
pub mod answering;
pub mod args;
pub mod bodies;
pub mod dispatch;
pub mod exchange;
pub mod head;
pub mod header_rules;
pub mod observe;
pub mod opening;
pub mod recipe;
pub mod recorder;
pub mod request_body;
pub mod responder;
pub mod rewound;
pub mod rules;
pub mod run_id;
pub mod seen;
pub mod settings;
pub mod web_socket;
pub mod wire;

use recorder::Recorder;
use settings::Settings;

/// One lab, for all threads.
#[derive(Debug, Clone)]
pub struct Lab {
    /// What it may do.
    pub settings: Settings,
    /// What it has seen.
    pub recorder: Recorder,
}

impl Lab {
    /// A lab that has seen nothing yet.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        let recorder = Recorder::new(settings.limits);
        Self { settings, recorder }
    }
}
