//! The Fetch Standard's conditions on a URL before a request is sent to it.

use url::Url;

/// The [bad ports](https://fetch.spec.whatwg.org/#bad-port), in ascending order.
const BAD_PORTS: [u16; 83] = [
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101,
    102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427,
    465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990,
    993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667,
    6668, 6669, 6679, 6697, 10080,
];

/// [Should request be blocked due to a bad port](https://fetch.spec.whatwg.org/#block-bad-port):
/// the port when it is, for HTTP(S) URLs only.
pub fn blocked_port(url: &Url) -> Option<u16> {
    let port = url.port().filter(|_| is_http(url))?;
    BAD_PORTS.binary_search(&port).is_ok().then_some(port)
}

/// [HTTP(S) scheme](https://fetch.spec.whatwg.org/#http-scheme).
pub(crate) fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// [Includes credentials](https://url.spec.whatwg.org/#include-credentials): a user name or a
/// password in the URL.
pub(crate) fn includes_credentials(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// The URL without its user name and password; `None` when the text is no URL.
pub(crate) fn without_user_info(text: &str) -> Option<String> {
    let mut url = Url::parse(text).ok()?;
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    Some(url.into())
}
