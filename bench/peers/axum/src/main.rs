//! The contacts API's measured part in axum, with tower-http's CORS and sqlx on the schema of
//! `migrations/`: `axum-peer PORT DATABASE`.

mod answers;
mod session;

use std::{env, time::Duration};

use answers::{ContactBody, GroupRow, Problem};
use axum::{
    Router,
    extract::{Json, Path, Query, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
        header::{self, HeaderName as Name},
    },
    response::{IntoResponse, Response},
    routing::{get, post},
};
use jiff::Timestamp;
use serde::Deserialize;
use session::Account;
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tower_http::{
    cors::{AllowOrigin, CorsLayer},
    set_header::SetResponseHeaderLayer,
};
use uuid::Uuid;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().collect();
    let [_, port, database] = arguments.as_slice() else {
        return Err("usage: axum-peer PORT DATABASE".into());
    };
    let options = SqliteConnectOptions::new()
        .filename(database)
        .busy_timeout(Duration::from_secs(2))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true);
    let pool = SqlitePoolOptions::new()
        .max_connections(4)
        .test_before_acquire(false)
        .connect_with(options)
        .await?;
    let api = Router::new()
        .route("/api/contactgroups", get(list))
        .route("/api/contactgroups/{group}", get(show))
        .route("/api/contactgroups/{group}/contacts", post(add))
        .layer(cors());
    let app = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; frame-ancestors 'none'",
        ),
        (
            Name::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ]
    .into_iter()
    .fold(api, |app, (name, value)| {
        app.layer(SetResponseHeaderLayer::overriding(
            name,
            HeaderValue::from_static(value),
        ))
    })
    .route("/readyz", get(|| async { "ready" }))
    .with_state(pool);
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    Ok(axum::serve(listener, app).await?)
}

fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(|origin, _| {
            let origin = origin.as_bytes();
            origin.starts_with(b"https://") && origin.ends_with(b".mixmax.com")
        }))
        .allow_credentials(true)
        .allow_methods([
            Method::GET,
            Method::HEAD,
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
        ])
        .allow_headers([
            header::CONTENT_TYPE,
            header::IF_MATCH,
            header::IF_NONE_MATCH,
        ])
        .expose_headers([
            header::ETAG,
            header::LINK,
            header::LOCATION,
            header::RETRY_AFTER,
            HeaderName::from_static("x-total-count"),
        ])
        .max_age(Duration::from_secs(600))
}

#[derive(Deserialize)]
struct Paging {
    limit: Option<u32>,
}

async fn list(
    account: Account,
    State(pool): State<SqlitePool>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let limit = paging.limit.unwrap_or(50).clamp(1, 200);
    let rows: Vec<GroupRow> = sqlx::query_as(
        "select id, name, name_key, version, created_at, updated_at from contact_groups
         where account_id = $1 order by name_key limit $2",
    )
    .bind(&account.id)
    .bind(limit + 1)
    .fetch_all(&pool)
    .await?;
    let total: i64 =
        sqlx::query_scalar("select count(*) from contact_groups where account_id = $1")
            .bind(&account.id)
            .fetch_one(&pool)
            .await?;
    answers::page(rows, limit as usize, total, &headers)
}

async fn show(
    account: Account,
    State(pool): State<SqlitePool>,
    Path(group): Path<Uuid>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let row: Option<GroupRow> = sqlx::query_as(
        "select id, name, name_key, version, created_at, updated_at from contact_groups
         where account_id = $1 and id = $2",
    )
    .bind(&account.id)
    .bind(group.to_string())
    .fetch_optional(&pool)
    .await?;
    Ok(answers::group(row.ok_or(Problem::NotFound)?, &headers))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContactInput {
    name: String,
    email: String,
    phone: Option<String>,
    note: Option<String>,
}

impl ContactInput {
    fn is_good(&self) -> bool {
        let at_most = |text: &Option<String>, most| {
            text.as_ref()
                .is_none_or(|text| text.chars().count() <= most)
        };
        (1..=100).contains(&self.name.trim().chars().count())
            && (3..=254).contains(&self.email.len())
            && self.email.contains('@')
            && at_most(&self.phone, 40)
            && at_most(&self.note, 2000)
    }
}

async fn add(
    account: Account,
    State(pool): State<SqlitePool>,
    Path(group): Path<Uuid>,
    Json(input): Json<ContactInput>,
) -> Result<Response, Problem> {
    if !input.is_good() {
        return Err(Problem::InvalidFields);
    }
    let now = Timestamp::now().as_millisecond();
    let id = Uuid::now_v7().to_string();
    let name = input.name.trim();
    sqlx::query(
        "insert into contacts
             (account_id, group_id, id, name, name_key, email, email_key, phone, note,
              version, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $10)",
    )
    .bind(&account.id)
    .bind(group.to_string())
    .bind(&id)
    .bind(name)
    .bind(name.to_lowercase())
    .bind(&input.email)
    .bind(input.email.to_lowercase())
    .bind(&input.phone)
    .bind(&input.note)
    .bind(now)
    .execute(&pool)
    .await?;
    let location = format!("/api/contactgroups/{group}/contacts/{id}");
    let body = ContactBody {
        id: &id,
        name,
        email: &input.email,
        phone: input.phone.as_deref(),
        note: input.note.as_deref(),
        created_at: answers::time(now),
        updated_at: answers::time(now),
    };
    let headers = [
        (header::LOCATION, location),
        (header::ETAG, "\"1\"".to_owned()),
        (header::CACHE_CONTROL, answers::PRIVATE.to_owned()),
    ];
    Ok((StatusCode::CREATED, headers, Json(body)).into_response())
}
