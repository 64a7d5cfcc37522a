//! Lists in the head of a request that are longer than any browser sends: to take one apart that fills a
//! head keeps a thread from others.

use crate::limits::MAX_LIST_BYTES;

/// Whether one of these lists is too long, on all of its lines together. Of each header, this takes the
/// name and how many bytes the value has.
pub fn has_long_list<'a, const N: usize>(
    lists: [&str; N],
    headers: impl IntoIterator<Item = (&'a str, usize)>,
) -> bool {
    let mut lists = lists.map(|name| (name, 0));
    for (name, bytes) in headers {
        let list = lists
            .iter_mut()
            .find(|(list, _)| list.eq_ignore_ascii_case(name));
        if let Some((_, of_list)) = list {
            *of_list += bytes;
        }
    }
    lists.iter().any(|(_, bytes)| *bytes > MAX_LIST_BYTES)
}
