//! Stacks whose code is written after their documentation and was not run by this project.

use crate::fix::policy::FixPolicy;
use crate::fix::stacks::plain;
use crate::fix::stacks::settings::{Names, Value};
use crate::quoted::quoted;

/// [Spring](https://docs.spring.io/spring-framework/reference/web/webmvc-cors.html), MVC and Security.
pub(super) fn spring(policy: &FixPolicy) -> String {
    const OF_SPRING: Names = Names {
        origins: "setAllowedOrigins",
        methods: "setAllowedMethods",
        headers: "setAllowedHeaders",
        exposes: "setExposedHeaders",
        credentials: "setAllowCredentials",
        max_age: "setMaxAge",
    };
    let calls = lines(&OF_SPRING, policy, |name, value| {
        let value = match value {
            Value::AnyOrigin => "List.of(\"*\")".to_owned(),
            Value::List(items) => format!("List.of({})", joined(items, quoted)),
            Value::True => "true".to_owned(),
            Value::Seconds(seconds) => format!("{seconds}L"),
        };
        format!("    cors.{name}({value});\n")
    });
    format!(
        "@Bean\nUrlBasedCorsConfigurationSource corsConfigurationSource() {{\n    \
         CorsConfiguration cors = new CorsConfiguration();\n{calls}    \
         UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();\n    \
         source.registerCorsConfiguration(\"/**\", cors);\n    return source;\n}}\n\n\
         // In the SecurityFilterChain, so that preflights pass before anybody has to sign in:\n\
         // http.cors(Customizer.withDefaults())\n"
    )
}

/// [ASP.NET Core](https://learn.microsoft.com/aspnet/core/security/cors).
pub(super) fn aspnet_core(policy: &FixPolicy) -> String {
    const OF_ASPNET: Names = Names {
        origins: "WithOrigins",
        methods: "WithMethods",
        headers: "WithHeaders",
        exposes: "WithExposedHeaders",
        credentials: "AllowCredentials",
        max_age: "SetPreflightMaxAge",
    };
    let calls = lines(&OF_ASPNET, policy, |name, value| {
        let call = match value {
            Value::AnyOrigin => "AllowAnyOrigin()".to_owned(),
            Value::List(items) => format!("{name}({})", joined(items, quoted)),
            Value::True => format!("{name}()"),
            Value::Seconds(seconds) => format!("{name}(TimeSpan.FromSeconds({seconds}))"),
        };
        format!("\n        .{call}")
    });
    format!(
        "builder.Services.AddCors(options =>\n    options.AddDefaultPolicy(policy => policy{calls}));\n\n\
         // After UseRouting, before UseAuthentication and UseAuthorization.\napp.UseCors();\n"
    )
}

/// [Laravel](https://laravel.com/docs/routing#cors).
pub(super) fn laravel(policy: &FixPolicy) -> String {
    const OF_LARAVEL: Names = Names {
        origins: "allowed_origins",
        methods: "allowed_methods",
        headers: "allowed_headers",
        exposes: "exposed_headers",
        credentials: "supports_credentials",
        max_age: "max_age",
    };
    let literal = |it: &str| format!("'{}'", it.replace('\\', "\\\\").replace('\'', "\\'"));
    let entries = lines(&OF_LARAVEL, policy, |name, value| {
        let value = match value {
            Value::AnyOrigin => "['*']".to_owned(),
            Value::List(items) => format!("[{}]", joined(items, literal)),
            Value::True => "true".to_owned(),
            Value::Seconds(seconds) => seconds.to_string(),
        };
        format!("    '{name}' => {value},\n")
    });
    format!(
        "<?php\n// config/cors.php, which `php artisan config:publish cors` makes.\nreturn [\n    \
         // Paths that are not listed get no CORS headers.\n    'paths' => ['*'],\n{entries}];\n"
    )
}

/// [Traefik](https://doc.traefik.io/traefik/middlewares/http/headers/#cors-headers).
pub(super) fn traefik(policy: &FixPolicy) -> String {
    const OF_TRAEFIK: Names = Names {
        origins: "accessControlAllowOriginList",
        methods: "accessControlAllowMethods",
        headers: "accessControlAllowHeaders",
        exposes: "accessControlExposeHeaders",
        credentials: "accessControlAllowCredentials",
        max_age: "accessControlMaxAge",
    };
    plain::code(policy, |policy| {
        let settings = lines(&OF_TRAEFIK, policy, |name, value| {
            format!("        {name}: {}\n", value.json())
        });
        format!(
            "# The router names the middleware: middlewares: [api-cors]\nhttp:\n  middlewares:\n    api-cors:\n      \
             headers:\n{settings}        addVaryHeader: true\n"
        )
    })
}

/// [Amazon S3](https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html), which knows
/// GET, HEAD, PUT, POST and DELETE.
pub(super) fn s3(policy: &FixPolicy) -> String {
    const METHODS: [&str; 5] = ["GET", "HEAD", "PUT", "POST", "DELETE"];
    const OF_S3: Names = Names {
        origins: "AllowedOrigins",
        methods: "AllowedMethods",
        headers: "AllowedHeaders",
        exposes: "ExposeHeaders",
        credentials: "",
        max_age: "MaxAgeSeconds",
    };
    plain::code(policy, |policy| {
        let (methods, others): (Vec<String>, Vec<String>) = policy
            .methods
            .iter()
            .cloned()
            .partition(|it| METHODS.contains(&it.as_str()));
        let policy = FixPolicy {
            methods,
            ..policy.clone()
        };
        let lacks = match others.as_slice() {
            [] => String::new(),
            others => format!(
                "# S3 has no rule for {}: such a request stays refused.\n",
                joined(others, quoted)
            ),
        };
        let settings: Vec<String> = OF_S3
            .settings(&policy)
            .filter(|(_, value)| !matches!(value, Value::True))
            .map(|(name, value)| format!("    \"{name}\": {}", value.json()))
            .collect();
        format!(
            "{lacks}aws s3api put-bucket-cors --bucket YOUR-BUCKET --cors-configuration '{{\n  \"CORSRules\": [{{\n{}\n  }}]\n}}'\n",
            settings.join(",\n")
        )
    })
}

/// [HTTP APIs of Amazon API Gateway](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html),
/// as CloudFormation.
pub(super) fn api_gateway(policy: &FixPolicy) -> String {
    const OF_API_GATEWAY: Names = Names {
        origins: "AllowOrigins",
        methods: "AllowMethods",
        headers: "AllowHeaders",
        exposes: "ExposeHeaders",
        credentials: "AllowCredentials",
        max_age: "MaxAge",
    };
    plain::code(policy, |policy| {
        let settings = lines(&OF_API_GATEWAY, policy, |name, value| {
            format!("      {name}: {}\n", value.json())
        });
        format!(
            "# The gateway answers preflights by itself, and ignores CORS headers of the backend.\n\
             YourApi:\n  Type: AWS::ApiGatewayV2::Api\n  Properties:\n    CorsConfiguration:\n{settings}"
        )
    })
}

fn lines(
    names: &Names,
    policy: &FixPolicy,
    line: impl Fn(&'static str, Value<'_>) -> String,
) -> String {
    names
        .settings(policy)
        .map(|(name, value)| line(name, value))
        .collect()
}

fn joined(items: &[String], literal: impl Fn(&str) -> String) -> String {
    let items: Vec<String> = items.iter().map(|it| literal(it)).collect();
    items.join(", ")
}
