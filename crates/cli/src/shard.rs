//! Shards: parts of a run that several machines share.
//!
//! A file belongs to the shard that the hash of its path says: XXH3 with 64 bits and seed 0, over the path relative to
//! the working directory, in UTF-8 and with `/`, modulo the number of shards. That is the same in every version and on
//! every system, so that a machine may run another version than its neighbours for a while and no file is left out.

use dr_lint_reporter::Shard;
use xxhash_rust::xxh3::xxh3_64;

/// True if the file of that name belongs to the shard.
pub(crate) fn holds(shard: Shard, name: &str) -> bool {
    xxh3_64(name.as_bytes()) % u64::from(shard.of) == u64::from(shard.number - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_never_changes_its_shard() {
        let number = |name: &str| (1..=7).find(|number| holds(Shard { number: *number, of: 7 }, name)).unwrap();
        let names = ["src/checkout.js", "src/pay.ts", "../shared/pay.js", "packages/shop/src/é 😀.js"];
        assert_eq!(names.map(number), [7, 5, 1, 3]);
    }

    #[test]
    fn each_file_is_in_one_shard_and_shards_are_of_similar_size() {
        let names: Vec<String> = (0..10_000).map(|number| format!("src/pages/page-{number}/index.js")).collect();
        for of in 1..=9 {
            let shards = (1..=of).map(|number| Shard { number, of });
            let sizes: Vec<usize> =
                shards.map(|shard| names.iter().filter(|name| holds(shard, name)).count()).collect();
            assert_eq!(sizes.iter().sum::<usize>(), names.len());
            let fair = names.len() / usize::from(of);
            assert!(sizes.iter().all(|size| size.abs_diff(fair) < fair / 5), "{sizes:?}");
        }
    }
}
