//! Which words hold each run of `N` bytes.

use std::collections::HashMap;

/// The words by the runs that they hold.
#[derive(Debug)]
pub(super) struct Grams<const N: usize>(HashMap<[u8; N], Vec<u32>>);

impl<const N: usize> Default for Grams<N> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<const N: usize> Grams<N> {
    /// Notes the runs of a word that stands behind all others.
    pub(super) fn add(&mut self, place: u32, runs: impl Iterator<Item = [u8; N]>) {
        for run in runs {
            let holders = self.0.entry(run).or_default();
            if holders.last() != Some(&place) {
                holders.push(place);
            }
        }
    }

    /// Gives back memory that was taken for more.
    pub(super) fn shrink(&mut self) {
        self.0.values_mut().for_each(Vec::shrink_to_fit);
    }

    /// The words that hold this run, in order.
    pub(super) fn holders(&self, run: [u8; N]) -> &[u32] {
        self.0.get(&run).map_or(&[], Vec::as_slice)
    }
}

/// The runs of `N` bytes in a word.
pub(super) fn runs<const N: usize>(word: &[u8]) -> impl Iterator<Item = [u8; N]> {
    word.windows(N).map(|run| run.try_into().expect("a window of N has N bytes"))
}
