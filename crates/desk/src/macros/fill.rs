//! Puts values where a ready answer has variables.

/// The variables there are.
pub const VARIABLES: [&str; 4] = ["contact.name", "contact.phone", "agent.name", "business.name"];

/// What stands for the variables, in the order of [`VARIABLES`].
pub type Values<'a> = [&'a str; 4];

/// The words with their values. A brace that is no variable stays as it is; values are not looked
/// at again, so a customer named `{{agent.name}}` is called so.
pub fn fill(body: &str, values: Values<'_>) -> String {
    let mut filled = String::with_capacity(body.len());
    for piece in pieces(body) {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Variable { name, raw } => {
                let place = VARIABLES.iter().position(|known| *known == name);
                filled.push_str(place.map_or(raw, |place| values[place]));
            }
        }
    }
    filled
}

/// The first variable that is none.
pub fn unknown(body: &str) -> Option<&str> {
    pieces(body).find_map(|piece| match piece {
        Piece::Variable { name, .. } if !VARIABLES.contains(&name) => Some(name),
        Piece::Variable { .. } | Piece::Words(_) => None,
    })
}

enum Piece<'a> {
    Words(&'a str),
    Variable { name: &'a str, raw: &'a str },
}

fn pieces(body: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = body;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let start = rest.find("{{").unwrap_or(rest.len());
        if start > 0 {
            let (words, later) = rest.split_at(start);
            rest = later;
            return Some(Piece::Words(words));
        }
        let Some(end) = rest.find("}}") else {
            return Some(Piece::Words(std::mem::take(&mut rest)));
        };
        let (raw, later) = rest.split_at(end + 2);
        rest = later;
        Some(Piece::Variable { name: raw[2..end].trim(), raw })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BUDI: Values<'_> = ["Budi", "+62 812-3456-789", "Ani", "Toko Maju"];

    #[test]
    fn variables_become_values_and_all_else_stays() {
        let body = "Halo {{contact.name}}, dengan {{ agent.name }} dari {{business.name}}. {x} }}";
        assert_eq!(fill(body, BUDI), "Halo Budi, dengan Ani dari Toko Maju. {x} }}");
        assert_eq!(fill("{{contact.nama}} {{", BUDI), "{{contact.nama}} {{");
        assert_eq!(unknown("{{contact.name}} {{contact.nama}}"), Some("contact.nama"));
        assert_eq!(unknown(body), None);
    }

    #[test]
    fn a_value_that_looks_like_a_variable_is_not_filled() {
        let tricky = ["{{agent.name}}", "", "Ani", ""];
        assert_eq!(fill("{{contact.name}}", tricky), "{{agent.name}}");
    }

    proptest! {
        #[test]
        fn any_text_is_filled_without_a_panic_and_plain_text_is_itself(text in "[a-z{} é.]{0,40}") {
            let filled = fill(&text, BUDI);
            if !text.contains("{{") {
                prop_assert_eq!(filled, text);
            }
        }
    }
}
