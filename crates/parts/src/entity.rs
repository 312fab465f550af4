//! The tables of the parts shop, one a file.

pub mod cart_item;
pub mod catalogue_version;
pub mod data_part_mark;
pub mod gone_part;
pub mod order;
pub mod order_item;
pub mod order_step;
pub mod product;
pub mod product_import;
pub mod product_import_part;
pub mod product_import_row;
pub mod sales_person;
pub mod shop;
pub mod sync_run;
