//! Which options of curl take a value.

/// The short options that take a value.
const SHORT_WITH_VALUE: &str = "AbcCdDeEFhHKmoPQrtTuUwxXyYz";

/// The long options that take a value, as of curl 8.15.
const LONG_WITH_VALUE: &[&str] = &[
    "abstract-unix-socket",
    "alt-svc",
    "aws-sigv4",
    "cacert",
    "capath",
    "cert",
    "cert-type",
    "ciphers",
    "config",
    "connect-timeout",
    "connect-to",
    "continue-at",
    "cookie",
    "cookie-jar",
    "create-file-mode",
    "crlfile",
    "curves",
    "data",
    "data-ascii",
    "data-binary",
    "data-raw",
    "data-urlencode",
    "delegation",
    "dns-interface",
    "dns-ipv4-addr",
    "dns-ipv6-addr",
    "dns-servers",
    "doh-url",
    "dump-ca-embed",
    "dump-header",
    "ech",
    "egd-file",
    "engine",
    "etag-compare",
    "etag-save",
    "expect100-timeout",
    "form",
    "form-string",
    "ftp-account",
    "ftp-alternative-to-user",
    "ftp-method",
    "ftp-port",
    "ftp-ssl-ccc-mode",
    "happy-eyeballs-timeout-ms",
    "haproxy-clientip",
    "header",
    "help",
    "hostpubmd5",
    "hostpubsha256",
    "hsts",
    "interface",
    "ip-tos",
    "ipfs-gateway",
    "json",
    "keepalive-cnt",
    "keepalive-time",
    "key",
    "key-type",
    "krb",
    "libcurl",
    "limit-rate",
    "local-port",
    "login-options",
    "mail-auth",
    "mail-from",
    "mail-rcpt",
    "max-filesize",
    "max-redirs",
    "max-time",
    "netrc-file",
    "noproxy",
    "oauth2-bearer",
    "output",
    "output-dir",
    "parallel-max",
    "pass",
    "pinnedpubkey",
    "preproxy",
    "proto",
    "proto-default",
    "proto-redir",
    "proxy",
    "proxy-cacert",
    "proxy-capath",
    "proxy-cert",
    "proxy-cert-type",
    "proxy-ciphers",
    "proxy-crlfile",
    "proxy-header",
    "proxy-key",
    "proxy-key-type",
    "proxy-pass",
    "proxy-pinnedpubkey",
    "proxy-service-name",
    "proxy-tls13-ciphers",
    "proxy-tlsauthtype",
    "proxy-tlspassword",
    "proxy-tlsuser",
    "proxy-user",
    "proxy1.0",
    "pubkey",
    "quote",
    "random-file",
    "range",
    "rate",
    "referer",
    "request",
    "request-target",
    "resolve",
    "retry",
    "retry-delay",
    "retry-max-time",
    "sasl-authzid",
    "service-name",
    "socks4",
    "socks4a",
    "socks5",
    "socks5-gssapi-service",
    "socks5-hostname",
    "speed-limit",
    "speed-time",
    "stderr",
    "telnet-option",
    "tftp-blksize",
    "time-cond",
    "tls-max",
    "tls13-ciphers",
    "tlsauthtype",
    "tlspassword",
    "tlsuser",
    "trace",
    "trace-ascii",
    "trace-config",
    "unix-socket",
    "upload-file",
    "upload-flags",
    "url",
    "url-query",
    "user",
    "user-agent",
    "variable",
    "vlan-priority",
    "write-out",
];

/// Switches whose names are the beginnings of options with a value.
const SWITCHES: [&str; 4] = ["crlf", "head", "netrc", "parallel"];

/// Whether a short option takes a value.
pub(super) fn short_takes_value(option: char) -> bool {
    SHORT_WITH_VALUE.contains(option)
}

/// The long option of that name, or of that beginning of a name, if it takes a value.
pub(super) fn long_with_value(name: &str) -> Option<&'static str> {
    if let Ok(place) = LONG_WITH_VALUE.binary_search(&name) {
        return LONG_WITH_VALUE.get(place).copied();
    }
    let longer = LONG_WITH_VALUE.iter().find(|it| it.starts_with(name));
    // Curl takes no beginning of several names; what stands after it is a value all the same, and no address.
    longer
        .copied()
        .filter(|_| name.len() > 2 && !SWITCHES.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::{LONG_WITH_VALUE, long_with_value};

    #[test]
    fn the_table_is_sorted() {
        assert!(LONG_WITH_VALUE.is_sorted());
    }

    #[test]
    fn a_beginning_of_a_name_stands_for_it() {
        assert_eq!(long_with_value("head"), None);
        assert_eq!(long_with_value("heade"), Some("header"));
        assert_eq!(long_with_value("dat"), Some("data"));
        assert_eq!(long_with_value("get"), None);
        assert_eq!(long_with_value("request"), Some("request"));
        assert_eq!(long_with_value("location"), None);
    }
}
