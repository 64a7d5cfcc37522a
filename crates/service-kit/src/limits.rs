//! How much of a service one client can use up: the same for every server. What else bounds a
//! request belongs to the service, such as the size of its bodies.

use std::time::Duration;

/// How long nothing may arrive on a new connection, and how long its first head may take from then
/// on.
pub const HEAD_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a body may take to arrive.
pub const BODY_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a connection stays open on which nothing can be written: later heads and unwanted
/// bodies that come a byte at a time, and answers that nobody reads. Longer than any request
/// takes.
pub const WRITE_TIMEOUT: Duration = Duration::from_secs(30);
/// The longest head that is read, in bytes: what Actix keeps of what a connection sends.
pub const MAX_HEAD_BYTES: usize = 128 * 1024;
/// The longest list that is taken apart of a head, in bytes.
pub(crate) const MAX_LIST_BYTES: usize = 8 * 1024;
/// How many connections on which something has arrived are open at once, on all threads together.
/// Each can make the service keep the longest head and a whole body.
pub(crate) const MAX_CONNECTIONS: usize = 600;
/// How many connections on which nothing has arrived are open at once, on all threads together.
pub(crate) const MAX_SILENT_CONNECTIONS: usize = 3000;
/// How many connections are accepted, on all threads together: there is room for those that wait
/// for a place.
pub(crate) const MAX_ACCEPTED_CONNECTIONS: usize = 4096;
/// How many connections may wait to be accepted; the standard library would have 128. The
/// system's own limit holds besides.
pub(crate) const BACKLOG: i32 = 2048;
/// How much responses may take whose clients do not read, in bytes, on all threads together. Of
/// each, Actix itself keeps little besides.
pub(crate) const MAX_UNREAD_BYTES: usize = 32 * 1024 * 1024;
