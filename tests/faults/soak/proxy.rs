//! Keep-alive connections behind the proxy of docker-compose.scale.yml,
//! poisoned while somebody else writes.

use std::{
    collections::BTreeMap,
    fmt,
    net::{SocketAddr, TcpListener},
    process::Command,
    sync::Arc,
    time::Duration,
};

use serde_json::json;
use tokio::{sync::watch, task::JoinSet};

use support::{
    Connection, ContactsService, Page, Process,
    names::{ADA, API, APP},
    wait::eventually,
};

use crate::helpers::{Service, counted, head};

const CADDYFILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../deploy/Caddyfile");
const SIDE_BY_SIDE: usize = 8;
const POISONED: usize = 25;
/// Of a hundred requests of somebody well-behaved: a proxy may find that a connection was closed
/// just as it used it. A 503 says that on a busy machine the proxy took no replica for healthy.
const MOST_BAD_GATEWAYS: usize = 1;

/// The proxy, and what is behind it.
pub(super) struct Proxied {
    address: SocketAddr,
    client: Page,
    contacts: String,
    acknowledged: Vec<String>,
    statuses: BTreeMap<u16, usize>,
    _replicas: [ContactsService; 2],
    _proxy: Process,
    _service: Service,
}

impl Proxied {
    pub(super) async fn start() -> Self {
        // It makes the database and the account.
        let service = Service::start();
        let start = || {
            let arguments = ["--workers", "1", "--trusted-proxies", "127.0.0.1"];
            ContactsService::start_with(service.database_url(), &arguments)
        };
        let replicas = [start(), start()];
        let port = free_port();
        let mut proxy = Command::new("caddy");
        let upstreams = replicas.each_ref().map(|it| it.address.to_string());
        proxy
            .args(["run", "--config", CADDYFILE])
            .env("PROXY_PORT", port.to_string())
            .env("CONTACTS_REPLICAS", upstreams.join(" "));
        let proxy = Process::start(&mut proxy).unwrap();
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let page = Page::open(address, API, APP);
        eventually("the proxy", async || {
            match page.get("/readyz").try_send().await {
                Ok(response) if response.status == 200 => Ok(()),
                other => Err(format!("{other:?}")),
            }
        })
        .await;
        let client = page.sign_in(ADA).await;
        let contacts = client.add_group("Proxied").await + "/contacts";
        Self {
            address,
            client,
            contacts,
            acknowledged: Vec::new(),
            statuses: BTreeMap::new(),
            _replicas: replicas,
            _proxy: proxy,
            _service: service,
        }
    }

    /// Poisons connections while somebody writes.
    pub(super) async fn misuse(&mut self, round: usize) {
        let (poisoning, watched) = watch::channel(());
        let address = self.address;
        let poison = async move {
            let mut clients = JoinSet::new();
            for _ in 0..SIDE_BY_SIDE {
                clients.spawn(poison(address));
            }
            clients.join_all().await;
            drop(poisoning);
        };
        tokio::join!(poison, self.write(round, watched));
        self.assert_kept().await;
    }

    async fn write(&mut self, round: usize, poisoning: watch::Receiver<()>) {
        for number in 0.. {
            if poisoning.has_changed().is_err() {
                return;
            }
            let name = format!("{round}-{number}");
            let contact = json!({ "name": name, "email": "a@example.com" });
            let response = self.client.post(&self.contacts, &contact).await;
            *self.statuses.entry(response.status).or_default() += 1;
            match response.status {
                201 => self.acknowledged.push(name),
                502..=504 => {}
                _ => panic!("{response:?}"),
            }
        }
    }

    async fn assert_kept(&self) {
        let stored = counted(self.client.all_names_at(&self.contacts).await);
        for name in &self.acknowledged {
            assert_eq!(stored.get(name), Some(&1), "{name} was acknowledged");
        }
        let all: usize = self.statuses.values().sum();
        let bad = |status| self.statuses.get(status).unwrap_or(&0);
        let bad: usize = [502, 504].iter().map(bad).sum();
        assert!(bad * 100 <= all * MOST_BAD_GATEWAYS, "{:?}", self.statuses);
    }
}

impl fmt::Display for Proxied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "proxy: {} writes acknowledged, none lost; statuses {:?}",
            self.acknowledged.len(),
            self.statuses
        )
    }
}

/// Requests after which a connection may not be what it seems.
async fn poison(address: SocketAddr) {
    let line = "X: HTTP/1.1\r\n";
    let json = "Content-Type: application/json\r\n";
    let long_name = format!("{}: a\r\n", "n".repeat(66_000));
    let text = "GET / HTTP/1.1\r\n\r\n".repeat(200);
    let requests = Arc::new([
        head("GET", "/api/session", &line.repeat(17)),
        head("GET", "/api/session", "Connection: close\r\n"),
        head("GET", "/nowhere", "Content-Length: 5\r\n") + "hello",
        with_body("/api/contactgroups", json, &text),
        with_body("/nowhere", "", "hello") + &head("DELETE", "/api/session", &long_name),
        with_body("/nowhere", "", &text),
        with_body("/nowhere", "", &"x".repeat(200_000)),
        with_body("/api/contactgroups", json, &" ".repeat(200_000)),
        with_body("/api/contactgroups", json, &" ".repeat(2_000_000)),
    ]);
    for _ in 0..POISONED {
        for request in requests.iter() {
            let mut connection = Connection::open(address).await;
            connection.send(request).await;
            connection.response().await;
            let mut connection = Connection::open(address).await;
            let half = &request.as_bytes()[..request.len() / 2];
            connection.send_within(half, Duration::from_secs(1)).await;
            connection.reset();
        }
    }
}

fn with_body(path: &str, lines: &str, body: &str) -> String {
    let lines = format!("{lines}Content-Length: {}\r\n", body.len());
    head("POST", path, &lines) + body
}

/// Below those that the system gives to servers and clients that ask for any.
fn free_port() -> u16 {
    let mut ports = 20_000..30_000;
    let port = ports.find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok());
    port.unwrap()
}
