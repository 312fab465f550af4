//! Catalogue, sales people, shops, carts and orders.

use kernel::db::schema::{index, must};
use sea_orm_migration::prelude::*;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0001_shop"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            products(),
            catalogue_versions(),
            sales_people(),
            shops(),
            cart_items(),
            orders(),
            order_items(),
            order_steps(),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in UNIQUE {
            manager.create_index(index(name, table, columns).unique().to_owned()).await?;
        }
        for (name, table, columns) in PLAIN {
            manager.create_index(index(name, table, columns)).await?;
        }
        Ok(())
    }
}

type IndexShape = (&'static str, &'static str, &'static [&'static str]);

const UNIQUE: &[IndexShape] = &[
    ("products_code", "products", &["tenant_id", "code"]),
    ("shops_account", "shops", &["account_id"]),
    ("shops_code", "shops", &["tenant_id", "code"]),
    ("shops_phone", "shops", &["tenant_id", "phone"]),
    ("cart_items_product", "cart_items", &["shop_id", "product_id"]),
    ("orders_number", "orders", &["tenant_id", "order_number"]),
    ("orders_so_number", "orders", &["tenant_id", "so_number"]),
    ("order_items_line", "order_items", &["order_id", "line"]),
];

const PLAIN: &[IndexShape] = &[
    ("products_by_name", "products", &["tenant_id", "name"]),
    ("products_by_category", "products", &["tenant_id", "category", "name"]),
    ("products_by_price", "products", &["tenant_id", "price"]),
    ("products_by_part", "products", &["tenant_id", "ref_part_id"]),
    ("products_by_revision", "products", &["tenant_id", "revision"]),
    ("sales_people_by_name", "sales_people", &["tenant_id", "name"]),
    ("shops_by_name", "shops", &["tenant_id", "name"]),
    ("shops_by_salesman", "shops", &["tenant_id", "salesman_id"]),
    ("orders_by_status", "orders", &["tenant_id", "status", "created_at"]),
    ("orders_by_shop", "orders", &["tenant_id", "shop_id", "created_at"]),
    ("orders_by_age", "orders", &["tenant_id", "created_at"]),
    ("order_items_by_product", "order_items", &["tenant_id", "product_id"]),
];

fn foreign(
    name: &str,
    from: (&'static str, &'static str),
    to: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create().name(name).from(from.0, from.1).to(to, "id").to_owned()
}

fn products() -> TableCreateStatement {
    Table::create()
        .table("products")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("code").string())
        .col(must("name").string())
        .col(must("description").text())
        .col(must("category").string())
        .col(must("price").big_integer())
        .col(ColumnDef::new("ref_part_id").big_integer())
        .col(ColumnDef::new("stock").big_integer())
        .col(ColumnDef::new("stock_as_of").timestamp_with_time_zone())
        .col(must("is_active").boolean())
        .col(must("search_text").text())
        .col(must("revision").big_integer())
        .col(must("created_at").timestamp_with_time_zone())
        .col(must("updated_at").timestamp_with_time_zone())
        // With at most 9,999 pieces a line and 2,000 lines a cart no sum can leave i64.
        .check(("products_price_range", Expr::col("price").between(0, 100_000_000_000_i64)))
        .check(("products_stock_floor", Expr::col("stock").gte(0)))
        .to_owned()
}

fn catalogue_versions() -> TableCreateStatement {
    Table::create()
        .table("catalogue_versions")
        .col(must("tenant_id").uuid().primary_key())
        .col(must("version").big_integer())
        .to_owned()
}

fn sales_people() -> TableCreateStatement {
    Table::create()
        .table("sales_people")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("name").string())
        .col(must("position").string())
        .col(ColumnDef::new("supervisor_id").uuid())
        .col(ColumnDef::new("ref_salesman_id").big_integer())
        .col(ColumnDef::new("phone").string())
        .col(must("is_active").boolean())
        .check(("sales_people_position", Expr::col("position").is_in(["sales", "spv"])))
        .foreign_key(&mut foreign(
            "sales_people_supervisor",
            ("sales_people", "supervisor_id"),
            "sales_people",
        ))
        .to_owned()
}

fn shops() -> TableCreateStatement {
    Table::create()
        .table("shops")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("account_id").uuid())
        .col(must("code").string())
        .col(must("name").string())
        .col(must("phone").string())
        .col(must("address").string())
        .col(must("city").string())
        .col(must("province").string())
        .col(must("salesman_id").uuid())
        .col(ColumnDef::new("ref_toko_id").big_integer())
        .col(must("is_active").boolean())
        .col(must("created_at").timestamp_with_time_zone())
        .col(must("updated_at").timestamp_with_time_zone())
        .foreign_key(&mut foreign("shops_salesman", ("shops", "salesman_id"), "sales_people"))
        .to_owned()
}

fn cart_items() -> TableCreateStatement {
    Table::create()
        .table("cart_items")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("shop_id").uuid())
        .col(must("product_id").uuid())
        .col(must("qty").big_integer())
        .col(must("price_seen").big_integer())
        .col(must("created_at").timestamp_with_time_zone())
        .check(("cart_items_qty_range", Expr::col("qty").between(1, 9_999)))
        .foreign_key(&mut foreign("cart_items_shop", ("cart_items", "shop_id"), "shops"))
        .foreign_key(&mut foreign(
            "cart_items_of_product",
            ("cart_items", "product_id"),
            "products",
        ))
        .to_owned()
}

fn orders() -> TableCreateStatement {
    Table::create()
        .table("orders")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("order_number").string())
        .col(must("shop_id").uuid())
        .col(must("status").string())
        .col(must("total_amount").big_integer())
        .col(must("discount_amount").big_integer())
        .col(must("grand_total").big_integer())
        .col(ColumnDef::new("notes").text())
        .col(ColumnDef::new("so_number").string())
        .col(ColumnDef::new("approved_at").timestamp_with_time_zone())
        .col(ColumnDef::new("approved_by").uuid())
        .col(ColumnDef::new("ref_so_id").big_integer())
        .col(ColumnDef::new("submitted_at").timestamp_with_time_zone())
        .col(ColumnDef::new("decided_at").timestamp_with_time_zone())
        .col(ColumnDef::new("reject_reason").text())
        .col(must("created_at").timestamp_with_time_zone())
        .col(must("updated_at").timestamp_with_time_zone())
        .check((
            "orders_grand_total",
            Expr::col("grand_total")
                .eq(Expr::col("total_amount").sub(Expr::col("discount_amount"))),
        ))
        .check(("orders_grand_total_floor", Expr::col("grand_total").gte(0)))
        .foreign_key(&mut foreign("orders_shop", ("orders", "shop_id"), "shops"))
        .to_owned()
}

fn order_items() -> TableCreateStatement {
    Table::create()
        .table("order_items")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("order_id").uuid())
        .col(must("line").integer())
        .col(must("product_id").uuid())
        .col(must("product_code").string())
        .col(must("product_name").string())
        .col(must("category").string())
        .col(must("qty").big_integer())
        .col(must("price").big_integer())
        .col(must("discount").big_integer())
        .col(must("subtotal").big_integer())
        .col(ColumnDef::new("ref_part_id").big_integer())
        .check(("order_items_qty_floor", Expr::col("qty").gt(0)))
        .foreign_key(&mut foreign("order_items_order", ("order_items", "order_id"), "orders"))
        .foreign_key(&mut foreign("order_items_product", ("order_items", "product_id"), "products"))
        .to_owned()
}

fn order_steps() -> TableCreateStatement {
    Table::create()
        .table("order_steps")
        .col(must("order_id").uuid())
        .col(must("seq").integer())
        .col(must("tenant_id").uuid())
        .col(must("status").string())
        .col(must("at").timestamp_with_time_zone())
        .col(must("by_actor").string())
        .col(must("by_name").string())
        .col(ColumnDef::new("reason").text())
        .primary_key(Index::create().col("order_id").col("seq"))
        .foreign_key(&mut foreign("order_steps_order", ("order_steps", "order_id"), "orders"))
        .to_owned()
}
