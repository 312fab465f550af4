//! How long things took: counts in buckets that are never wider than a sixteenth of their value.

/// Buckets of each doubling.
const STEPS: u32 = 32;
/// Doublings beyond the first `STEPS` microseconds; the last ends beyond an hour.
const DOUBLINGS: usize = 28;

/// Microseconds, counted.
#[derive(Clone, Debug)]
pub struct Histogram {
    counts: Vec<u64>,
    all: u64,
    most_us: u64,
}

impl Default for Histogram {
    fn default() -> Self {
        Self { counts: vec![0; place(u64::MAX) + 1], all: 0, most_us: 0 }
    }
}

impl Histogram {
    /// Counts one.
    pub fn add(&mut self, us: u64) {
        self.counts[place(us)] += 1;
        self.all += 1;
        self.most_us = self.most_us.max(us);
    }

    /// Counts another's too.
    pub fn add_all(&mut self, other: &Self) {
        for (mine, theirs) in self.counts.iter_mut().zip(&other.counts) {
            *mine += theirs;
        }
        self.all += other.all;
        self.most_us = self.most_us.max(other.most_us);
    }

    /// Milliseconds that `part` hundredths of all stayed within.
    pub fn percentile_ms(&self, part: u64) -> f64 {
        let wanted = (self.all * part).div_ceil(100).max(1);
        let mut sum = 0;
        for (at, count) in self.counts.iter().enumerate() {
            sum += count;
            if sum >= wanted {
                return end_us(at).min(self.most_us) as f64 / 1000.0;
            }
        }
        0.0
    }

    /// The longest, in milliseconds.
    pub fn most_ms(&self) -> f64 {
        self.most_us as f64 / 1000.0
    }
}

fn place(us: u64) -> usize {
    let steps = STEPS as usize;
    let log = (us / u64::from(STEPS)).checked_ilog2();
    let doubling = log.map_or(0, |log| log as usize + 1).min(DOUBLINGS);
    let step = usize::try_from(us >> doubling.saturating_sub(1)).unwrap_or(usize::MAX);
    if doubling == 0 { step } else { doubling * steps + (step - steps).min(steps - 1) }
}

fn end_us(at: usize) -> u64 {
    let (doubling, step) = (at / STEPS as usize, at % STEPS as usize);
    let end =
        if doubling == 0 { step } else { ((STEPS as usize + step + 1) << (doubling - 1)) - 1 };
    end as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_within_a_sixteenth() {
        let mut histogram = Histogram::default();
        for us in 1..=100_000 {
            histogram.add(us);
        }
        for part in [1, 50, 95, 99, 100] {
            let (told, true_ms) = (histogram.percentile_ms(part), part as f64);
            assert!((told - true_ms).abs() <= true_ms / 16.0, "{part}: {told}");
        }
        histogram.add(u64::MAX);
        assert_eq!(histogram.all, 100_001);
    }
}
