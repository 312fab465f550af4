//! The B2B parts shop: shops sign in, browse, fill a cart and order; an admin approves; only then
//! the order goes to the old system, `data_part`.

pub mod cart;
pub mod config;
pub mod dashboard;
pub mod data_part;
pub mod demo;
pub mod entity;
pub mod ids;
mod migrations;
pub mod orders;
pub mod permissions;
pub mod products;
pub mod sales_people;
mod search;
pub mod shops;
pub mod sign_in;
pub mod state;
pub mod sync;

pub use config::Config;
pub use state::State;

use kernel::Module;

/// What the parts shop brings: routes, tables, permissions, refusals. Its [`State`] is composed
/// beside it.
pub fn module(_config: &Config) -> Module {
    let module = Module::new("parts")
        .switchable()
        .routes(sign_in::router())
        .routes(products::router())
        .routes(products::import::router())
        .routes(cart::router())
        .routes(orders::router())
        .routes(shops::router())
        .routes(sales_people::router())
        .routes(dashboard::router())
        .routes(sync::router())
        .migrations::<migrations::Migrator>()
        .entity::<entity::product::Entity>()
        .entity::<entity::catalogue_version::Entity>()
        .entity::<entity::product_import::Entity>()
        .entity::<entity::product_import_part::Entity>()
        .entity::<entity::product_import_row::Entity>()
        .entity::<entity::sales_person::Entity>()
        .entity::<entity::shop::Entity>()
        .entity::<entity::cart_item::Entity>()
        .entity::<entity::order::Entity>()
        .entity::<entity::order_item::Entity>()
        .entity::<entity::order_step::Entity>()
        .entity::<entity::sync_run::Entity>()
        .entity::<entity::data_part_mark::Entity>()
        .entity::<entity::gone_part::Entity>()
        .permissions(permissions::ALL)
        .tells::<permissions::OrderAsShop>()
        .tells::<permissions::ReadProducts>()
        .tells::<permissions::WriteProducts>()
        .tells::<permissions::ReadShops>()
        .tells::<permissions::ReadSales>()
        .tells::<permissions::ReadDataPart>()
        .tells::<permissions::ReadOrders>()
        .refusals(shops::Refusal::TEXTS)
        .refusals(sales_people::Refusal::TEXTS)
        .refusals(products::Refusal::TEXTS)
        .refusals(products::import::Refusal::TEXTS)
        .refusals(products::import::RowRefusal::TEXTS)
        .refusals(sheets::Refusal::TEXTS)
        .refusals(sheets::CellRefusal::TEXTS)
        .refusals(cart::Refusal::TEXTS)
        .refusals(cart::import::Refusal::TEXTS)
        .refusals(cart::checkout::Refusal::TEXTS)
        .refusals(orders::Refusal::TEXTS)
        .refusals(orders::references::Unmatched::TEXTS)
        .refusals(sync::Refusal::TEXTS)
        .job::<orders::submit::SubmitOrder>()
        .job::<orders::decisions::PollDecisions>()
        .job::<sync::job::Sync>()
        .job::<products::import::sweep::SweepImports>()
        .cron(products::import::sweep::CRON)
        .pump(products::import::run::pump())
        .cron(orders::decisions::CRON)
        .cron(sync::job::PRODUCTS)
        .cron(sync::job::STOCK)
        .check(data_part::CHECK);
    permissions::ROLES.into_iter().fold(module, Module::role)
}
