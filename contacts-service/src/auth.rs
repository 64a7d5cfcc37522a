//! Who asks: passwords, sessions and their cookie, and the client's address.

pub(crate) mod client_address;
mod cookie_header;
pub(crate) mod current_user;
pub(crate) mod passwords;
pub(crate) mod session_cookie;
mod unpooled_memory;
