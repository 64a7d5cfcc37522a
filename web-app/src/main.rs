//! The `web-app` binary: see `web-app --help`.

use std::process::ExitCode;

#[actix_web::main]
async fn main() -> ExitCode {
    web_app::run().await
}
