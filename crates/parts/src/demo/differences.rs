//! Where the demo's old system has moved on since our products were made, so that the first sync
//! has something to tell.

use super::catalogue::Part;

/// Parts that the old system sells and we do not yet: code, name, category, price, pieces.
const NEW: [(&str, &str, &str, i64, [i64; 2]); 2] = [
    ("LHR-6203-C3", "Laher Roda 6203 C3 Putaran Tinggi", "BEARING", 38_500, [24, 6]),
    ("BUSI-RJ-IRIDIUM", "Busi Rajawali Iridium CPR8", "ELECTRICAL", 97_000, [12, 0]),
];
/// So many parts from the end have another price there.
const DEARER: usize = 3;

/// The parts as the old system has them: a few dearer, one gone, one oversold, two new, and two
/// rows that are no products.
pub(super) fn moved_on(parts: &[Part]) -> Vec<Part> {
    let mut there = parts.to_vec();
    let next = parts.iter().map(|part| part.id).max().unwrap_or(0) + 1;
    for part in there.iter_mut().rev().take(DEARER) {
        part.price += 1_500;
    }
    if let Some(oversold) = there.iter_mut().rev().nth(DEARER) {
        oversold.stock = [0, -2];
    }
    if let Some(gone) = there.iter().rposition(|part| part.is_active && part.category == "BATTERY")
    {
        there.remove(gone);
    }
    let row = |(id, (code, name, category, price, stock)): (i64, _)| Part {
        id,
        code: String::from(code),
        name: String::from(name),
        description: String::new(),
        category,
        price,
        stock,
        is_active: true,
    };
    there.extend((next..).zip(NEW).map(row));
    let first = parts.first().map_or("", |part| part.code.as_str());
    let bad = [
        ("", "Barang titipan, belum ada kode", "OTHER", 15_000, [1, 0]),
        (first, "Salah ketik: kode dipakai dua kali", "OIL", 47_000, [0, 0]),
    ];
    there.extend((next + 2..).zip(bad).map(row));
    there
}
