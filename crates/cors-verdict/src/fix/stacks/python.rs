//! The middlewares of Python, which take keywords or settings.

use crate::fix::policy::{AllowedOrigins, FixPolicy};
use crate::fix::stacks::settings::Names;

const OF_STARLETTE: Names = Names {
    origins: "allow_origins",
    methods: "allow_methods",
    headers: "allow_headers",
    exposes: "expose_headers",
    credentials: "allow_credentials",
    max_age: "max_age",
};

const OF_FLASK: Names = Names {
    origins: "origins",
    methods: "methods",
    headers: "allow_headers",
    exposes: "expose_headers",
    credentials: "supports_credentials",
    max_age: "max_age",
};

const OF_DJANGO: Names = Names {
    origins: "CORS_ALLOWED_ORIGINS",
    methods: "CORS_ALLOW_METHODS",
    headers: "CORS_ALLOW_HEADERS",
    exposes: "CORS_EXPOSE_HEADERS",
    credentials: "CORS_ALLOW_CREDENTIALS",
    max_age: "CORS_PREFLIGHT_MAX_AGE",
};

/// [FastAPI](https://fastapi.tiangolo.com/tutorial/cors/) and Starlette.
pub(super) fn fastapi(policy: &FixPolicy) -> String {
    let handler = if policy.server_error {
        HANDLER_OF_FASTAPI
    } else {
        ""
    };
    format!(
        "from fastapi.middleware.cors import CORSMiddleware\n\n{handler}\
         # The last middleware that is added is the outermost.\n\
         app.add_middleware(\n    CORSMiddleware,\n{})\n",
        keywords(&OF_STARLETTE, policy)
    )
}

/// A handler for `Exception` would not help: it runs outside of all middlewares.
const HANDLER_OF_FASTAPI: &str = "\
# An exception that nothing handles is answered outside of all middlewares, without CORS headers.
# So it is answered here, inside of the CORSMiddleware.
@app.middleware(\"http\")
async def answer_exceptions(request, call_next):
    import logging
    from starlette.responses import PlainTextResponse

    try:
        return await call_next(request)
    except Exception:
        logging.exception(\"%s %s failed\", request.method, request.url.path)
        return PlainTextResponse(\"Internal Server Error\", status_code=500)


";

/// [Litestar](https://docs.litestar.dev/).
pub(super) fn litestar(policy: &FixPolicy) -> String {
    format!(
        "from litestar.config.cors import CORSConfig\n\n\
         # For Litestar(…, cors_config=cors_config).\ncors_config = CORSConfig(\n{})\n",
        keywords(&OF_STARLETTE, policy)
    )
}

/// [Flask-CORS](https://flask-cors.readthedocs.io/).
pub(super) fn flask(policy: &FixPolicy) -> String {
    format!(
        "from flask_cors import CORS\n\n\
         # always_send=False keeps the headers off answers to requests without an Origin.\n\
         CORS(\n    app,\n{}    always_send=False,\n)\n",
        keywords(&OF_FLASK, policy)
    )
}

/// [django-cors-headers](https://github.com/adamchainz/django-cors-headers).
pub(super) fn django(policy: &FixPolicy) -> String {
    let settings: String = OF_DJANGO
        .settings(policy)
        .map(|(name, value)| match (&policy.origins, name) {
            (AllowedOrigins::Any, "CORS_ALLOWED_ORIGINS") => {
                "CORS_ALLOW_ALL_ORIGINS = True\n".to_owned()
            }
            _ => format!("{name} = {}\n", value.python()),
        })
        .collect();
    format!(
        "INSTALLED_APPS += [\"corsheaders\"]\n\
         # Before everything that answers by itself, such as CommonMiddleware.\n\
         MIDDLEWARE.insert(0, \"corsheaders.middleware.CorsMiddleware\")\n\n{settings}"
    )
}

fn keywords(names: &Names, policy: &FixPolicy) -> String {
    let settings = names.settings(policy);
    settings
        .map(|(name, value)| format!("    {name}={},\n", value.python()))
        .collect()
}
