//! How long things took: counted, and told by their middle and their end.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How long something took, over many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Times {
    /// How many have ended.
    pub count: i64,
    /// The mean in seconds; empty for none.
    pub mean_seconds: Option<i64>,
    /// Half of them took no longer than this.
    pub median_seconds: Option<i64>,
    /// Nine of ten took no longer than this.
    pub p90_seconds: Option<i64>,
    /// How many missed their target.
    pub late: i64,
}

/// The times of these lengths, of which so many were late.
pub fn times(mut seconds: Vec<i64>, late: i64) -> Times {
    seconds.sort_unstable();
    let count = i64::try_from(seconds.len()).unwrap_or(i64::MAX);
    // The smallest that so many of a hundred do not exceed.
    let within = |hundredths: usize| {
        let place = (seconds.len() * hundredths).div_ceil(100).saturating_sub(1);
        seconds.get(place).copied()
    };
    let sum: i64 = seconds.iter().sum();
    Times {
        count,
        mean_seconds: sum.checked_div(count),
        median_seconds: within(50),
        p90_seconds: within(90),
        late,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_middle_and_the_end_are_lengths_that_were() {
        let ten = times((1..=10).rev().collect(), 2);
        assert_eq!(
            (ten.mean_seconds, ten.median_seconds, ten.p90_seconds),
            (Some(5), Some(5), Some(9))
        );
        assert_eq!((ten.count, ten.late), (10, 2));
        assert_eq!(times(vec![7], 0).p90_seconds, Some(7));
        assert_eq!(times(Vec::new(), 0), Times::default());
    }

    proptest! {
        #[test]
        fn half_take_no_longer_than_the_median(seconds in proptest::collection::vec(0..10_000i64, 1..50)) {
            let told = times(seconds.clone(), 0);
            let within = |limit: Option<i64>| {
                seconds.iter().filter(|one| Some(**one) <= limit).count() * 100 / seconds.len()
            };
            prop_assert!(within(told.median_seconds) >= 50);
            prop_assert!(within(told.p90_seconds) >= 90);
        }
    }
}
