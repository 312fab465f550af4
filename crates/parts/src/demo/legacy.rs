//! The demo's half of the old system: rows whose ids our own rows refer to.

use base::Zone;
use sea_orm::Value;

use super::catalogue::Part;
use super::differences::moved_on;
use super::people::{SALESMEN, SHOPS, salesman_of, shop_code};
use super::plan::{Fate, PlannedOrder};
use crate::data_part::{Kind, Rows};

/// The `tbltoko.id` of the shop in `place`.
pub(super) fn toko_id(place: usize) -> i64 {
    id(place)
}

/// The `tblsalesman.id` of the salesman in `place`.
pub(super) fn salesman_id(place: usize) -> i64 {
    id(place)
}

fn id(place: usize) -> i64 {
    i64::try_from(place + 1).expect("places are few")
}

/// Everything the old system knows in the demo.
pub(super) fn tables(parts: &[Part], orders: &[PlannedOrder], zone: Zone) -> Vec<Rows> {
    let mut tables = Vec::from(masters());
    tables.extend(goods(&moved_on(parts)));
    tables.extend(sales_orders(parts, orders, zone));
    tables
}

fn masters() -> [Rows; 2] {
    let shops = SHOPS.iter().enumerate();
    let shops = shops.map(|(place, shop)| {
        vec![toko_id(place).into(), shop_code(place).into(), shop.name.into()]
    });
    let salesmen = SALESMEN.iter().enumerate();
    let salesmen =
        salesmen.map(|(place, (name, _))| vec![salesman_id(place).into(), (*name).into()]);
    [
        Rows { table: "tbltoko", columns: &["id", "kode", "nama"], rows: shops.collect() },
        Rows { table: "tblsalesman", columns: &["id", "nama"], rows: salesmen.collect() },
    ]
}

fn goods(parts: &[Part]) -> [Rows; 2] {
    let row = |part: &Part| -> Vec<Value> {
        vec![
            part.id.into(),
            part.code.as_str().into(),
            part.name.as_str().into(),
            part.category.into(),
            part.price.into(),
        ]
    };
    let stores = parts.iter().flat_map(|part| part.stock.map(|qty| (part.id, qty)));
    let stock = stores
        .enumerate()
        .map(|(place, (part, qty))| vec![id(place).into(), part.into(), qty.into()]);
    [
        Rows {
            table: "tblpart_id",
            columns: &["id", "kode", "nama", "kategori", "harga"],
            rows: parts.iter().map(row).collect(),
        },
        Rows {
            table: "tblstock_part_id",
            columns: &["id", "fk_part", "qty"],
            rows: stock.collect(),
        },
    ]
}

fn sales_orders(parts: &[Part], orders: &[PlannedOrder], zone: Zone) -> [Rows; 2] {
    let mut headers: Vec<Vec<Value>> = Vec::new();
    let mut details: Vec<Vec<Value>> = Vec::new();
    for order in orders {
        let Some(submission) = order.fate.submission() else {
            continue;
        };
        let word = match order.fate {
            Fate::Approved(..) => "Approved",
            Fate::RejectedThere(..) => "Rejected",
            _ => "Waiting For Approval",
        };
        let left_over = !matches!(order.fate, Fate::Approved(..));
        headers.push(vec![
            submission.ref_so_id.into(),
            submission.so_number.as_str().into(),
            Kind::of(order.lines.iter().map(|line| parts[line.part].category)).word().into(),
            zone.day_of(submission.approved_at).date().into(),
            salesman_id(salesman_of(order.shop)).into(),
            toko_id(order.shop).into(),
            order.grand_total().get().into(),
            word.into(),
        ]);
        for line in &order.lines {
            let part = &parts[line.part];
            details.push(vec![
                id(details.len()).into(),
                submission.ref_so_id.into(),
                part.id.into(),
                part.price.into(),
                line.qty.into(),
                line.subtotal.get().into(),
                if left_over { line.qty } else { 0 }.into(),
            ]);
        }
    }
    [
        Rows {
            table: "tblso",
            columns: &[
                "id",
                "no_so",
                "jenis_so",
                "tgl_so",
                "fk_salesman",
                "fk_toko",
                "grand_total",
                "status_approve_reject",
            ],
            rows: headers,
        },
        Rows {
            table: "tblso_detail",
            columns: &["id", "fk_so", "fk_part", "harga", "qty_so", "total_harga", "qty_sisa"],
            rows: details,
        },
    ]
}
