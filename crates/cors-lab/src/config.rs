//! What the lab must know to run. Only this file and [`crate::args`] know where values come from.

use std::{net::SocketAddr, time::Duration};

use service_kit::{
    config::{ConfigErrors, Settings, number, socket_addr, workers},
    origins::{self, origin},
    record::runs::RecordLimits,
};

use crate::{
    args::{MAX_URL_BYTES, ServeArgs},
    origins::{Origins, PageOrigins},
};

/// With the headers, a longer URL would not fit what is read of a request.
const LONGEST_URL: usize = 32 * 1024;

/// A good configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen; port 0 lets the system choose one.
    pub listen: SocketAddr,
    /// The lab's own origins and those of the pages.
    pub origins: Origins,
    /// How much the record keeps.
    pub record: RecordLimits,
    /// The longest URL that is answered, in bytes.
    pub max_url_bytes: usize,
    /// How many threads answer requests; one for each core when `None`.
    pub workers: Option<usize>,
}

impl Config {
    /// The default limits, for these origins.
    #[must_use]
    pub fn new(listen: SocketAddr, origins: Origins) -> Self {
        Self {
            listen,
            origins,
            record: RecordLimits::default(),
            max_url_bytes: MAX_URL_BYTES,
            workers: None,
        }
    }

    /// Reads the settings of the command line and the environment.
    ///
    /// # Errors
    /// Every mistake, not only the first.
    pub fn read(args: &ServeArgs) -> Result<Self, ConfigErrors> {
        let mut settings = Settings::of::<ServeArgs>();
        let listen = settings.read("listen", &args.listen, socket_addr);
        let origins = read_origins(args, &mut settings);
        let record = read_record_limits(args, &mut settings);
        let max_url_bytes = settings.read(
            "max_url_bytes",
            &args.max_url_bytes,
            number("a number of bytes", 1..=LONGEST_URL),
        );
        let workers = settings.read_optional("workers", args.workers.as_deref(), workers);
        let config = || {
            Some(Self {
                listen: listen?,
                origins: origins?,
                record: record?,
                max_url_bytes: max_url_bytes?,
                workers,
            })
        };
        settings.finish(config())
    }
}

fn read_origins(args: &ServeArgs, settings: &mut Settings) -> Option<Origins> {
    let lab = settings.read("origin", &args.origin, origin);
    let third = settings.read("third_origin", &args.third_origin, origin);
    let api = settings.read("api_origin", &args.api_origin, origin);
    let pages: PageOrigins<&str> = PageOrigins {
        app: &args.app_origin,
        sibling: &args.sibling_origin,
        apex: &args.apex_origin,
        stranger: &args.stranger_origin,
        look_alike: &args.look_alike_origin,
    };
    let pages = pages.read(settings, |_, text| origin(text));
    settings.reject_all(origins::mistakes(
        api.as_ref(),
        &pages,
        [("origin", lab.as_ref()), ("third_origin", third.as_ref())],
    ));
    Some(Origins {
        lab: lab?,
        third: third?,
        pages: pages.complete()?,
    })
}

fn read_record_limits(args: &ServeArgs, settings: &mut Settings) -> Option<RecordLimits> {
    const MOST: usize = 1 << 30;
    let runs = settings.read(
        "max_runs",
        &args.max_runs,
        number("a number of runs", 1..=MOST),
    );
    let exchanges = settings.read(
        "max_exchanges",
        &args.max_exchanges,
        number("a number of exchanges", 1..=MOST),
    );
    let bytes = settings.read(
        "max_record_bytes",
        &args.max_record_bytes,
        number("a number of bytes", 1..=MOST),
    );
    let seconds = settings.read(
        "max_record_age",
        &args.max_record_age,
        number("a number of seconds", 1..=86_400),
    );
    Some(RecordLimits {
        runs: runs?,
        exchanges: exchanges?,
        bytes: bytes?,
        age: Duration::from_secs(seconds?),
        ..RecordLimits::default()
    })
}
