//! The columns of a list of products, in the words people title them with.

use sheets::{Field, Layout};

use super::ROWS_LIMIT;

/// The places of the cells of a row.
pub(super) const CODE: usize = 0;
pub(super) const NAME: usize = 1;
pub(super) const DESCRIPTION: usize = 2;
pub(super) const CATEGORY: usize = 3;
pub(super) const PRICE: usize = 4;
pub(super) const ACTIVE: usize = 5;
pub(super) const REFERENCE: usize = 6;

const fn field(name: &'static str, titles: &'static [&'static str]) -> Field {
    Field { name, titles, is_required: false }
}

const FIELDS: &[Field] = &[
    Field {
        name: "code",
        titles: &[
            "kode",
            "code",
            "kode barang",
            "kode produk",
            "kode part",
            "kd barang",
            "sku",
            "part no",
            "no part",
            "part number",
            "nomor part",
            "no. barang",
            "product code",
            "item code",
        ],
        is_required: true,
    },
    field(
        "name",
        &[
            "nama",
            "name",
            "nama barang",
            "nama produk",
            "nama part",
            "deskripsi barang",
            "product name",
            "item name",
            "part name",
        ],
    ),
    field("description", &["keterangan", "description", "deskripsi", "catatan", "notes"]),
    field("category", &["kategori", "category", "jenis", "kelompok", "golongan", "group"]),
    field(
        "price",
        &[
            "harga",
            "price",
            "harga jual",
            "harga satuan",
            "harga rp",
            "harga jual rp",
            "price rp",
            "unit price",
            "selling price",
        ],
    ),
    field("is_active", &["aktif", "active", "status", "is active"]),
    field("ref_part_id", &["id part", "ref part id", "part id", "fk part"]),
];

/// What an import looks for. A row with only one known title is a title line, not the header.
pub(super) const LAYOUT: Layout =
    Layout { fields: FIELDS, least_titles: 2, is_header_optional: false, max_rows: ROWS_LIMIT };
