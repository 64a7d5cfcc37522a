use crate::Cause;

pub(super) fn text(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::NetworkError => (
            "No response came: the name, the connection or the certificate failed. It is no matter of CORS, though script sees the same TypeError.",
            "Open {url} in a tab of its own, and look whether the server runs.",
        ),
        Cause::NetworkErrorAfterPreflight => (
            "The preflight was fine, and then the connection of the {method} died. It is no matter of CORS.",
            "Look in the server's log for what the {method} does: a crash, a body limit, a timeout.",
        ),
        Cause::NotHttp => (
            "The server answered with bytes that are not HTTP: another protocol, or TLS where there should be none.",
            "Check scheme and port of {url}.",
        ),
        Cause::BadPort => (
            "Browsers send nothing to port {value}, because it belongs to another protocol.",
            "Serve on another port.",
        ),
        Cause::StreamUploadHttp1 => (
            "The body is a ReadableStream. Uploading one needs HTTP/2, and not every browser can do it at all.",
            "Serve over HTTPS with HTTP/2, or send the body from memory.",
        ),
        _ => ("", ""),
    }
}
