//! The typed ids of the parts shop.

base::id! {
    /// A product of the catalogue.
    pub ProductId = "product"
}

base::id! {
    /// An import of products.
    pub ImportId = "import"
}

base::id! {
    /// A shop (toko) that orders.
    pub ShopId = "shop"
}

base::id! {
    /// A salesman or a supervisor.
    pub SalesId = "sales"
}

base::id! {
    /// One line of a cart.
    pub CartItemId = "cartitem"
}

base::id! {
    /// An order.
    pub OrderId = "order"
}

base::id! {
    /// One pass over the old system's tables.
    pub SyncRunId = "syncrun"
}

base::id! {
    /// One line of an order.
    pub OrderItemId = "orderitem"
}
