//! [Tomcat's filter](https://tomcat.apache.org/tomcat-10.1-doc/config/filter.html#CORS_Filter), in `web.xml`.

use crate::fix::policy::{AllowedOrigins, FixPolicy};
use crate::fix::stacks::plain;

pub(super) fn code(policy: &FixPolicy) -> String {
    plain::code(policy, written)
}

fn written(policy: &FixPolicy) -> String {
    let origins = match &policy.origins {
        AllowedOrigins::List(origins) => origins.join(","),
        AllowedOrigins::Any => "*".to_owned(),
    };
    let mut parameters = vec![
        ("allowed.origins", origins),
        ("allowed.methods", policy.methods.join(",")),
    ];
    if !policy.headers.is_empty() {
        parameters.push(("allowed.headers", policy.headers.join(",")));
    }
    if !policy.exposes.is_empty() {
        parameters.push(("exposed.headers", policy.exposes.join(",")));
    }
    parameters.push(("support.credentials", policy.credentials.to_string()));
    parameters.push(("preflight.maxage", policy.max_age.to_string()));
    let parameters: String = parameters
        .into_iter()
        .map(|(name, value)| {
            format!(
                "  <init-param>\n    <param-name>cors.{name}</param-name>\n    \
                 <param-value>{value}</param-value>\n  </init-param>\n"
            )
        })
        .collect();
    format!(
        "<!-- The first filter of web.xml. -->\n<filter>\n  <filter-name>cors</filter-name>\n  \
         <filter-class>org.apache.catalina.filters.CorsFilter</filter-class>\n{parameters}</filter>\n\
         <filter-mapping>\n  <filter-name>cors</filter-name>\n  <url-pattern>/*</url-pattern>\n</filter-mapping>\n"
    )
}
