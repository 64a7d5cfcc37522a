//! The problems that an operation can end in, for the API's description: name them among the
//! responses of the handler.

use std::collections::BTreeMap;

use service_kit::problem::MEDIA_TYPE;
use utoipa::{
    IntoResponses,
    openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder},
};

const NO_CORS: &str = "The request is in no-cors mode or of a frame.";

/// Declares a set of problems by status.
macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident { $($status:literal: $description:expr,)* })*) => {$(
        $(#[$doc])*
        pub(crate) struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                [$(($status.to_owned(), problem($description).into())),*].into()
            }
        }
    )*};
}

problems! {
    /// Of every operation for which the host matters.
    AnyRequest {
        "400": "The request cannot be understood.",
        "421": "This server does not answer for the host.",
    }
    /// Of a resource that is only read.
    ReadOnly {
        "403": NO_CORS,
        "405": "Another method is not understood.",
    }
    /// Of an operation that needs the database.
    Stored {
        "503": "The database does not answer for now.",
    }
    /// Of an operation that needs a session.
    SignedIn {
        "401": "There is no session, or it has ended, or there are several cookies of its name.",
        "403": NO_CORS,
    }
    /// Of an operation that a session's cookie takes part in.
    OneSession {
        "401": "There are several cookies of the session's name.",
        "403": NO_CORS,
    }
    /// Of a list.
    Listing {
        "422": "Some parameters cannot be accepted.",
    }
    /// Of a resource with an id.
    Identified {
        "404": "Nothing is here, or it is somebody else's.",
    }
    /// Of an operation that changes something.
    Changing {
        "403": "The page that asks is on an origin that is not allowed, or asks in no-cors mode or from a frame.",
        "507": "There is no room left to store this.",
    }
    /// Of an operation with a body.
    WithBody {
        "408": "The body did not arrive in time.",
        "413": "The body is too large.",
        "415": "The body is not JSON, or is compressed.",
        "422": "Some fields cannot be accepted.",
    }
    /// Of a change to a resource that exists.
    Conditional {
        "412": "It was changed meanwhile.",
    }
    /// Of an operation that names a group.
    Naming {
        "409": "The name is taken.",
    }
    /// Of signing in.
    SigningIn {
        "401": "No account has this address and password, or there are several cookies of the session's name.",
    }
    /// Of trying a password.
    TryingPassword {
        "429": "Too many attempts; Retry-After says how many seconds to wait.",
    }
}

fn problem(description: &str) -> Response {
    let problem = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("Problem")))
        .build();
    ResponseBuilder::new()
        .description(description)
        .content(MEDIA_TYPE, problem)
        .build()
}
