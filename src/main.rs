//! `cargo run`: both services in one process, on an embedded database with demo data.

mod args;
mod welcome;

use std::{error::Error, process::ExitCode};

use args::Args;
use clap::Parser;
use service_kit::command::shutdown_signal as asked_to_stop;

#[actix_web::main]
async fn main() -> ExitCode {
    let filter = env_logger::Env::default().default_filter_or("info,actix_server=warn");
    env_logger::init_from_env(filter);
    match serve(&Args::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(args: &Args) -> Result<(), Box<dyn Error>> {
    let (contacts, web) = args.read()?;
    let welcome = welcome::text(&web);
    let listen = web.listen;

    let contacts = contacts_service::app::Application::build(contacts)
        .await?
        .server;
    let (web, _) =
        web_app::listen(web).map_err(|error| format!("cannot listen on {listen}: {error}"))?;
    let handles = [contacts.handle(), web.handle()];
    let running = [contacts, web].map(actix_web::rt::spawn);
    let asked_to_stop = asked_to_stop()?;
    welcome::print(&welcome)?;

    asked_to_stop.await;
    log::info!("stopping once the requests in flight are answered");
    let [contacts, web] = handles;
    tokio::join!(contacts.stop(true), web.stop(true));
    for server in running {
        server.await??;
    }
    Ok(())
}
