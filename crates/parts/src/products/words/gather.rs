//! The words of a catalogue, gathered product by product and then put in order.

use std::collections::HashMap;

use super::grams::{Grams, runs};
use super::split::{split, squash};
use super::texts::Texts;
use super::typos::Typos;
use super::{Bearer, Weight, Words};

/// What was gathered: texts are kept once and numbered as they come, because a catalogue has a
/// dozen words for each product.
#[derive(Debug, Default)]
pub struct Gathered {
    numbers: HashMap<String, u32>,
    /// The seam of each text; see [`Words`].
    seams: Vec<u8>,
    /// The number of a text, and who bears it.
    borne: Vec<(u32, Bearer)>,
}

impl Gathered {
    /// Notes the words of one product, which stands behind all that were noted before.
    pub fn add(&mut self, product: u32, code: &str, name: &str) {
        self.note(&squash(code), Bearer::new(product, Weight::Code), 0);
        let pieces = split(code);
        if pieces.len() > 1 {
            for piece in &pieces {
                self.note(piece, Bearer::new(product, Weight::CodePiece), 0);
            }
        }
        let names = split(name);
        let bearer = Bearer::new(product, Weight::Name);
        for pair in names.windows(2) {
            self.note(&pair.concat(), bearer, u8::try_from(pair[0].len()).unwrap_or(0));
        }
        for word in &names {
            self.note(word, bearer, 0);
        }
    }

    fn note(&mut self, text: &str, bearer: Bearer, seam: u8) {
        if text.is_empty() {
            return;
        }
        let number = if let Some(&number) = self.numbers.get(text) {
            let kept = &mut self.seams[number as usize];
            *kept = if *kept == seam { seam } else { 0 };
            number
        } else {
            let number = u32::try_from(self.seams.len()).expect("fewer words than u32 counts");
            self.numbers.insert(text.to_owned(), number);
            self.seams.push(seam);
            number
        };
        self.borne.push((number, bearer));
    }

    /// The finished dictionary.
    pub fn finish(self) -> Words {
        let mut sorted: Vec<(String, u32)> = self.numbers.into_iter().collect();
        sorted.sort_unstable();
        let mut texts = Texts::default();
        let mut seams = Vec::with_capacity(sorted.len());
        let mut places = vec![0; sorted.len()];
        for (text, number) in sorted {
            places[number as usize] = texts.len();
            seams.push(self.seams[number as usize]);
            texts.push(&text);
        }
        texts.shrink();
        let (ends, bearers) = arranged(&places, &self.borne);
        let mut grams = Grams::default();
        for place in 0..texts.len() {
            grams.add(place, runs(texts.bytes(place)));
        }
        grams.shrink();
        let typos = Typos::of(&texts);
        Words { texts, seams, ends, bearers, grams, typos }
    }
}

/// All bearers, word by word, and where those of each word end. `places` are those of the numbers.
fn arranged(places: &[u32], borne: &[(u32, Bearer)]) -> (Vec<u32>, Vec<Bearer>) {
    let mut next = vec![0u32; places.len() + 1];
    for (number, _) in borne {
        next[places[*number as usize] as usize + 1] += 1;
    }
    let mut sum = 0;
    for start in &mut next {
        sum += *start;
        *start = sum;
    }
    let mut bearers = vec![Bearer::default(); borne.len()];
    for &(number, bearer) in borne {
        let next = &mut next[places[number as usize] as usize];
        bearers[*next as usize] = bearer;
        *next += 1;
    }
    // Every start has moved to its end.
    next.truncate(places.len());
    (next, bearers)
}
