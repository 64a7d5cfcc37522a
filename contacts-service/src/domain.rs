//! What the service is about: accounts, contact groups and contacts. What is written was checked;
//! where values come from and where they are kept is not known here.

pub(crate) mod account;
pub(crate) mod contact;
pub(crate) mod group;
mod invisible;
pub(crate) mod page;
pub(crate) mod password;
pub(crate) mod session;
pub(crate) mod session_token;
pub(crate) mod sign_in_limits;
pub(crate) mod text;
pub(crate) mod validation;
pub(crate) mod version;
