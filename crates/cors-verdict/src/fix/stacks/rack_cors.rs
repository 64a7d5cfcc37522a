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
    let handler = if policy.server_error { HANDLER } else { "" };
    format!(
        "# In Rails: config.middleware.insert_before 0, Rack::Cors do\n\
         use Rack::Cors do\n  allow do\n    origins {origins}\n    resource \"*\",\n      {}\n  end\nend\n{handler}",
        options.join(",\n      ")
    )
}

const HANDLER: &str = r#"
# Without Rails, an exception passes all layers, and the server answers it without CORS headers. So it
# is answered here, inside of Rack::Cors. Rails does that by itself.
use(Class.new do
  def initialize(app)
    @app = app
  end

  def call(env)
    @app.call(env)
  rescue StandardError => error
    env["rack.errors"].puts(error.full_message)
    [500, { "Content-Type" => "text/plain" }, ["Internal Server Error"]]
  end
end)
"#;

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
