//! The middlewares of servers on Node.js, Deno and Bun, which take an object of options.

use crate::fix::policy::{AllowedOrigins, FixPolicy};
use crate::fix::stacks::settings::{Names, Value};
use crate::quoted::quoted;

const OF_EXPRESS: Names = Names {
    origins: "origin",
    methods: "methods",
    headers: "allowedHeaders",
    exposes: "exposedHeaders",
    credentials: "credentials",
    max_age: "maxAge",
};

const OF_HONO: Names = Names {
    origins: "origin",
    methods: "allowMethods",
    headers: "allowHeaders",
    exposes: "exposeHeaders",
    credentials: "credentials",
    max_age: "maxAge",
};

const OF_H3: Names = Names {
    methods: "methods",
    ..OF_HONO
};

/// [NestJS](https://docs.nestjs.com/security/cors) on Express or Fastify.
pub(super) fn nest(policy: &FixPolicy) -> String {
    format!(
        "// After NestFactory.create, before app.listen.\napp.enableCors({{\n{}}});\n",
        options(&OF_EXPRESS, policy, "  ", |it| it.javascript())
    )
}

/// [`@fastify/cors`](https://github.com/fastify/fastify-cors).
pub(super) fn fastify(policy: &FixPolicy) -> String {
    format!(
        "// Before the routes, so that OPTIONS and errors get the headers too.\n\
         await app.register(import(\"@fastify/cors\"), {{\n{}}});\n",
        options(&OF_EXPRESS, policy, "  ", |it| it.javascript())
    )
}

/// [Hono](https://hono.dev/docs/middleware/builtin/cors).
pub(super) fn hono(policy: &FixPolicy) -> String {
    format!(
        "// import {{ cors }} from \"hono/cors\";\n\
         // Before the routes, so that OPTIONS and errors get the headers too.\n\
         app.use(cors({{\n{}}}));\n",
        options(&OF_HONO, policy, "  ", |it| it.javascript())
    )
}

/// [`@koa/cors`](https://github.com/koajs/cors), which takes no list of origins.
pub(super) fn koa(policy: &FixPolicy) -> String {
    let mut head = "// import cors from \"@koa/cors\";\n".to_owned();
    let mut origin = quoted("*");
    if let AllowedOrigins::List(origins) = &policy.origins {
        let items: Vec<String> = origins.iter().map(|it| quoted(it)).collect();
        head.push_str(&format!("const origins = [{}];\n", items.join(", ")));
        origin =
            "(context) => origins.find((it) => it === context.get(\"Origin\")) ?? \"\"".to_owned();
    }
    let value = |value: &Value<'_>, name: &str| match name {
        "origin" => origin.clone(),
        _ => value.javascript(),
    };
    let settings = OF_HONO.settings(policy);
    let options: String = settings
        .map(|(name, it)| format!("  {name}: {},\n", value(&it, name)))
        .collect();
    format!(
        "{head}// Before everything else; errors keep the headers.\napp.use(cors({{\n{options}  keepHeadersOnError: true,\n}}));\n"
    )
}

/// [h3](https://h3.dev/utils/security), of Nitro and Nuxt.
pub(super) fn h3(policy: &FixPolicy) -> String {
    let value = |value: &Value<'_>| match value {
        Value::Seconds(seconds) => quoted(&seconds.to_string()),
        other => other.javascript(),
    };
    format!(
        "// import {{ handleCors }} from \"h3\";\n\
         // Before the routes, so that OPTIONS and errors get the headers too.\n\
         app.use((event) => {{\n  const preflight = handleCors(event, {{\n{}  }});\n  \
         if (preflight !== false) return preflight;\n}});\n",
        options(&OF_H3, policy, "    ", value)
    )
}

fn options(
    names: &Names,
    policy: &FixPolicy,
    indent: &str,
    value: impl Fn(&Value<'_>) -> String,
) -> String {
    let settings = names.settings(policy);
    settings
        .map(|(name, it)| format!("{indent}{name}: {},\n", value(&it)))
        .collect()
}
