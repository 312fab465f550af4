//! A mark or none for each product: a bit, so that the marks of a large catalogue stay in the cache.

/// The marks.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<u64>);

impl Marks {
    /// Makes room for `products`. Call it only while nothing is marked.
    pub(super) fn make_room(&mut self, products: usize) {
        self.0.resize(products.div_ceil(64), 0);
    }

    pub(super) fn set(&mut self, place: u32) {
        self.0[place as usize / 64] |= 1 << (place % 64);
    }

    pub(super) fn unset(&mut self, place: u32) {
        self.0[place as usize / 64] &= !(1 << (place % 64));
    }

    pub(super) fn has(&self, place: u32) -> bool {
        self.0[place as usize / 64] >> (place % 64) & 1 == 1
    }

    pub(super) fn clear(&mut self) {
        self.0.fill(0);
    }

    /// Leaves what is also marked in one of two others.
    pub(super) fn narrow(&mut self, one: &Self, other: &Self) {
        for (bits, (one, other)) in self.0.iter_mut().zip(one.0.iter().zip(&other.0)) {
            *bits &= one | other;
        }
    }

    /// Tells `found` the marked places, in order.
    pub(super) fn tell(&self, mut found: impl FnMut(u32)) {
        for (start, bits) in (0..).step_by(64).zip(&self.0) {
            let mut left = *bits;
            while left != 0 {
                found(start + left.trailing_zeros());
                left &= left - 1;
            }
        }
    }
}
