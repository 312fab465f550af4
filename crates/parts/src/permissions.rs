//! What roles may do in the parts shop, and what the built-in roles do.

use kernel::Permission;
use kernel::module::Role;

kernel::permissions! {
    /// Browse, fill the cart and order, as a shop.
    OrderAsShop = "parts.shop.order",
        id "Belanja sebagai toko", en "Order as a shop";
    /// See the whole catalogue, inactive products too.
    ReadProducts = "parts.products.read",
        id "Melihat semua produk", en "See all products";
    /// See every shop's orders.
    ReadOrders = "parts.orders.read",
        id "Melihat semua order", en "See all orders";
    /// Approve or reject orders.
    ApproveOrders = "parts.orders.approve",
        id "Menyetujui atau menolak order", en "Approve or reject orders";
}

const STAFF: &[&str] = &[ReadProducts::INFO.name, ReadOrders::INFO.name, ApproveOrders::INFO.name];

/// The parts shop's share of the built-in roles.
pub const ROLES: [Role; 3] = [
    Role { name: "shop", permissions: &[OrderAsShop::INFO.name] },
    Role { name: "admin", permissions: STAFF },
    Role { name: "super_admin", permissions: STAFF },
];
