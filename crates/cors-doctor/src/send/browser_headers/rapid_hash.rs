//! [rapidhash](https://github.com/Nicoshev/rapidhash) of header names, as Blink hashes them: in lower case, two
//! bytes for each character, and 24 bits of the result.

const SEED: u64 = 0xbdd8_9aa9_8270_4029;
const SECRET: [u64; 3] = [
    0x2d35_8dcc_aa6c_78a5,
    0x8bb8_4b93_962e_acc9,
    0x4b33_a62e_d433_d4a3,
];

pub(super) fn hash_of_name(name: &str) -> usize {
    let lower = name.bytes().map(|byte| byte.to_ascii_lowercase());
    let bytes: Vec<u8> = lower.flat_map(|byte| [byte, 0]).collect();
    match hash(&bytes) & 0xff_ffff {
        0 => 0x80_0000,
        masked => usize::try_from(masked).unwrap_or(0x80_0000),
    }
}

/// The two halves of the product of two numbers.
fn product(a: u64, b: u64) -> (u64, u64) {
    let product = u128::from(a) * u128::from(b);
    let low = u64::try_from(product & u128::from(u64::MAX)).unwrap_or(u64::MAX);
    let high = u64::try_from(product >> 64).unwrap_or(u64::MAX);
    (low, high)
}

fn mix(a: u64, b: u64) -> u64 {
    let (low, high) = product(a, b);
    low ^ high
}

/// A number of `count` bytes at a place, the lowest byte first.
fn number(bytes: &[u8], at: usize, count: usize) -> u64 {
    let bytes = bytes.iter().skip(at).take(count).rev();
    bytes.fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The hash of an even number of bytes.
fn hash(bytes: &[u8]) -> u64 {
    let length = bytes.len();
    let long = |at| number(bytes, at, 8);
    let short = |at| number(bytes, at, 4);
    let mut seed = SEED ^ mix(SEED ^ SECRET[0], SECRET[1]) ^ length as u64;
    let (a, b) = if length > 16 {
        let mut at = 0;
        if length > 48 {
            let (mut second, mut third) = (seed, seed);
            while length - at >= 48 {
                seed = mix(long(at) ^ SECRET[0], long(at + 8) ^ seed);
                second = mix(long(at + 16) ^ SECRET[1], long(at + 24) ^ second);
                third = mix(long(at + 32) ^ SECRET[2], long(at + 40) ^ third);
                at += 48;
            }
            seed ^= second ^ third;
        }
        let rest = length - at;
        if rest > 16 {
            seed = mix(long(at) ^ SECRET[2], long(at + 8) ^ seed ^ SECRET[1]);
            if rest > 32 {
                seed = mix(long(at + 16) ^ SECRET[2], long(at + 24) ^ seed);
            }
        }
        (long(length - 16), long(length - 8))
    } else if length >= 4 {
        let last = length - 4;
        let step = (length & 24) >> (length >> 3);
        (
            short(0) << 32 | short(last),
            short(step) << 32 | short(last - step),
        )
    } else {
        (number(bytes, 0, 2), 0)
    };
    let (a, b) = product(a ^ SECRET[1], b ^ seed);
    mix(a ^ SECRET[0] ^ length as u64, b ^ SECRET[1])
}
