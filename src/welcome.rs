//! What the demo says once all services listen.

use std::io::{self, Write};

use contacts_service::demo_data;
use web_app::Config;

pub(crate) fn text(web: &Config) -> String {
    let pages = [
        ("the trusted app", &web.app_origin),
        ("a sibling, trusted by the wildcard", &web.sibling_origin),
        ("the apex, not a subdomain", &web.apex_origin),
        ("a stranger", &web.stranger_origin),
        ("a look-alike", &web.look_alike_origin),
    ];
    let mut text = String::from("\nTwo Origins\n\n");
    for (what, origin) in pages {
        text += &format!("  {:<44}  {what}\n", format!("{origin}/"));
    }
    text += &format!(
        "  {:<44}  the contacts API\n",
        format!("{}/", web.api_origin)
    );
    let lab = web.lab.as_ref().map_or(Vec::new(), |lab| {
        vec![
            ("the lab, broken on purpose", lab.origin.to_string()),
            ("the lab on a third site", lab.third_origin.to_string()),
        ]
    });
    for (what, origin) in &lab {
        text += &format!("  {:<44}  {what}\n", format!("{origin}/"));
    }
    text += "\n";

    let pages = pages.iter().map(|(_, origin)| origin.to_string());
    let others = lab.into_iter().map(|(_, origin)| origin);
    let hosts: Vec<_> = pages
        .chain([web.api_origin.to_string()])
        .chain(others)
        .map(|origin| host(&origin))
        .collect();
    text += "A browser that does not resolve these names by itself needs this line in its hosts file:\n";
    text += &format!("  127.0.0.1 {}\n\n", hosts.join(" "));
    text += &format!(
        "Ready: open {}/ and sign in as {} with the password {}\n",
        web.app_origin,
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

fn host(origin: &str) -> String {
    let authority = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    authority.split(':').next().unwrap_or(authority).to_owned()
}
