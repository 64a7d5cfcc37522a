//! Builds a policy, or says everything that is wrong with it.

use actix_web::http::Method;
use web_origin::OriginPatterns;

use crate::{
    error::{LONGEST_MAX_AGE, NameProblem, PolicyError, PolicyErrors},
    names,
    policy::CorsPolicy,
};

/// Methods that browsers send without being granted them:
/// <https://fetch.spec.whatwg.org/#cors-safelisted-method>.
const SAFELISTED_METHODS: [Method; 3] = [Method::GET, Method::HEAD, Method::POST];

impl CorsPolicy {
    /// Starts with a policy that allows nothing.
    ///
    /// ```
    /// use cors_policy::CorsPolicy;
    ///
    /// let policy = CorsPolicy::builder()
    ///     .origins("https://*.example.com, https://example.com")
    ///     .methods(["PUT", "DELETE"])
    ///     .request_headers(["Content-Type"])
    ///     .exposed_headers(["ETag"])
    ///     .credentials()
    ///     .max_age_seconds(600)
    ///     .build()?;
    /// # Ok::<(), cors_policy::PolicyErrors>(())
    /// ```
    ///
    /// Mistakes are reported all at once:
    ///
    /// ```
    /// use cors_policy::CorsPolicy;
    ///
    /// let errors = CorsPolicy::builder()
    ///     .origins("https://app.example.com/")
    ///     .methods(["patch"])
    ///     .exposed_headers(["Content-Type"])
    ///     .build()
    ///     .unwrap_err();
    /// let texts: Vec<_> = errors.iter().map(ToString::to_string).collect();
    /// assert!(texts[0].ends_with("write https://app.example.com"));
    /// assert!(texts[1].ends_with("write PATCH"));
    /// assert!(texts[2].ends_with("leave it out"));
    /// ```
    pub fn builder() -> CorsPolicyBuilder {
        CorsPolicyBuilder::default()
    }
}

/// What is written down for a [`CorsPolicy`]. Methods that take lists can be called again, to
/// add to the list.
#[derive(Debug, Clone, Default)]
#[must_use = "nothing is checked before build() is called"]
pub struct CorsPolicyBuilder {
    origins: Vec<String>,
    insecure_origins: bool,
    methods: Vec<String>,
    request_headers: Vec<String>,
    exposed_headers: Vec<String>,
    credentials: bool,
    max_age_seconds: Option<u32>,
}

impl CorsPolicyBuilder {
    /// Allows origins: patterns such as `https://app.example.com` or `https://*.example.com`,
    /// separated by commas. See [`web_origin::OriginPattern`].
    pub fn origins(mut self, patterns: &str) -> Self {
        self.origins.push(patterns.to_owned());
        self
    }

    /// Also allows origins with plain http on hosts that are not loopback. Whoever sits on the
    /// network between can pose as such an origin, and do and read all that it may.
    pub fn dangerously_allow_insecure_origins(mut self) -> Self {
        self.insecure_origins = true;
        self
    }

    /// Grants methods. GET, HEAD and POST are always granted, because browsers ask for no leave
    /// to send them.
    pub fn methods<I: IntoIterator<Item: AsRef<str>>>(mut self, methods: I) -> Self {
        self.methods.extend(owned(methods));
        self
    }

    /// Grants request headers. JSON needs `Content-Type`.
    pub fn request_headers<I: IntoIterator<Item: AsRef<str>>>(mut self, names: I) -> Self {
        self.request_headers.extend(owned(names));
        self
    }

    /// Lets script read response headers, besides those that it can always read.
    pub fn exposed_headers<I: IntoIterator<Item: AsRef<str>>>(mut self, names: I) -> Self {
        self.exposed_headers.extend(owned(names));
        self
    }

    /// Allows requests with [credentials](https://fetch.spec.whatwg.org/#credentials): cookies
    /// above all.
    pub fn credentials(mut self) -> Self {
        self.credentials = true;
        self
    }

    /// How long a browser may remember a preflight, in seconds. Unless it is told, it remembers
    /// one for 5 seconds; with 0, not at all.
    pub fn max_age_seconds(mut self, seconds: u32) -> Self {
        self.max_age_seconds = Some(seconds);
        self
    }

    /// Checks what was written.
    ///
    /// # Errors
    /// Every mistake, each with what to write instead.
    pub fn build(self) -> Result<CorsPolicy, PolicyErrors> {
        let mut errors = Vec::new();
        let origins = self.read_origins(&mut errors);
        let mut methods = read(
            &self.methods,
            names::method,
            &mut errors,
            |name, problem| PolicyError::Method { name, problem },
        );
        for method in SAFELISTED_METHODS {
            if !methods.contains(&method) {
                methods.push(method);
            }
        }
        let request_headers = read(
            &self.request_headers,
            names::request_header,
            &mut errors,
            |name, problem| PolicyError::RequestHeader { name, problem },
        );
        let exposed_headers = read(
            &self.exposed_headers,
            names::exposed_header,
            &mut errors,
            |name, problem| PolicyError::ExposedHeader { name, problem },
        );
        if let Some(seconds) = self.max_age_seconds.filter(|age| *age > LONGEST_MAX_AGE) {
            errors.push(PolicyError::MaxAge(seconds));
        }
        match origins {
            Some(origins) if errors.is_empty() => Ok(CorsPolicy {
                origins,
                methods,
                request_headers,
                exposed_headers,
                credentials: self.credentials,
                max_age_seconds: self.max_age_seconds,
            }),
            _ => Err(PolicyErrors(errors)),
        }
    }

    fn read_origins(&self, errors: &mut Vec<PolicyError>) -> Option<OriginPatterns> {
        if self.origins.is_empty() {
            errors.push(PolicyError::NoOrigin);
            return None;
        }
        match OriginPatterns::parse(&self.origins.join(",")) {
            Ok(origins) => {
                let insecure = origins.iter().filter(|pattern| {
                    !self.insecure_origins && !pattern.origin().is_potentially_trustworthy()
                });
                errors.extend(insecure.cloned().map(PolicyError::InsecureOrigin));
                Some(origins)
            }
            Err(mistakes) => {
                errors.extend(mistakes.into_iter().map(PolicyError::Origin));
                None
            }
        }
    }
}

fn owned<I: IntoIterator<Item: AsRef<str>>>(names: I) -> impl Iterator<Item = String> {
    names.into_iter().map(|name| name.as_ref().to_owned())
}

/// The names of one list that can be listed; what is wrong with the others goes to `errors`.
fn read<T: PartialEq>(
    names: &[String],
    parse: fn(&str) -> Result<T, NameProblem>,
    errors: &mut Vec<PolicyError>,
    error: fn(String, NameProblem) -> PolicyError,
) -> Vec<T> {
    let mut good = Vec::with_capacity(names.len());
    for name in names {
        match parse(name) {
            Ok(parsed) if good.contains(&parsed) => {
                errors.push(error(name.clone(), NameProblem::Duplicate));
            }
            Ok(parsed) => good.push(parsed),
            Err(problem) => errors.push(error(name.clone(), problem)),
        }
    }
    good
}
