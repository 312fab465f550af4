//! Reading a row of `tblpart_id` as a product: its owner may have written anything.

use base::{FieldProblem, Invalid, Rupiah};

use super::problems::Problem;
use crate::data_part::Part;
use crate::products::draft::{Content, Draft};

/// What the old system decides of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its category in capitals.
    pub category: String,
    /// The price of one piece.
    pub price: Rupiah,
}

/// The code of a part as a product would have it.
pub fn code(part: &Part) -> String {
    part.code.trim().to_owned()
}

/// The part as a product, or the first thing that is wrong with it.
pub fn read(part: &Part) -> Result<Fields, Problem> {
    let wrong = |problem: &FieldProblem| Problem::invalid(part.id, part.code.trim(), problem);
    let draft = Draft {
        code: Some(part.code.clone()),
        name: Some(part.name.clone()),
        category: Some(part.category.clone()),
        price: Some(rupiah(&part.price).map_err(|problem| wrong(&problem))?),
        ref_part_id: Some(Some(part.id)),
        ..Draft::default()
    };
    let content = draft.complete().map_err(|invalid| match invalid.problems() {
        [first, ..] => wrong(first),
        [] => wrong(&rule("code", "invalid", "Tidak sah.", "Not valid.")),
    })?;
    Ok(Fields {
        code: content.code().to_owned(),
        name: content.name().to_owned(),
        category: content.category().to_owned(),
        price: content.price(),
    })
}

/// A new product of this part.
pub fn content(part: i64, fields: &Fields) -> Result<Content, Invalid> {
    let Fields { code, name, category, price } = fields.clone();
    let draft = Draft {
        code: Some(code),
        name: Some(name),
        category: Some(category),
        price: Some(price),
        ref_part_id: Some(Some(part)),
        ..Draft::default()
    };
    draft.complete()
}

/// Whole rupiah from a decimal: `45000`, `45000.00`.
fn rupiah(text: &str) -> Result<Rupiah, FieldProblem> {
    let text = text.trim();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if text.is_empty() {
        return Err(rule("price", "required", "Harga kosong.", "The price is missing."));
    }
    if fraction.bytes().all(|digit| digit.is_ascii_digit())
        && fraction.bytes().any(|digit| digit != b'0')
    {
        let (id, en) = ("Harga tidak bulat.", "The price is not in whole rupiah.");
        return Err(rule("price", "not_whole", id, en));
    }
    let number = whole.parse().ok().filter(|_| fraction.bytes().all(|digit| digit == b'0'));
    let (id, en) = ("Harga bukan angka.", "The price is not a number.");
    number.map(Rupiah::new).ok_or_else(|| rule("price", "not_a_number", id, en))
}

fn rule(field: &str, code: &'static str, id: &str, en: &str) -> FieldProblem {
    FieldProblem { field: field.to_owned(), code, id: id.to_owned(), en: en.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_whole_rupiah_however_they_are_written() {
        for (text, number) in [("45000", 45_000), (" 45000.00 ", 45_000), ("0", 0), ("-5", -5)] {
            assert_eq!(rupiah(text), Ok(Rupiah::new(number)), "{text}");
        }
        let codes = ["", "12.50", "1e7", "12.x", "mahal", "1.2.3"]
            .map(|text| rupiah(text).expect_err("no price").code);
        let bad = "not_a_number";
        assert_eq!(codes, ["required", "not_whole", bad, bad, bad, bad]);
    }
}
