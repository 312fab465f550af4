//! A sales order as the old system keeps it.

use base::Rupiah;
use chrono::NaiveDate;

/// What `tblso` and `tblso_detail` are told about one approved order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SalesOrder {
    /// `no_so`, e.g. `2026/000123/POD-PD`; the idempotency key over there.
    pub number: String,
    /// `jenis_so`.
    pub kind: Kind,
    /// `tgl_so`: the business day of the approval, in the tenant's zone.
    pub date: NaiveDate,
    /// `fk_salesman`.
    pub salesman: i64,
    /// `fk_toko`.
    pub shop: i64,
    /// `grand_total`.
    pub grand_total: Rupiah,
    /// One `tblso_detail` each.
    pub lines: Vec<Line>,
}

/// One line of a [`SalesOrder`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// `fk_part`.
    pub part: i64,
    /// `harga`: the price of one piece.
    pub price: Rupiah,
    /// `qty_so` and, at first, `qty_sisa`: whole pieces.
    pub qty: i64,
    /// `total_harga`: price × pieces − discount.
    pub total: Rupiah,
}

/// The old system's two kinds of sales order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing but oil.
    OilRegular,
    /// Anything else, mixed orders too.
    Other,
}

impl Kind {
    /// The category of oils.
    pub const OIL: &str = "OIL";

    /// The kind of an order whose lines have these categories.
    pub fn of<'a>(categories: impl IntoIterator<Item = &'a str>) -> Self {
        let mut categories = categories.into_iter().peekable();
        let any = categories.peek().is_some();
        if any && categories.all(|category| category == Self::OIL) {
            Self::OilRegular
        } else {
            Self::Other
        }
    }

    /// The word in `jenis_so`.
    pub fn word(self) -> &'static str {
        match self {
            Self::OilRegular => "Oli Regular",
            Self::Other => "Other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pure_oil_is_oli_regular() {
        assert_eq!(Kind::of(["OIL", "OIL"]).word(), "Oli Regular");
        assert_eq!(Kind::of(["OIL", "BRAKE"]).word(), "Other");
        assert_eq!(Kind::of(["BRAKE"]).word(), "Other");
        assert_eq!(Kind::of([]).word(), "Other");
    }
}
