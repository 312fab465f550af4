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
    /// Make and change products, import them, and pull them from the old system.
    WriteProducts = "parts.products.write",
        id "Menambah, mengubah, dan mengimpor produk", en "Add, change and import products";
    /// See every shop.
    ReadShops = "parts.shops.read",
        id "Melihat semua toko", en "See all shops";
    /// Make, change and deactivate shops.
    WriteShops = "parts.shops.write",
        id "Menambah dan mengubah toko", en "Add and change shops";
    /// See salesmen and supervisors.
    ReadSales = "parts.sales.read",
        id "Melihat sales dan supervisor", en "See salesmen and supervisors";
    /// Make, change and deactivate salesmen and supervisors, and hand over what they have.
    WriteSales = "parts.sales.write",
        id "Menambah dan mengubah sales dan supervisor", en "Add and change salesmen and supervisors";
    /// See what was sold, by whom, and what waits.
    ReadDashboard = "parts.dashboard.read",
        id "Melihat ringkasan penjualan", en "See the dashboard";
    /// See how the connection to the old system is doing.
    ReadDataPart = "parts.data_part.read",
        id "Melihat sambungan ke sistem dealer", en "See the connection to the old system";
    /// See every shop's orders.
    ReadOrders = "parts.orders.read",
        id "Melihat semua order", en "See all orders";
    /// Approve or reject orders.
    ApproveOrders = "parts.orders.approve",
        id "Menyetujui atau menolak order", en "Approve or reject orders";
}

const STAFF: &[&str] = &[
    ReadProducts::INFO.name,
    WriteProducts::INFO.name,
    ReadShops::INFO.name,
    WriteShops::INFO.name,
    ReadSales::INFO.name,
    WriteSales::INFO.name,
    ReadDashboard::INFO.name,
    ReadDataPart::INFO.name,
    ReadOrders::INFO.name,
    ApproveOrders::INFO.name,
];

/// The parts shop's share of the built-in roles.
pub const ROLES: [Role; 3] = [
    Role { name: "shop", permissions: &[OrderAsShop::INFO.name] },
    Role { name: "admin", permissions: STAFF },
    Role { name: "super_admin", permissions: STAFF },
];
