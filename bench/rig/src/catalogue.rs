//! A made-up parts catalogue of any size: the words of a real one, every product different.

/// Parts of a motorcycle, with the category of each.
const KINDS: &[(&str, &str, &str)] = &[
    ("Kampas Rem", "BRAKE", "KR"),
    ("Cakram Rem", "BRAKE", "CR"),
    ("Kabel Rem", "BRAKE", "KBR"),
    ("Kampas Kopling", "CLUTCH", "KK"),
    ("Kabel Kopling", "CLUTCH", "KBK"),
    ("Filter Udara", "FILTER", "FU"),
    ("Filter Oli", "FILTER", "FO"),
    ("Oli Mesin", "OIL", "OM"),
    ("Oli Gardan", "OIL", "OG"),
    ("Busi", "ELECTRICAL", "BS"),
    ("Aki Kering", "ELECTRICAL", "AK"),
    ("Lampu Depan", "ELECTRICAL", "LD"),
    ("Bohlam Sein", "ELECTRICAL", "BHS"),
    ("Ban Luar", "TIRE", "BL"),
    ("Ban Dalam", "TIRE", "BD"),
    ("Rantai Roda", "DRIVE", "RR"),
    ("Gir Belakang", "DRIVE", "GB"),
    ("Roller Set", "DRIVE", "RS"),
    ("Vanbelt", "DRIVE", "VB"),
    ("Piston Kit", "ENGINE", "PK"),
    ("Ring Piston", "ENGINE", "RP"),
    ("Paking Silinder", "ENGINE", "PS"),
    ("Klep Masuk", "ENGINE", "KM"),
    ("Shock Absorber", "SUSPENSION", "SA"),
    ("Komstir Set", "SUSPENSION", "KS"),
    ("Bearing Roda", "BEARING", "BR"),
    ("Karet Stang", "BODY", "KST"),
    ("Spion Kanan", "BODY", "SK"),
    ("Handle Gas", "BODY", "HG"),
    ("Jok Assy", "BODY", "JA"),
];
const MAKERS: &[&str] = &[
    "Garuda", "Merapi", "Nusalub", "Rinjani", "Bromo", "Kelud", "Krakatau", "Surya", "Semeru",
    "Tambora", "Mahakam", "Kapuas", "Musi", "Serayu", "Citarum", "Brantas",
];
/// Beginnings and endings of model names; together they make as many models as are needed.
const FIRST: &[&str] = &[
    "Va", "Be", "Sco", "Su", "Re", "Mi", "Nu", "Ju", "Sa", "Fi", "Xe", "Bla", "Spi", "Ti", "Me",
    "Jo", "Ka", "Le", "Po", "Do",
];
const LAST: &[&str] = &[
    "rio", "at", "opy", "pra", "vo", "o", "vi", "piter", "tria", "zo", "ride", "de", "n", "ger",
    "gapro", "ra", "karta", "mora", "laris", "tang",
];

/// One product.
#[derive(Clone, Debug)]
pub struct Good {
    /// Its code, unlike any other's.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its category.
    pub category: &'static str,
    /// Rupiah.
    pub price: i64,
}

/// The product at `place`: the same every time, in a catalogue of any size.
pub fn good(place: usize) -> Good {
    // Scattered, so that neighbours differ in everything, as in a catalogue grown over years.
    let chance = place.wrapping_mul(2_654_435_761) ^ (place >> 7);
    let (kind, category, short) = KINDS[chance % KINDS.len()];
    let maker = MAKERS[(chance / 31) % MAKERS.len()];
    let model = model((chance / 97) % models(place));
    let year = 2005 + (chance / 1_009) % 21;
    Good {
        code: format!(
            "{short}-{place:06}-{}",
            (b'A' + u8::try_from(chance % 26).unwrap_or(0)) as char
        ),
        name: format!("{kind} {model} {year} {maker}"),
        category,
        price: 5_000 + i64::try_from((chance / 13) % 900).unwrap_or(0) * 500,
    }
}

/// Later products fit newer models: the dictionary grows with the catalogue, slowly.
fn models(place: usize) -> usize {
    (40 + place / 250).min(FIRST.len() * LAST.len())
}

fn model(number: usize) -> String {
    format!("{}{}", FIRST[number % FIRST.len()], LAST[(number / FIRST.len()) % LAST.len()])
}

/// What somebody types who looks for the product at `place`; every third time with a wrong key.
pub fn query(place: usize) -> String {
    let good = good(place);
    let words: Vec<&str> = good.name.split(' ').collect();
    let text = match place % 4 {
        0 => good.code,
        1 => words[..words.len() - 1].join(" "),
        2 => format!("{} {}", words[0], words[words.len() - 1]),
        _ => format!("{} {}", words[0], words[2]),
    };
    if place.is_multiple_of(3) { mistyped(&text) } else { text.to_lowercase() }
}

/// Two neighbours swapped in the longest word.
fn mistyped(text: &str) -> String {
    let mut words: Vec<String> = text.to_lowercase().split(' ').map(str::to_owned).collect();
    if let Some(longest) = words.iter_mut().max_by_key(|word| word.len())
        && longest.len() >= 5
    {
        let mut letters: Vec<char> = longest.chars().collect();
        let middle = letters.len() / 2;
        letters.swap(middle - 1, middle);
        *longest = letters.into_iter().collect();
    }
    words.join(" ")
}
