//! Set-ups of `actix_cors` that mislead people, each beside the one that does not. They are
//! real: what `/actix/{pitfall}` answers is what Actix answers to anybody who writes this.

pub mod handlers;
pub mod order;
pub mod origins;
pub mod refusals;
pub mod responses;

use std::sync::Arc;

use actix_web::{
    App, Error,
    body::{EitherBody, MessageBody},
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    http::header,
    middleware::{DefaultHeaders, Next, from_fn},
    web::{self, Data, ServiceConfig},
};

use super::{Lab, observe};
use crate::error::ApiError;

/// All of them.
pub fn app(
    lab: Arc<Lab>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let pages = Pages::of(&lab);
    App::new()
        .app_data(Data::from(lab))
        .configure(move |config| configure(config, &pages))
        .default_service(web::to(handlers::no_such_pitfall))
        .wrap(
            DefaultHeaders::new()
                .add((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
                .add((
                    header::CONTENT_SECURITY_POLICY,
                    "sandbox; default-src 'none'",
                ))
                .add((header::CACHE_CONTROL, "no-store")),
        )
        .wrap(from_fn(only_the_lab))
        .wrap(from_fn(observe::pitfall_exchange))
}

/// The origins that the set-ups talk about.
#[derive(Debug, Clone)]
pub struct Pages {
    /// The trusted app.
    pub app: String,
    /// Its host and port without the first label: what its siblings' origins end in.
    pub parent: String,
    /// The app's origin without its port.
    pub app_without_port: String,
}

impl Pages {
    fn of(lab: &Lab) -> Self {
        let app = lab.settings.pages.first();
        let authority = app.map_or("", |app| app.authority());
        let app = app.map(ToString::to_string).unwrap_or_default();
        let without_port = app
            .rsplit_once(':')
            .filter(|(before, _)| before.contains("://"));
        Self {
            parent: authority
                .split_once('.')
                .map_or(authority, |(_, parent)| parent)
                .to_owned(),
            app_without_port: without_port
                .map_or(app.as_str(), |(before, _)| before)
                .to_owned(),
            app,
        }
    }
}

fn configure(config: &mut ServiceConfig, pages: &Pages) {
    order::configure(config, pages);
    refusals::configure(config, pages);
    origins::configure(config, pages);
    responses::configure(config, pages);
}

async fn only_the_lab<B: MessageBody + 'static>(
    lab: Data<Lab>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let host = req.headers().get(header::HOST);
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    if lab.settings.host(host).is_some() {
        return Ok(next.call(req).await?.map_into_left_body());
    }
    Ok(req
        .error_response(ApiError::WrongHost)
        .map_into_right_body())
}
