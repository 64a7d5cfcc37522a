//! The `web-app` binary: see `web-app --help`.

use std::process::ExitCode;

#[actix_web::main]
async fn main() -> ExitCode {
    // The web app starts this program once more for each text.
    if let Some(exit_code) = web_app::work_on_text() {
        return exit_code;
    }
    web_app::run().await
}
