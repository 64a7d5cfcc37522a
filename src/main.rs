//! `cargo run`: all services in one process, on an embedded database with demo data.

mod args;
mod welcome;

use std::{error::Error, process::ExitCode};

use args::{Args, Configs};
use actix_web::dev::Server;
use clap::Parser;
use contacts_service::commands::asked_to_stop;

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
    let Configs { contacts, web, lab } = args.read()?;
    let welcome = welcome::text(&web);
    let listen = web.listen;

    let (contacts, _) = contacts_service::app::listen(contacts).await?;
    let (web, _) =
        web_app::listen(web).map_err(|error| format!("cannot listen on {listen}: {error}"))?;
    let lab = lab.map(|lab| cors_lab::listen(&lab)).transpose()?;
    let lab = lab.map(|(server, _)| server);
    let servers: Vec<_> = [contacts, web].into_iter().chain(lab).collect();
    let handles: Vec<_> = servers.iter().map(Server::handle).collect();
    let running: Vec<_> = servers.into_iter().map(actix_web::rt::spawn).collect();
    let asked_to_stop = asked_to_stop()?;
    welcome::print(&welcome)?;

    asked_to_stop.await;
    log::info!("stopping once the requests in flight are answered");
    // Each call begins to stop its server at once.
    let stopping: Vec<_> = handles.iter().map(|handle| handle.stop(true)).collect();
    for server in stopping {
        server.await;
    }
    for server in running {
        server.await??;
    }
    Ok(())
}
