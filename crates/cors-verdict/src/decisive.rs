//! The part of a message that decides what becomes of a request.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// The header or the status that decided. In JSON it is
/// `{"message": "preflight", "header": "Access-Control-Allow-Origin"}` or
/// `{"message": "preflight", "status": true}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decisive {
    /// The message that has it, or lacks it.
    pub message: Message,
    /// The part of that message.
    pub part: Part,
}

/// One of the two responses that a hop can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// The response to the preflight.
    Preflight,
    /// The response to the actual request.
    Response,
}

/// A part of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The header of that name, in its common spelling.
    Header(&'static str),
    /// The status.
    Status,
}

impl Decisive {
    pub(crate) const fn header(message: Message, name: &'static str) -> Self {
        Self {
            message,
            part: Part::Header(name),
        }
    }

    pub(crate) const fn status(message: Message) -> Self {
        Self {
            message,
            part: Part::Status,
        }
    }
}

impl Serialize for Decisive {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        let message = match self.message {
            Message::Preflight => "preflight",
            Message::Response => "response",
        };
        map.serialize_entry("message", message)?;
        match self.part {
            Part::Header(name) => map.serialize_entry("header", name)?,
            Part::Status => map.serialize_entry("status", &true)?,
        }
        map.end()
    }
}
