//! The motorcycles that the demo's parts fit, and the parts that are made for each of them.

/// How a motorcycle drives its wheel; decides which parts it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Build {
    /// Automatic scooter: belt and rollers.
    Matic,
    /// Underbone: chain, centrifugal clutch, drum behind.
    Bebek,
    /// Clutch lever and chain.
    Sport,
}

use Build::{Bebek, Matic, Sport};

/// One motorcycle.
pub(super) struct Family {
    pub name: &'static str,
    pub code: &'static str,
    pub build: Build,
    /// Its parts cost this many hundredths of a part's base price.
    pub percent: i64,
}

const fn family(name: &'static str, code: &'static str, build: Build, percent: i64) -> Family {
    Family { name, code, build, percent }
}

pub(super) const FAMILIES: &[Family] = &[
    family("Beat FI", "BT1", Matic, 90),
    family("Beat Street", "BT2", Matic, 95),
    family("Scoopy", "SC1", Matic, 100),
    family("Genio", "GN1", Matic, 98),
    family("Vario 125", "VR1", Matic, 105),
    family("Vario 160", "VR2", Matic, 120),
    family("PCX 160", "PX1", Matic, 145),
    family("Mio M3", "MM3", Matic, 92),
    family("Fino 125", "FN1", Matic, 98),
    family("NMAX 155", "NX1", Matic, 140),
    family("Aerox 155", "AX1", Matic, 135),
    family("Lexi 125", "LX1", Matic, 118),
    family("Supra X 125", "SP1", Bebek, 100),
    family("Revo 110", "RV1", Bebek, 88),
    family("Jupiter Z1", "JZ1", Bebek, 102),
    family("Vega Force", "VF1", Bebek, 94),
    family("Vixion", "VX1", Sport, 130),
    family("CB150R", "CB1", Sport, 138),
    family("Mega Pro", "MP1", Sport, 110),
    family("Satria F150", "ST1", Sport, 132),
    family("Ninja 250", "NJ1", Sport, 215),
    family("KLX 150", "KX1", Sport, 150),
];

/// One part that is made for each family it fits.
pub(super) struct Kind {
    pub name: &'static str,
    /// First group of its code.
    pub number: u32,
    pub category: &'static str,
    /// In rupiah, for a family of 100 percent.
    pub price: i64,
    pub fits: &'static [Build],
    pub about: &'static str,
}

const ALL: &[Build] = &[Matic, Bebek, Sport];

const fn kind(
    name: &'static str,
    number: u32,
    category: &'static str,
    price: i64,
    fits: &'static [Build],
    about: &'static str,
) -> Kind {
    Kind { name, number, category, price, fits, about }
}

pub(super) const KINDS: &[Kind] = &[
    kind(
        "Kampas Rem Depan",
        6455,
        "BRAKE",
        46_000,
        ALL,
        "Kampas cakram bebas asbes, isi satu pasang",
    ),
    kind(
        "Kampas Rem Belakang",
        6430,
        "BRAKE",
        39_500,
        ALL,
        "Kampas tromol dengan per, isi satu pasang",
    ),
    kind(
        "Piringan Cakram Depan",
        45251,
        "BRAKE",
        187_000,
        ALL,
        "Baja tahan karat, tebal 4 mm, dengan batas aus",
    ),
    kind(
        "Master Rem Depan",
        45510,
        "BRAKE",
        168_500,
        ALL,
        "Lengkap dengan tabung minyak dan sakelar",
    ),
    kind("Koil Pengapian", 30510, "ELECTRICAL", 97_000, ALL, "Termasuk kabel dan tutup busi"),
    kind(
        "Kiprok Regulator",
        31600,
        "ELECTRICAL",
        148_000,
        ALL,
        "Pengisian 14,5 V stabil, tahan panas",
    ),
    kind(
        "Dinamo Starter",
        31200,
        "ELECTRICAL",
        264_000,
        ALL,
        "Arang tembaga, putaran kuat saat mesin dingin",
    ),
    kind(
        "Sakelar Kanan Kiri",
        35200,
        "ELECTRICAL",
        83_500,
        ALL,
        "Satu set lampu, klakson, sein dan starter",
    ),
    kind("Filter Udara", 17210, "FILTER", 49_000, ALL, "Kertas berlapis, ganti tiap 16.000 km"),
    kind(
        "Filter Oli",
        15412,
        "FILTER",
        27_500,
        &[Bebek, Sport],
        "Elemen kertas dengan karet penutup",
    ),
    kind("Saringan Bensin", 16900, "FILTER", 21_000, ALL, "Saringan pompa bensin injeksi"),
    kind("V-Belt", 23100, "DRIVE", 118_000, &[Matic], "Karet serat aramid, ganti tiap 24.000 km"),
    kind("Roller Set", 22123, "DRIVE", 64_500, &[Matic], "Isi enam, berat standar pabrik"),
    kind(
        "Kampas Ganda",
        22535,
        "DRIVE",
        132_000,
        &[Matic],
        "Kampas kopling sentrifugal dengan per",
    ),
    kind(
        "Gear Set dan Rantai",
        6406,
        "DRIVE",
        213_000,
        &[Bebek, Sport],
        "Gir depan, gir belakang dan rantai",
    ),
    kind(
        "Kampas Kopling",
        22201,
        "DRIVE",
        127_000,
        &[Bebek, Sport],
        "Isi satu set, tidak selip saat panas",
    ),
    kind("Laher Komstir", 53210, "BEARING", 76_500, ALL, "Bola baja dengan mangkuk atas dan bawah"),
    kind(
        "Shockbreaker Belakang",
        52400,
        "SUSPENSION",
        289_000,
        ALL,
        "Peredam oli, per dapat disetel",
    ),
    kind(
        "Seal Shock Depan",
        51490,
        "SUSPENSION",
        33_500,
        ALL,
        "Karet nitril, isi sepasang dengan debu",
    ),
    kind("Paking Mesin Set", 6111, "SPARE_PART", 58_000, ALL, "Paking atas bawah lengkap"),
    kind(
        "Piston Kit",
        13101,
        "SPARE_PART",
        176_000,
        ALL,
        "Piston, ring, pin dan klip ukuran standar",
    ),
    kind("Klep Masuk dan Buang", 14711, "SPARE_PART", 92_500, ALL, "Baja paduan, satu pasang"),
    kind("Kabel Gas", 17910, "SPARE_PART", 34_000, ALL, "Kawat baja berlapis, panjang standar"),
    kind("Spion Kanan Kiri", 88110, "BODY", 57_500, ALL, "Kaca cembung, ulir 8 mm"),
    kind("Lampu Depan", 33120, "BODY", 196_000, ALL, "Rumah lampu dengan reflektor, tanpa bohlam"),
];
