//! The facts about a cause: one row for each cause, in the file of its family.

use serde::{Serialize, Serializer};

use crate::decisive::{Decisive, Message};

/// A root cause: one of the ways in which a request is refused, or a reason for a preflight.
///
/// The [id](Self::id) is stable. Two causes are equal when their ids are.
#[derive(Clone, Copy, Debug)]
pub struct Cause(pub(super) &'static Row);

/// The kinds of causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Refused before anything is sent.
    Client,
    /// The CORS check fails on the actual response.
    CorsCheck,
    /// The preflight fails.
    Preflight,
    /// A redirect of the actual request fails.
    Redirect,
    /// The network fails, which script cannot tell from CORS.
    Network,
    /// No refusal: the reason for which there is a preflight.
    WhyPreflight,
}

/// All that is known of a cause.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: &'static str,
    pub(super) family: Family,
    pub(super) title: &'static str,
    pub(super) decisive: Deciding,
    /// The reason why browsers refuse the request. Words in braces, as `{origin}`, stand for values.
    pub(super) why: &'static str,
    /// The remedy, with the same words in braces.
    pub(super) fix: &'static str,
    /// Whether a case can tell that this is the cause.
    pub(super) decidable: bool,
    /// Whether CORS headers of a server are missing or wrong.
    pub(super) server_helps: bool,
    pub(super) page: Option<PageChange>,
}

/// The part of a message that decides when this is the cause.
#[derive(Clone, Copy, Debug)]
pub(super) enum Deciding {
    Nothing,
    Part(Decisive),
    /// It depends on the check that failed.
    TheFailedCheck,
}

/// The change to the page's request that helps.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PageChange {
    ModeCors,
    ModeCorsAndFollow,
    Follow,
    UpperCaseMethod,
    /// Ask the URL to which the redirect points.
    RedirectTarget,
    /// Ask the last URL of the chain.
    FinalUrl,
}

impl Cause {
    /// The id, as in the catalogue and the JSON.
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// The kind of cause.
    pub fn family(self) -> Family {
        self.0.family
    }

    /// A name to be read by people, such as `Allow-Origin missing`.
    pub fn title(self) -> &'static str {
        self.0.title
    }

    /// Whether a [`Case`](crate::Case) can say that this is the cause. The others depend on the
    /// browser's settings, its address spaces, its cache or the API that made the request; only
    /// [`decode`](crate::decode()) names them.
    pub fn is_decidable(self) -> bool {
        self.0.decidable
    }

    /// The part of a message that decides, given the part at which the failed check looked.
    pub(crate) fn decisive(self, failed_check: Option<Decisive>) -> Option<Decisive> {
        match self.0.decisive {
            Deciding::Nothing => None,
            Deciding::Part(part) => Some(part),
            Deciding::TheFailedCheck => failed_check,
        }
    }

    /// The reason and the remedy, as a template.
    pub(crate) fn text(self) -> String {
        format!("{} {}", self.0.why, self.0.fix)
    }

    /// The remedy alone, as a template.
    pub(crate) fn remedy(self) -> &'static str {
        self.0.fix
    }

    /// The reason alone, as a template.
    pub(crate) fn reason(self) -> &'static str {
        self.0.why
    }

    pub(crate) fn server_helps(self) -> bool {
        self.0.server_helps
    }

    pub(crate) fn page_change(self) -> Option<PageChange> {
        self.0.page
    }
}

impl PartialEq for Cause {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Cause {}

impl std::hash::Hash for Cause {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id().hash(state);
    }
}

impl Serialize for Cause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

pub(super) const NOTHING: Deciding = Deciding::Nothing;
pub(super) const THE_FAILED_CHECK: Deciding = Deciding::TheFailedCheck;

pub(super) const fn response(header: &'static str) -> Deciding {
    Deciding::Part(Decisive::header(Message::Response, header))
}

pub(super) const fn preflight(header: &'static str) -> Deciding {
    Deciding::Part(Decisive::header(Message::Preflight, header))
}

pub(super) const fn status(message: Message) -> Deciding {
    Deciding::Part(Decisive::status(message))
}

/// Makes the causes of a family: a constant of [`Cause`] for each row, and the list `ALL`. A row
/// without one of the first five fields does not compile.
macro_rules! causes {
    (
        $family:ident, server_helps: $server_helps:literal;
        $($name:ident {
            id: $id:literal, title: $title:literal, decisive: $decisive:expr,
            why: $why:literal,
            fix: $fix:literal,
            $($field:ident: $value:expr,)*
        })*
    ) => {
        const DEFAULTS: Row = Row {
            id: "",
            family: Family::$family,
            title: "",
            decisive: $crate::cause::row::NOTHING,
            why: "",
            fix: "",
            decidable: true,
            server_helps: $server_helps,
            page: None,
        };

        impl Cause {
            $(
                #[doc = concat!("`", $id, "`: ", $title, ".")]
                pub const $name: Self = Self(&Row {
                    id: $id,
                    title: $title,
                    decisive: $decisive,
                    why: $why,
                    fix: $fix,
                    $($field: $value,)*
                    ..DEFAULTS
                });
            )*
        }

        pub(super) const ALL: &[Cause] = &[$(Cause::$name),*];
    };
}

pub(super) use causes;
