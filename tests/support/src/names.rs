//! The names of the documentation, and the accounts of the tests.

/// The host under which browsers reach the contacts API.
pub const API: &str = "contacts.mixmax.localhost:8081";
/// The host of the trusted app.
pub const APP_HOST: &str = "app.mixmax.localhost:8080";
/// The origin of the trusted app.
pub const APP: &str = "http://app.mixmax.localhost:8080";
/// A sibling, trusted by the wildcard.
pub const BLOG: &str = "http://blog.mixmax.localhost:8080";
/// The parent domain itself, which the wildcard does not include.
pub const APEX: &str = "http://mixmax.localhost:8080";
/// Another site.
pub const STRANGER: &str = "http://evil.localhost:8080";

/// The account of most tests, and of the demo.
pub const ADA: &str = "ada@example.com";
/// Another account.
pub const GRACE: &str = "grace@example.com";
/// The password of every account that a test makes.
pub const PASSWORD: &str = "correct horse battery";
/// The password of [`ADA`] in the demo.
pub const DEMO_PASSWORD: &str = "analytical-engine";
