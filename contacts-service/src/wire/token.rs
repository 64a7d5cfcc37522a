//! The name under which a page has its calls recorded.

use service_kit::record::run_id::RunId;

/// The parameter of a query that has the token.
const PARAMETER: &str = "wire=";
/// 128 bits, four to a digit.
const HEX_DIGITS: usize = 32;

/// 32 hexadecimal digits, which a page makes up at random: who does not know them reads nothing.
#[derive(Debug, Clone)]
pub(crate) struct WireToken(RunId);

impl WireToken {
    /// The token with this text, if it is one.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let is_token = text.len() == HEX_DIGITS && text.bytes().all(|it| it.is_ascii_hexdigit());
        text.parse().ok().filter(|_| is_token).map(Self)
    }

    /// The token in the query of a request.
    pub(crate) fn in_query(query: &str) -> Option<Self> {
        let mut parameters = query.split('&');
        let token = parameters.find_map(|parameter| parameter.strip_prefix(PARAMETER))?;
        Self::parse(token)
    }

    /// The run whose exchanges are those with this token.
    pub(crate) fn run(&self) -> &RunId {
        &self.0
    }
}
