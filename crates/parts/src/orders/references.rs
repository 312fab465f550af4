//! What the old system calls the shop, the salesman and the products of an order.

use std::collections::BTreeMap;

use base::Zone;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use crate::data_part::{Kind, Line, SalesOrder};
use crate::entity::{order, order_item, product, sales_person, shop};
use crate::ids::ProductId;
use crate::orders::state::Approval;

base::refusals! {
    /// Why an order cannot go to the old system.
    pub enum Unmatched in "parts.order" {
        /// The shop, its salesman or a product has no counterpart there.
        MissingReference { missing: Missing, missing_id: String, missing_en: String }
            => 409 "missing_reference",
            id "Belum terhubung dengan sistem dealer: {missing_id}. Lengkapi dahulu, lalu setujui lagi.",
            en "Not linked with the old system yet: {missing_en}. Complete them, then approve again.";
    }
}

/// What lacks its counterpart, each by what people call it: `shop TK001`, `product BAN-BC-809014`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Missing(Vec<String>);

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

/// One thing without a counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Gap {
    Shop(String),
    Salesman(String),
    Product(String),
}

impl Gap {
    fn id(&self) -> String {
        match self {
            Self::Shop(code) => format!("toko {code}"),
            Self::Salesman(name) => format!("salesman {name}"),
            Self::Product(code) => format!("produk {code}"),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Shop(code) => format!("shop {code}"),
            Self::Salesman(name) => format!("salesman {name}"),
            Self::Product(code) => format!("product {code}"),
        }
    }
}

/// An order with its counterparts, all of them there.
#[derive(Clone, Debug)]
pub struct Matched {
    shop: i64,
    salesman: i64,
    lines: Vec<(order_item::Model, i64)>,
}

impl Matched {
    /// The order as the old system keeps it.
    pub fn sales_order(self, order: &order::Model, approval: &Approval, zone: Zone) -> SalesOrder {
        let kind = Kind::of(self.lines.iter().map(|(item, _)| item.category.as_str()));
        let line = |(item, part): (order_item::Model, i64)| Line {
            part,
            price: item.price,
            qty: item.qty,
            total: item.subtotal,
        };
        SalesOrder {
            number: approval.so_number.clone(),
            kind,
            date: zone.day_of(approval.approved_at).date(),
            salesman: self.salesman,
            shop: self.shop,
            grand_total: order.grand_total,
            lines: self.lines.into_iter().map(line).collect(),
        }
    }
}

/// Finds all counterparts of `order` as they are now: a link mended after checkout counts.
///
/// # Errors
/// [`Unmatched::MissingReference`] (409) naming everything that has none.
pub async fn of(db: &impl ConnectionTrait, order: &order::Model) -> kernel::Result<Matched> {
    let mut gaps = Vec::new();
    let shop = shop::Entity::find_by_id(order.shop_id)
        .filter(shop::Column::TenantId.eq(order.tenant_id))
        .one(db)
        .await?
        .ok_or_else(|| anyhow::anyhow!("the shop of {} is gone", order.order_number))?;
    if shop.ref_toko_id.is_none() {
        gaps.push(Gap::Shop(shop.code));
    }
    let salesman = sales_person::Entity::find_by_id(shop.salesman_id)
        .filter(sales_person::Column::TenantId.eq(order.tenant_id))
        .one(db)
        .await?
        .ok_or_else(|| anyhow::anyhow!("the salesman of {} is gone", order.order_number))?;
    if salesman.ref_salesman_id.is_none() {
        gaps.push(Gap::Salesman(salesman.name));
    }
    let mut lines = Vec::new();
    for (item, part) in lines_with_parts(db, order).await? {
        match part {
            Some(part) => lines.push((item, part)),
            None => gaps.push(Gap::Product(item.product_code)),
        }
    }
    match (shop.ref_toko_id, salesman.ref_salesman_id, gaps.as_slice()) {
        (Some(shop), Some(salesman), []) => Ok(Matched { shop, salesman, lines }),
        _ => Err(refusal(&gaps).into()),
    }
}

fn refusal(gaps: &[Gap]) -> Unmatched {
    let (id, en): (Vec<_>, Vec<_>) = gaps.iter().map(|gap| (gap.id(), gap.en())).unzip();
    let (missing_id, missing_en) = (id.join(", "), en.join(", "));
    Unmatched::MissingReference { missing: Missing(en), missing_id, missing_en }
}

async fn lines_with_parts(
    db: &impl ConnectionTrait,
    order: &order::Model,
) -> kernel::Result<Vec<(order_item::Model, Option<i64>)>> {
    let items = order_item::Entity::find()
        .filter(order_item::Column::OrderId.eq(order.id))
        .filter(order_item::Column::TenantId.eq(order.tenant_id))
        .order_by_asc(order_item::Column::Line)
        .all(db)
        .await?;
    let parts: Vec<(ProductId, Option<i64>)> = product::Entity::find()
        .select_only()
        .columns([product::Column::Id, product::Column::RefPartId])
        .filter(product::Column::TenantId.eq(order.tenant_id))
        .filter(product::Column::Id.is_in(items.iter().map(|item| item.product_id)))
        .into_tuple()
        .all(db)
        .await?;
    let parts: BTreeMap<_, _> = parts.into_iter().collect();
    let with_part = |item: order_item::Model| {
        let part = parts.get(&item.product_id).copied().flatten().or(item.ref_part_id);
        (item, part)
    };
    Ok(items.into_iter().map(with_part).collect())
}

#[cfg(test)]
mod tests {
    use base::Refuse;

    use super::*;

    #[test]
    fn the_refusal_names_every_gap_in_both_languages() {
        let gaps = [Gap::Shop("TK001".into()), Gap::Product("BUSI-CP7E".into())];

        let refusal = refusal(&gaps);

        assert_eq!((refusal.status(), refusal.code()), (409, "parts.order.missing_reference"));
        assert_eq!(
            refusal.extras()["missing"],
            serde_json::json!(["shop TK001", "product BUSI-CP7E"])
        );
        assert!(refusal.text(base::Language::Id).contains("toko TK001, produk BUSI-CP7E"));
        assert!(refusal.text(base::Language::En).contains("shop TK001, product BUSI-CP7E"));
    }
}
