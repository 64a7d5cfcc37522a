//! [rack-cors](https://github.com/cyu/rack-cors), for Rails, Sinatra and others on Rack.

use crate::fix::policy::{AllowedOrigins, FixPolicy};
use crate::quoted::quoted;

pub(super) fn code(policy: &FixPolicy) -> String {
    let origins = match &policy.origins {
        AllowedOrigins::List(origins) => joined(origins),
        AllowedOrigins::Any => quoted("*"),
    };
    let mut options = vec![format!("methods: [{}]", symbols(&policy.methods))];
    if !policy.headers.is_empty() {
        options.push(format!("headers: [{}]", joined(&policy.headers)));
    }
    if !policy.exposes.is_empty() {
        options.push(format!("expose: [{}]", joined(&policy.exposes)));
    }
    options.push(format!("credentials: {}", policy.credentials));
    options.push(format!("max_age: {}", policy.max_age));
    format!(
        "# In Rails: config.middleware.insert_before 0, Rack::Cors do\n\
         use Rack::Cors do\n  allow do\n    origins {origins}\n    resource \"*\",\n      {}\n  end\nend\n",
        options.join(",\n      ")
    )
}

fn joined(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| literal(item)).collect();
    items.join(", ")
}

/// Methods are symbols in lower case.
fn symbols(methods: &[String]) -> String {
    let symbols: Vec<String> = methods
        .iter()
        .map(|method| method.to_ascii_lowercase())
        .map(
            |method| match method.bytes().all(|it| it.is_ascii_lowercase()) {
                true => format!(":{method}"),
                false => format!(":{}", literal(&method)),
            },
        )
        .collect();
    symbols.join(", ")
}

/// Between double quotes, Ruby reads `#{` as the start of code.
fn literal(text: &str) -> String {
    quoted(text).replace('#', "\\#")
}
