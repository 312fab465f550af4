//! The parts shop through its front door, on both databases.

mod cart;
mod checkout;
mod dashboard;
mod data_part;
mod demo;
mod imports;
mod journey;
mod office;
mod old_system;
mod orders;
mod products;
mod quick_order;
mod race;
mod sales_people;
mod shops;
mod sign_in;
mod stage;
mod sync;
