//! What all connections of a lab share.

use service_kit::{fair_semaphore::FairSemaphore, hosts::Hosts, record::recorder::Recorder};

use crate::{config::Config, origins::Origins, responder::live_cookies::LiveCookies};

/// How many responses may be delayed at the same time. A connection that is answered is never closed
/// for another, so delays must leave places for those that do not wait.
const MAX_DELAYED: usize = 200;
/// How many of them one client may have, so that it leaves permits for others.
const MAX_DELAYED_OF_A_CLIENT: usize = 50;

/// One lab, for all threads.
#[derive(Debug)]
pub(crate) struct Lab {
    pub(crate) origins: Origins,
    /// The hosts on which it answers.
    pub(crate) hosts: Hosts,
    pub(crate) max_url_bytes: usize,
    pub(crate) recorder: Recorder,
    pub(crate) cookies: LiveCookies,
    /// A permit for each response that may be delayed.
    pub(crate) delays: FairSemaphore,
}

impl Lab {
    /// A lab whose record is empty.
    pub(crate) fn new(config: &Config) -> Self {
        let own = config.origins.of_the_lab();
        Self {
            origins: config.origins.clone(),
            hosts: Hosts::of(own),
            max_url_bytes: config.max_url_bytes,
            recorder: Recorder::new(config.record),
            cookies: LiveCookies::default(),
            delays: FairSemaphore::new(MAX_DELAYED, MAX_DELAYED_OF_A_CLIENT),
        }
    }
}
