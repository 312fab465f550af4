//! Goods that fit many motorcycles: oil, tyres, batteries, bearings, plugs. Brands are made up.

/// One brand of oil.
pub(super) struct Oil {
    pub brand: &'static str,
    pub code: &'static str,
    /// Price of 0.8 litre in rupiah.
    pub price: i64,
    pub grades: &'static [&'static str],
    pub about: &'static str,
}

pub(super) const OILS: &[Oil] = &[
    Oil {
        brand: "Garuda Lube Matic",
        code: "GLM",
        price: 47_000,
        grades: &["10W-30", "10W-40", "20W-40"],
        about: "Semi sintetik untuk motor matic, JASO MB",
    },
    Oil {
        brand: "Garuda Lube 4T",
        code: "GL4",
        price: 43_500,
        grades: &["10W-30", "10W-40", "20W-50"],
        about: "Mineral untuk bebek dan sport, JASO MA2",
    },
    Oil {
        brand: "Merapi Ultra",
        code: "MRU",
        price: 82_000,
        grades: &["5W-30", "10W-40"],
        about: "Sintetik penuh, tarikan ringan dan mesin bersih",
    },
    Oil {
        brand: "Nusalub Harian",
        code: "NSH",
        price: 36_500,
        grades: &["20W-40", "20W-50"],
        about: "Mineral hemat untuk pemakaian harian",
    },
    Oil {
        brand: "Rinjani Racing",
        code: "RJR",
        price: 96_500,
        grades: &["10W-50", "15W-50"],
        about: "Ester sintetik untuk putaran tinggi",
    },
];

/// Bottles: label, code, hundredths of the price of 0.8 litre.
pub(super) const BOTTLES: &[(&str, &str, i64)] =
    &[("0,8 L", "08", 100), ("1 L", "10", 121), ("1,2 L", "12", 143)];

/// Oils of one size: name, code, price, what it is for.
pub(super) const OTHER_OILS: &[(&str, &str, i64, &str)] = &[
    (
        "Oli Gardan Garuda Gear 120 ml",
        "OLI-GG-120",
        17_500,
        "Oli gardan matic SAE 90, ganti tiap 8.000 km",
    ),
    (
        "Oli Gardan Merapi Gear 120 ml",
        "OLI-MG-120",
        24_500,
        "Oli gardan sintetik untuk matic 150 cc ke atas",
    ),
    ("Oli Samping Nusalub 2T 0,7 L", "OLI-N2T-07", 38_000, "Untuk mesin dua langkah, asap tipis"),
    ("Oli Shock Garuda Fork 10W 150 ml", "OLI-GF-10W", 29_500, "Oli peredam depan, tidak berbusa"),
    ("Minyak Rem Nusabrake DOT 3 50 ml", "OLI-NB-D3", 12_500, "Minyak rem cakram, botol 50 ml"),
    (
        "Minyak Rem Nusabrake DOT 4 300 ml",
        "OLI-NB-D4",
        41_000,
        "Titik didih tinggi untuk rem cakram ganda",
    ),
];

/// Tyre patterns: name, code, hundredths of the size's price, what it is for.
pub(super) const TREADS: &[(&str, &str, i64, &str)] = &[
    ("Bromo City", "BC", 100, "Kembang harian, mencengkeram di jalan basah"),
    ("Bromo Sport", "BS", 118, "Kompon lunak untuk jalan kering"),
    ("Kelud Trail", "KT", 124, "Kembang tahu untuk jalan tanah"),
];

/// Tyre sizes and their price in rupiah.
pub(super) const TYRE_SIZES: &[(&str, i64)] = &[
    ("80/90-14", 186_000),
    ("90/90-14", 209_000),
    ("100/80-14", 242_000),
    ("110/70-13", 288_000),
    ("130/70-13", 352_000),
    ("70/90-17", 164_000),
    ("80/90-17", 192_000),
    ("100/80-17", 334_000),
    ("130/70-17", 486_000),
];

/// Batteries: type, ampere hours, price in rupiah.
pub(super) const BATTERIES: &[(&str, &str, i64)] = &[
    ("GTZ4V", "3 Ah", 168_000),
    ("GTZ5S", "3,5 Ah", 189_000),
    ("GTZ6V", "5 Ah", 236_000),
    ("GTZ7S", "6 Ah", 284_000),
    ("GM5Z", "5 Ah", 204_000),
    ("GM7Z", "7 Ah", 268_000),
];

/// Makers of batteries: name, code, hundredths of the type's price.
pub(super) const BATTERY_MAKERS: &[(&str, &str, i64)] =
    &[("Krakatau", "KRK", 100), ("Surya Volt", "SVT", 86)];

/// Wheel bearings: size, price in rupiah.
pub(super) const BEARINGS: &[(&str, i64)] = &[
    ("6200", 19_500),
    ("6201", 21_000),
    ("6202", 24_500),
    ("6203", 28_000),
    ("6300", 25_500),
    ("6301", 27_500),
    ("6302", 33_000),
    ("6004", 36_500),
];

/// Spark plugs: type, price in rupiah, what it fits.
pub(super) const PLUGS: &[(&str, i64, &str)] = &[
    ("CP7E", 18_500, "Bebek dan matic 110 sampai 125 cc"),
    ("CP8E", 19_500, "Bebek dan sport putaran tinggi"),
    ("MR9C", 24_000, "Matic injeksi 110 sampai 160 cc"),
    ("CR8I Iridium", 84_000, "Elektroda iridium, umur sampai 40.000 km"),
    ("MR9I Iridium", 89_500, "Iridium untuk matic injeksi"),
];
