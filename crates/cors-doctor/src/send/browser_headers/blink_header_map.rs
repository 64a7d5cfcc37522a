//! The order in which Blink's map of headers is read. It is a hash table, so the order is that of the buckets.

use crate::send::browser_headers::rapid_hash::hash_of_name;

/// The number of buckets of an empty table.
const FEWEST_BUCKETS: usize = 8;

/// Names that were put into the map in their order, in the order in which it is read. Each name is there once.
pub(super) fn iteration_order(names: &[String]) -> Vec<&str> {
    let mut buckets: Vec<Option<&str>> = vec![None; FEWEST_BUCKETS];
    for (index, name) in names.iter().enumerate() {
        put(&mut buckets, name);
        // At most half of the buckets stay full.
        if (index + 1) * 2 >= buckets.len() {
            let mut more = vec![None; buckets.len() * 2];
            for name in buckets.into_iter().flatten() {
                put(&mut more, name);
            }
            buckets = more;
        }
    }
    buckets.into_iter().flatten().collect()
}

/// Puts a name into the first free bucket, with steps that grow by one.
fn put<'a>(buckets: &mut [Option<&'a str>], name: &'a str) {
    let mask = buckets.len() - 1;
    let mut place = hash_of_name(name) & mask;
    for step in 1.. {
        match buckets.get_mut(place) {
            Some(bucket) if bucket.is_some() => place = (place + step) & mask,
            Some(bucket) => {
                *bucket = Some(name);
                return;
            }
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::iteration_order;

    /// As Chromium 148 sent them.
    #[test]
    fn names_are_in_the_order_in_which_chromium_sends_them() {
        let sent: [(&[&str], &[&str]); 3] = [
            (
                &["Accept", "Cache-Control", "X-A", "X-Request-Id"],
                &[
                    "X-Request-Id",
                    "sec-ch-ua-platform",
                    "Cache-Control",
                    "sec-ch-ua",
                    "X-A",
                    "sec-ch-ua-mobile",
                    "User-Agent",
                    "Accept",
                ],
            ),
            (
                &["accept", "Content-Type"],
                &[
                    "sec-ch-ua-platform",
                    "User-Agent",
                    "accept",
                    "sec-ch-ua",
                    "Content-Type",
                    "sec-ch-ua-mobile",
                ],
            ),
            (
                &[
                    "Accept-Language",
                    "Content-Type",
                    "DPR",
                    "Upgrade-Insecure-Requests",
                    "x-b",
                ],
                &[
                    "sec-ch-ua-platform",
                    "Accept-Language",
                    "sec-ch-ua",
                    "Upgrade-Insecure-Requests",
                    "sec-ch-ua-mobile",
                    "DPR",
                    "User-Agent",
                    "Content-Type",
                    "x-b",
                ],
            ),
        ];
        let own = [
            "sec-ch-ua",
            "sec-ch-ua-mobile",
            "sec-ch-ua-platform",
            "User-Agent",
        ];
        for (script, order) in sent {
            let names: Vec<String> = script
                .iter()
                .chain(&own)
                .map(|it| (*it).to_owned())
                .collect();
            assert_eq!(iteration_order(&names), order);
        }
    }
}
