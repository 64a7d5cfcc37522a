//! `cargo run`: all services in one process, on an embedded database with demo data.

mod args;
mod welcome;

use std::{error::Error, process::ExitCode};

use args::{Args, Configs};
use clap::Parser;
use contacts_service::app::Application;
use service_kit::{
    access_log,
    command::{exit_code, start_logging},
    graceful_stop::{serve_until, shutdown_signal},
};

#[actix_web::main]
async fn main() -> ExitCode {
    // The web app starts this program once more for each text.
    if let Some(exit_code) = web_app::work_on_text() {
        return exit_code;
    }
    // Every page is made of many files, so the demo's log leaves out the line of each request.
    let access = access_log::TARGET;
    start_logging(&format!("info,actix_server=warn,{access}=warn"));
    exit_code(serve(&Args::parse()).await)
}

async fn serve(args: &Args) -> Result<(), Box<dyn Error>> {
    let Configs { contacts, web, lab } = args.read()?;
    let welcome = welcome::text(&web);

    let contacts = Application::build(contacts).await?.server;
    let (web, _) = web_app::listen(web)?;
    let lab = lab.map(|lab| cors_lab::listen(&lab)).transpose()?;
    let lab = lab.map(|(server, _)| server);
    let shutdown = shutdown_signal()?;
    welcome::print(&welcome)?;
    let servers = [contacts, web].into_iter().chain(lab);
    Ok(serve_until(shutdown, servers).await?)
}
