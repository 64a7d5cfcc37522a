//! Reads what the API's own wire has recorded.

use serde_json::Value;

use crate::helpers::TestApp;

/// The token that a test's page makes up.
pub(crate) const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// The record of a token, as a page without credentials reads it.
pub(crate) async fn wire_of(app: &TestApp, token: &str) -> Value {
    let page = app.page().without_cookie();
    page.get(&format!("/wire/{token}"))
        .await
        .assert_status(200)
        .json()
}

/// The exchanges of [`TOKEN`].
pub(crate) async fn exchanges(app: &TestApp) -> Vec<Value> {
    let record = wire_of(app, TOKEN).await;
    record["exchanges"].as_array().unwrap().clone()
}

/// The value of a header that was recorded once.
pub(crate) fn header<'a>(headers: &'a Value, name: &str) -> &'a str {
    let headers = headers.as_array().unwrap().iter();
    let mut values = headers.filter(|header| header[0] == name);
    let value = values.next().unwrap_or_else(|| panic!("no {name}"));
    assert!(values.next().is_none(), "{name} is there several times");
    value[1].as_str().unwrap()
}

/// The names of headers, in order.
pub(crate) fn names(headers: &Value) -> Vec<&str> {
    let headers = headers.as_array().unwrap().iter();
    headers.map(|header| header[0].as_str().unwrap()).collect()
}
