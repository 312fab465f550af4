//! How customers liked it: the question after a resolution, and what counts as its answer.

pub(crate) mod ask;

/// The question, as customers read it.
pub(crate) const QUESTION: &str = "Terima kasih sudah menghubungi kami. \
     Bagaimana pelayanan kami? Balas dengan angka 1 (buruk) sampai 5 (sangat baik).";

/// The score that a text is: a lone `1` to `5`, perhaps with `/5`, dots or stars, or as many stars.
pub fn score(text: &str) -> Option<i32> {
    let text = text.trim();
    let stars = text.chars().filter(|sign| *sign == '⭐' || *sign == '★').count();
    let rest: String = text
        .chars()
        .filter(|sign| !matches!(sign, '⭐' | '★' | '\u{fe0f}' | '\u{20e3}' | '.' | '!' | ' '))
        .collect();
    let rest = rest.strip_suffix("/5").unwrap_or(&rest);
    match (rest, stars) {
        ("", 1..=5) => i32::try_from(stars).ok(),
        (digit, _) if digit.len() == 1 => {
            digit.parse().ok().filter(|score| (1..=5).contains(score))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn a_lone_number_or_its_stars_is_a_score() {
        for (text, expected) in
            [("5", 5), (" 4. ", 4), ("3/5", 3), ("1!", 1), ("⭐⭐", 2), ("5 ⭐", 5), ("5️⃣", 5)]
        {
            assert_eq!(score(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn all_else_is_a_message() {
        for text in ["", "0", "6", "55", "5 dus oli", "saya pesan 2", "⭐⭐⭐⭐⭐⭐", "lima", "5/4"]
        {
            assert_eq!(score(text), None, "{text}");
        }
    }
}
