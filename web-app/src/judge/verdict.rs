//! `POST /lab/verdict`: a case in, what a browser does with it out.

use actix_web::web::Json;
use cors_verdict::json::{InvalidCase, VerdictDocument, judge_json};

use super::body::JsonBody;
use crate::problem::Problem;

pub(super) async fn post(body: JsonBody) -> Result<Json<VerdictDocument>, Problem> {
    let verdict = judge_json(body.bytes(), None).map_err(problem)?;
    Ok(Json(verdict))
}

fn problem(why: InvalidCase) -> Problem {
    match why {
        InvalidCase::Syntax(_) => Problem::MalformedJson(format!("The body is {why}.")),
        InvalidCase::Shape { path, message } | InvalidCase::Meaning { path, message } => {
            Problem::InvalidField {
                field: path,
                message,
            }
        }
        // The words begin with the field.
        InvalidCase::NoSuchRequest(why) => {
            let text = why.to_string();
            let (field, message) = text.split_once(": ").unwrap_or(("request", &text));
            Problem::InvalidField {
                field: field.to_owned(),
                message: message.to_owned(),
            }
        }
    }
}
