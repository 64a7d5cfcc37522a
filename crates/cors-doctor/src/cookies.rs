//! Cookies that a browser keeps back from requests of other sites.

use std::collections::HashSet;

use cors_verdict::{Case, Origin};
use url::Url;
use web_origin::registrable_domain;

use crate::group::Group;

/// The sites whose answers set a cookie for themselves alone.
#[derive(Debug, Default)]
pub(crate) struct SiteCookies {
    sites: HashSet<String>,
}

impl SiteCookies {
    /// Those of an input.
    pub(crate) fn of(groups: &[Group]) -> Self {
        let exchanges = groups.iter().flat_map(Group::exchanges);
        let setting = exchanges.filter(|it| {
            it.response_header("set-cookie")
                .is_some_and(is_for_own_site)
        });
        let sites = setting.filter_map(|it| site(it.url.as_ref()?));
        Self {
            sites: sites.collect(),
        }
    }

    /// The remark about a request of another site that such a cookie does not go with.
    pub(crate) fn remark(&self, group: &Group, case: &Case) -> Option<String> {
        let api = site(&case.request.url)?;
        let page = site(&Url::parse(case.page_origin.as_str()).ok()?)?;
        let has_cookie = group.exchanges().any(|it| it.header("cookie").is_some());
        let is_left_out = case.request.credentials.is_include()
            && !has_cookie
            && page != api
            && self.sites.contains(&api);
        let url = Origin::of(&case.request.url);
        is_left_out.then(|| {
            format!("{url} sets a cookie with SameSite=Lax or Strict, and {} is another site: the browser does not send the cookie with this request, also when all CORS headers are right. Set it with SameSite=None; Secure.", case.page_origin)
        })
    }
}

fn is_for_own_site(cookie: &str) -> bool {
    let mut attributes = cookie.split(';').skip(1);
    attributes.any(|it| {
        let it = it.trim().to_ascii_lowercase();
        matches!(it.as_str(), "samesite=lax" | "samesite=strict")
    })
}

/// The registrable domain by the public suffix list, or the host where it has none. The scheme is left out: not every
/// browser compares it.
pub(crate) fn site(url: &Url) -> Option<String> {
    let host = url.host()?;
    let domain = registrable_domain(&host).map(str::to_owned);
    Some(domain.unwrap_or_else(|| host.to_string()))
}
