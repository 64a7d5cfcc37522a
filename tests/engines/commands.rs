//! Where the page under test asks what to do next, and reports what came of it.

use std::net::TcpListener;

use actix_web::{
    App, HttpResponse, HttpServer,
    web::{self, Bytes, Data},
};
use serde_json::Value;
use tokio::sync::{
    Mutex,
    mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
};

/// The tests' end of it.
pub(crate) struct Commands {
    give: UnboundedSender<Value>,
    reports: UnboundedReceiver<Value>,
    port: u16,
}

/// The page's end of it.
struct PageEnd {
    orders: Mutex<UnboundedReceiver<Value>>,
    report: UnboundedSender<Value>,
}

impl Commands {
    pub(crate) fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (give, orders) = unbounded_channel();
        let (report, reports) = unbounded_channel();
        let orders = Mutex::new(orders);
        let desk = Data::new(PageEnd { orders, report });
        let server = HttpServer::new(move || {
            App::new()
                .app_data(desk.clone())
                .route("/next", web::post().to(next))
        });
        let server = server.workers(1).disable_signals().listen(listener);
        actix_web::rt::spawn(server.expect("a server").run());
        Self {
            give,
            reports,
            port,
        }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn give(&self, order: Value) {
        self.give.send(order).expect("the desk is open");
    }

    /// What came of the last order, or that the page is there.
    pub(crate) async fn report(&mut self) -> Value {
        self.reports.recv().await.expect("the desk is open")
    }
}

/// Takes a report, and answers with the next order as soon as there is one.
async fn next(desk: Data<PageEnd>, report: Bytes) -> HttpResponse {
    let report = serde_json::from_slice(&report).expect("a report is JSON");
    desk.report.send(report).ok();
    let order = desk.orders.lock().await.recv().await;
    HttpResponse::Ok()
        .insert_header(("Access-Control-Allow-Origin", "*"))
        .insert_header(("Cache-Control", "no-store"))
        .json(order)
}
