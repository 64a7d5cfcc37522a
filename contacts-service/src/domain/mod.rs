//! What the service is about: accounts, contact groups and contacts. Values that exist are
//! valid; where they come from and where they are kept is not known here.

pub mod account;
pub mod contact;
pub mod group;
pub mod invalid_fields;
pub mod page;
pub mod session_token;
pub mod sign_in_limits;
pub mod text;
pub mod version;
