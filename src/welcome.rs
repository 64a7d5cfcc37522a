//! What the demo says once all services listen.

use std::io::{self, Write};

use contacts_service::demo_data;
use web_app::Config;

pub(crate) fn text(web: &Config) -> String {
    let pages = &web.pages;
    let mut origins = vec![
        ("the trusted app", &pages.app),
        ("a sibling, trusted by the wildcard", &pages.sibling),
        ("the apex, not a subdomain", &pages.apex),
        ("a stranger", &pages.stranger),
        ("a look-alike", &pages.look_alike),
        ("the contacts API", &web.api_origin),
    ];
    if let Some(lab) = &web.lab {
        origins.push(("the lab, broken on purpose", &lab.origin));
        origins.push(("the lab on a third site", &lab.third_origin));
    }
    let mut text = String::from("\nTwo Origins\n\n");
    for (what, origin) in &origins {
        text += &format!("  {:<44}  {what}\n", format!("{origin}/"));
    }
    text += "\n";

    let hosts = origins.iter().map(|(_, origin)| origin.host().to_string());
    let hosts: Vec<_> = hosts.collect();
    text += "A browser that does not resolve these names by itself needs this line in its hosts file:\n";
    text += &format!("  127.0.0.1 {}\n\n", hosts.join(" "));
    text += &format!(
        "Ready: open {}/ and sign in as {} with the password {}\n",
        pages.app,
        demo_data::EMAIL,
        demo_data::PASSWORD
    );
    text
}

pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}
