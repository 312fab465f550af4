//! Sorted texts in one piece of memory, where neighbours share cache lines.

/// The texts.
#[derive(Debug, Default)]
pub(super) struct Texts {
    all: String,
    /// Where each text ends in `all`; it begins where the one before ends.
    ends: Vec<u32>,
}

impl Texts {
    /// Adds a text that stands behind all others.
    pub(super) fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(u32::try_from(self.all.len()).expect("all words are less than 4 GiB"));
    }

    /// Gives back memory that was taken for more.
    pub(super) fn shrink(&mut self) {
        self.all.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).expect("fewer words than bytes")
    }

    pub(super) fn text(&self, place: u32) -> &str {
        &self.all[self.start(place)..self.ends[place as usize] as usize]
    }

    pub(super) fn bytes(&self, place: u32) -> &[u8] {
        &self.all.as_bytes()[self.start(place)..self.ends[place as usize] as usize]
    }

    /// How long a text is, without looking at it.
    pub(super) fn len_of(&self, place: u32) -> usize {
        self.ends[place as usize] as usize - self.start(place)
    }

    /// The texts that begin so: they stand beside each other.
    pub(super) fn begun_by(&self, begin: &[u8]) -> std::ops::Range<u32> {
        let start = self.first(0, |text| text < begin);
        start..self.first(start, |text| text.starts_with(begin))
    }

    /// The place of this text.
    pub(super) fn find(&self, text: &str) -> Option<u32> {
        let place = self.first(0, |known| known < text.as_bytes());
        (place < self.len() && self.text(place) == text).then_some(place)
    }

    /// The first place from `from` on whose text is no longer `before`.
    fn first(&self, from: u32, before: impl Fn(&[u8]) -> bool) -> u32 {
        let (mut low, mut high) = (from, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if before(self.bytes(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }

    fn start(&self, place: u32) -> usize {
        if place == 0 { 0 } else { self.ends[place as usize - 1] as usize }
    }
}
