//! Long words, and how wide texts are about: pages must hold what no line can.

use unicode_segmentation::UnicodeSegmentation;

/// Letters between two places where a long word may break: few enough for the narrowest column.
const PIECE: usize = 5;

/// A blank of no width: a line may end there.
const BREAK: char = '\u{200B}';

/// The widths of letters in parts of the font's size, a little above what Inter has.
const WIDE: f64 = 0.72;
const DIGIT: f64 = 0.66;
const SMALL: f64 = 0.60;
const NARROW: f64 = 0.32;
/// Of what is in no alphabet: signs and scripts of the fallback.
const OTHER: f64 = 1.0;

/// About how wide a line of this text is, in parts of the font's size.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(width_of).sum()
}

fn width_of(letter: char) -> f64 {
    match letter {
        ' ' | '\u{A0}' | '.' | ',' | ':' | ';' | '\'' | 'i' | 'j' | 'l' | 't' | 'f' | 'r' => NARROW,
        '%' | '@' | 'm' | 'w' | 'W' | 'M' | '—' => OTHER,
        '0'..='9' => DIGIT,
        'A'..='Z' => WIDE,
        '!'..='~' => SMALL,
        '\u{A1}'..='\u{24F}' => WIDE,
        _ => OTHER,
    }
}

/// The widest word, which no line breaks by itself.
pub(super) fn widest_word(text: &str) -> f64 {
    words(text).map(width).fold(0.0, f64::max)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\n'])
}

/// How many lines the text takes in a column so wide, at most about.
pub(super) fn lines(text: &str, room: f64) -> usize {
    text.split('\n').map(|line| (width(line) / room).ceil().max(1.0)).map(whole).sum()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "widths of texts")]
fn whole(lines: f64) -> usize {
    lines as usize
}

/// The text with places to break in words that are wider than the room.
pub(super) fn breakable(text: &str, room: f64) -> String {
    if widest_word(text) <= room {
        return text.to_owned();
    }
    let mut broken = String::with_capacity(text.len() * 2);
    for word in text.split_inclusive([' ', '\n']) {
        if width(word) <= room {
            broken.push_str(word);
            continue;
        }
        for (place, letter) in word.graphemes(true).enumerate() {
            if place > 0 && place % PIECE == 0 {
                broken.push(BREAK);
            }
            broken.push_str(letter);
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_no_line_holds_may_break_and_never_inside_a_letter() {
        assert_eq!(breakable("Toko Sumber Makmur", 10.0), "Toko Sumber Makmur");
        assert_eq!(
            breakable("a PanjangSekaliTanpaSpasi b", 10.0),
            "a Panja\u{200B}ngSek\u{200B}aliTa\u{200B}npaSp\u{200B}asi b"
        );
        let family = "👨\u{200D}👩\u{200D}👧";
        assert_eq!(
            breakable(&family.repeat(6), 10.0),
            format!("{}\u{200B}{family}", family.repeat(5))
        );
    }

    #[test]
    fn lines_are_counted_by_width_and_by_ends_of_lines() {
        assert_eq!(lines("", 10.0), 1);
        assert_eq!(lines("a\n\nb", 10.0), 3);
        assert_eq!(lines(&"0".repeat(100), 66.0), 1);
        assert_eq!(lines(&"0".repeat(101), 66.0), 2);
    }
}
