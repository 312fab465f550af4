//! The demo's catalogue: part kinds × motorcycles, and goods that fit many.

use kernel::Random;

use super::families::{FAMILIES, KINDS};
use super::goods::{
    BATTERIES, BATTERY_MAKERS, BEARINGS, BOTTLES, OILS, OTHER_OILS, PLUGS, TREADS, TYRE_SIZES,
};

/// The first `tblpart_id.id` of the demo.
const FIRST_PART: i64 = 1001;
/// One product in so many is out of stock.
const OUT_OF_STOCK: u32 = 12;
/// One product in so many is no longer sold.
const INACTIVE: u32 = 40;

/// One product of the demo, the same here and in the old system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// `tblpart_id.id`.
    pub id: i64,
    pub code: String,
    pub name: String,
    pub description: String,
    pub category: &'static str,
    /// In rupiah.
    pub price: i64,
    /// Pieces, in the order of the old system's rows: main store, then branch store.
    pub stock: [i64; 2],
    pub is_active: bool,
}

/// All of it, in the same order every time.
pub(super) fn catalogue(random: &Random) -> Vec<Part> {
    let mut shelf = Shelf { random, parts: Vec::new() };
    shelf.add_oils();
    shelf.add_fitted_parts();
    shelf.add_tyres();
    shelf.add_batteries();
    shelf.add_small_parts();
    shelf.parts
}

struct Shelf<'a> {
    random: &'a Random,
    parts: Vec<Part>,
}

impl Shelf<'_> {
    fn add(
        &mut self,
        code: String,
        name: String,
        description: String,
        category: &'static str,
        price: i64,
    ) {
        let place = i64::try_from(self.parts.len()).expect("a catalogue of hundreds");
        let stock = if self.random.below(OUT_OF_STOCK) == 0 { [0, 0] } else { self.pieces(price) };
        let is_active = self.random.below(INACTIVE) != 0;
        let price = to_five_hundreds(price);
        let id = FIRST_PART + place;
        self.parts.push(Part { id, code, name, description, category, price, stock, is_active });
    }

    /// Cheap things lie there by the hundred, dear ones by the handful.
    fn pieces(&self, price: i64) -> [i64; 2] {
        let most = match price {
            ..50_000 => 240,
            50_000..150_000 => 90,
            _ => 32,
        };
        [i64::from(1 + self.random.below(most)), i64::from(self.random.below(most / 3))]
    }

    fn add_oils(&mut self) {
        for oil in OILS {
            for grade in oil.grades {
                for (bottle, short, percent) in BOTTLES {
                    let code =
                        format!("OLI-{}-{}-{short}", oil.code, grade.replace(['W', '-'], ""));
                    let name = format!("Oli {} {grade} {bottle}", oil.brand);
                    let about = format!("{}. Kekentalan SAE {grade}, kemasan {bottle}.", oil.about);
                    self.add(code, name, about, "OIL", oil.price * percent / 100);
                }
            }
        }
        for (name, code, price, about) in OTHER_OILS {
            self.add((*code).to_owned(), (*name).to_owned(), format!("{about}."), "OIL", *price);
        }
    }

    fn add_fitted_parts(&mut self) {
        for kind in KINDS {
            for family in FAMILIES.iter().filter(|family| kind.fits.contains(&family.build)) {
                let code = format!("{:05}-{}-{:03}", kind.number, family.code, family.percent);
                let name = format!("{} {}", kind.name, family.name);
                let about = format!("{}. Untuk {}.", kind.about, family.name);
                self.add(code, name, about, kind.category, kind.price * family.percent / 100);
            }
        }
    }

    fn add_tyres(&mut self) {
        for (size, price) in TYRE_SIZES {
            for (tread, short, percent, about) in TREADS {
                let code = format!("BAN-{short}-{}", size.replace(['/', '-'], ""));
                let name = format!("Ban Luar {tread} {size} Tubeless");
                self.add(
                    code,
                    name,
                    format!("{about}. Ukuran {size}."),
                    "TIRE",
                    price * percent / 100,
                );
            }
            let code = format!("BAN-DL-{}", size.replace(['/', '-'], ""));
            let about = format!("Karet butil untuk ban luar {size}.");
            self.add(code, format!("Ban Dalam Bromo {size}"), about, "TIRE", price * 17 / 100);
        }
    }

    fn add_batteries(&mut self) {
        for (size, hours, price) in BATTERIES {
            for (maker, short, percent) in BATTERY_MAKERS {
                let name = format!("Aki Kering {maker} {size} 12 V {hours}");
                let about = format!("Bebas perawatan, tipe {size}, garansi enam bulan.");
                self.add(
                    format!("AKI-{short}-{size}"),
                    name,
                    about,
                    "BATTERY",
                    price * percent / 100,
                );
            }
        }
    }

    fn add_small_parts(&mut self) {
        for (size, price) in BEARINGS {
            let about = format!("Laher roda {size}-2RS, karet penutup dua sisi.");
            self.add(
                format!("LHR-{size}-2RS"),
                format!("Laher Roda {size} 2RS"),
                about,
                "BEARING",
                *price,
            );
        }
        for (plug, price, fits) in PLUGS {
            let code = format!("BUSI-{}", plug.replace(' ', "-").to_uppercase());
            self.add(
                code,
                format!("Busi Rajawali {plug}"),
                format!("{fits}."),
                "ELECTRICAL",
                *price,
            );
        }
    }
}

/// Shelf prices end in 500 or 000.
fn to_five_hundreds(price: i64) -> i64 {
    (price + 250) / 500 * 500
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    #[test]
    fn the_catalogue_is_wide_varied_and_the_same_every_time() {
        let parts = catalogue(&Random::seeded(1));

        let mut categories: HashMap<&str, usize> = HashMap::new();
        for part in &parts {
            *categories.entry(part.category).or_default() += 1;
        }
        let codes: HashSet<&str> = parts.iter().map(|part| part.code.as_str()).collect();
        let names: HashSet<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        assert!(parts.len() >= 300, "{} products", parts.len());
        assert!(
            categories.len() >= 8 && categories.values().all(|count| *count >= 5),
            "{categories:?}"
        );
        assert_eq!(
            (codes.len(), names.len()),
            (parts.len(), parts.len()),
            "codes and names are unique"
        );
        assert!(parts.iter().all(|part| part.price >= 5_000 && part.price % 500 == 0));
        assert!(
            parts.iter().any(|part| part.stock == [0, 0])
                && parts.iter().any(|part| !part.is_active)
        );
        assert_eq!(parts, catalogue(&Random::seeded(1)));
    }
}
