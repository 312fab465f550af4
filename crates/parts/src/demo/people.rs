//! The demo's shops and the sales people who visit them. All of them are made up.

/// One shop; its code follows from its place, its salesman too.
pub(super) struct DemoShop {
    pub name: &'static str,
    pub phone: &'static str,
    pub address: &'static str,
    pub city: &'static str,
    pub province: &'static str,
}

const fn shop(
    name: &'static str,
    phone: &'static str,
    address: &'static str,
    city: &'static str,
    province: &'static str,
) -> DemoShop {
    DemoShop { name, phone, address, city, province }
}

/// The supervisor.
pub(super) const SUPERVISOR: (&str, &str) = ("Hendra Wijaya", "6281300000100");

/// The salesmen: name, phone. Their place from 1 is their `tblsalesman.id`.
pub(super) const SALESMEN: [(&str, &str); 4] = [
    ("Agus Setiawan", "6281300000101"),
    ("Dewi Lestari", "6281300000102"),
    ("Rizky Pratama", "6281300000103"),
    ("Yanti Marlina", "6281300000104"),
];

const JABAR: &str = "Jawa Barat";
const JATENG: &str = "Jawa Tengah";
const JATIM: &str = "Jawa Timur";

/// TK001 to TK020. The place from 1 is the `tbltoko.id`.
pub(super) const SHOPS: [DemoShop; 20] = [
    shop("Toko Jaya Motor", "628123456789", "Jl. Raya Cibiru No. 18", "Bandung", JABAR),
    shop("Sinar Abadi Motor", "6281200000002", "Jl. Kopo Sayati No. 212", "Bandung", JABAR),
    shop("Bengkel Maju Lancar", "6281200000003", "Jl. Cihampelas No. 77", "Bandung", JABAR),
    shop("Putra Priangan Motor", "6281200000004", "Jl. Ahmad Yani No. 145", "Garut", JABAR),
    shop("Toko Barokah Sparepart", "6281200000005", "Jl. HZ Mustofa No. 33", "Tasikmalaya", JABAR),
    shop("Cahaya Timur Motor", "6281200000006", "Jl. Pemuda No. 9", "Cirebon", JABAR),
    shop("Mandiri Jaya Motor", "6281200000007", "Jl. Siliwangi No. 58", "Bogor", JABAR),
    shop("Berkah Ban dan Oli", "6281200000008", "Jl. Margonda Raya No. 301", "Depok", JABAR),
    shop("Karya Utama Motor", "6281200000009", "Jl. Ir. H. Juanda No. 120", "Bekasi", JABAR),
    shop("Lestari Motor", "6281200000010", "Jl. Pandanaran No. 41", "Semarang", JATENG),
    shop("Toko Sumber Rejeki", "6281200000011", "Jl. Slamet Riyadi No. 266", "Surakarta", JATENG),
    shop("Anugerah Motor", "6281200000012", "Jl. Jenderal Sudirman No. 87", "Purwokerto", JATENG),
    shop("Toko Sahabat Biker", "6281200000013", "Jl. Gajah Mada No. 15", "Pekalongan", JATENG),
    shop("Dua Putri Motor", "6281200000014", "Jl. Pahlawan No. 22", "Magelang", JATENG),
    shop("Surya Kencana Motor", "6281200000015", "Jl. Raya Darmo No. 190", "Surabaya", JATIM),
    shop("Bintang Timur Sparepart", "6281200000016", "Jl. Ngagel Jaya No. 64", "Surabaya", JATIM),
    shop("Arema Motor", "6281200000017", "Jl. Soekarno Hatta No. 305", "Malang", JATIM),
    shop("Toko Rukun Makmur", "6281200000018", "Jl. Dhoho No. 48", "Kediri", JATIM),
    shop("Mulya Motor", "6281200000019", "Jl. Gajah Mada No. 112", "Jember", JATIM),
    shop("Sentosa Jaya Sparepart", "6281200000020", "Jl. Diponegoro No. 7", "Sidoarjo", JATIM),
];

/// The code of the shop in `place`, from 0.
pub(super) fn shop_code(place: usize) -> String {
    format!("TK{:03}", place + 1)
}

/// The place of the salesman who visits the shop in `place`: shops of one region share one.
pub(super) fn salesman_of(place: usize) -> usize {
    place * SALESMEN.len() / SHOPS.len()
}
