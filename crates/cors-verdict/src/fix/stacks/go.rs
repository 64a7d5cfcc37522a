//! The middlewares of Go, which take a struct.

use crate::fix::policy::FixPolicy;
use crate::fix::stacks::settings::{Names, Value};

const OF_RS_CORS: Names = Names {
    origins: "AllowedOrigins",
    methods: "AllowedMethods",
    headers: "AllowedHeaders",
    exposes: "ExposedHeaders",
    credentials: "AllowCredentials",
    max_age: "MaxAge",
};

const OF_GIN: Names = Names {
    origins: "AllowOrigins",
    methods: "AllowMethods",
    headers: "AllowHeaders",
    exposes: "ExposeHeaders",
    ..OF_RS_CORS
};

/// [rs/cors](https://github.com/rs/cors), for `net/http` and routers on it.
pub(super) fn rs_cors(policy: &FixPolicy) -> String {
    format!(
        "// Around the whole mux, so that OPTIONS and errors get the headers too.\n\
         handler = cors.New(cors.Options{{\n{}}}).Handler(mux)\n",
        fields(&OF_RS_CORS, policy, |it| it.go())
    )
}

/// [gin-contrib/cors](https://github.com/gin-contrib/cors), for Gin.
pub(super) fn gin(policy: &FixPolicy) -> String {
    let value = |value: &Value<'_>| match value {
        Value::Seconds(seconds) => format!("{seconds} * time.Second"),
        other => other.go(),
    };
    format!(
        "// Before the routes, so that OPTIONS and errors get the headers too.\n\
         router.Use(cors.New(cors.Config{{\n{}}}))\n",
        fields(&OF_GIN, policy, value)
    )
}

fn fields(names: &Names, policy: &FixPolicy, value: impl Fn(&Value<'_>) -> String) -> String {
    let settings = names.settings(policy);
    settings
        .map(|(name, it)| format!("\t{name}: {},\n", value(&it)))
        .collect()
}
