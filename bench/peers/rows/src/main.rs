//! Actix-web answering a list with what rusqlite reads on the worker's own thread, and with given headers: no CORS
//! layer, no pool, no digest. What a service adds to this is its own cost. `rows-peer PORT DATABASE ANSWERS.json`.

use std::{env, fs, rc::Rc};

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

const LIST: &str = "/api/contactgroups";
const LIMIT: i64 = 50;

#[derive(Clone, Deserialize)]
struct Answer {
    method: String,
    path: String,
    headers: Vec<(String, String)>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Group {
    id: String,
    name: String,
    created_at: Timestamp,
    updated_at: Timestamp,
}

#[derive(Serialize)]
struct Page {
    items: Vec<Group>,
    next: Option<String>,
}

struct Peer {
    connection: Connection,
    headers: Vec<(String, String)>,
}

#[actix_web::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().collect();
    let [_, port, database, answers] = arguments.as_slice() else {
        return Err("usage: rows-peer PORT DATABASE ANSWERS.json".into());
    };
    let answers: Vec<Answer> = serde_json::from_slice(&fs::read(answers)?)?;
    let mut lists = answers.into_iter();
    let list = lists
        .find(|it| it.method == "GET" && it.path == LIST)
        .ok_or("no answer to a list")?;
    let database = database.clone();
    let app = move || {
        let peer = Peer {
            connection: open(&database).expect("the database opens"),
            headers: list.headers.clone(),
        };
        App::new()
            .app_data(Rc::new(peer))
            .route("/readyz", web::get().to(HttpResponse::Ok))
            .route(LIST, web::get().to(answer))
    };
    let server = HttpServer::new(app)
        .workers(1)
        .bind(("127.0.0.1", port.parse()?))?;
    Ok(server.run().await?)
}

fn open(path: &str) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    Ok(connection)
}

async fn answer(request: HttpRequest) -> HttpResponse {
    let peer: Option<&Rc<Peer>> = request.app_data();
    let page = peer.zip(session(&request)).and_then(|(peer, token)| {
        let page = page(&peer.connection, &token).ok()?;
        Some((peer, serde_json::to_vec(&page).ok()?))
    });
    let Some((peer, body)) = page else {
        return HttpResponse::Unauthorized().finish();
    };
    let mut response = HttpResponse::Ok();
    for (name, value) in &peer.headers {
        response.insert_header((name.as_str(), value.as_str()));
    }
    response.body(body)
}

/// The token's hash, as the database has it.
fn session(request: &HttpRequest) -> Option<String> {
    let cookies = request.headers().get("cookie")?.to_str().ok()?;
    let token = cookies
        .split("; ")
        .find_map(|it| it.strip_prefix("session="))?;
    let token = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
    Some(BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(token)))
}

/// Session, total and page in one statement.
fn page(connection: &Connection, token: &str) -> rusqlite::Result<Page> {
    let mut statement = connection.prepare_cached(
        "select mine.id, mine.name, mine.created_at, mine.updated_at,
                sessions.last_used_at, account.group_count, mine.name_key, mine.version
         from sessions
         join accounts account on account.id = sessions.account_id
         join contact_groups mine
             on mine.account_id = sessions.account_id and mine.name_key > ''
         where sessions.token_hash = ?1 and sessions.expires_at > ?2
         order by mine.name_key limit ?3 + 0",
    )?;
    let time = |milliseconds| Timestamp::from_millisecond(milliseconds).unwrap_or_default();
    let now = Timestamp::now().as_millisecond();
    let rows = statement.query_map(params![token, now, LIMIT + 1], |row| {
        Ok(Group {
            id: row.get(0)?,
            name: row.get(1)?,
            created_at: time(row.get(2)?),
            updated_at: time(row.get(3)?),
        })
    })?;
    let items = rows.collect::<rusqlite::Result<_>>()?;
    Ok(Page { items, next: None })
}
