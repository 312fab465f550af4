// Every screen by its name and address, for tours that look at all of them.

/** Screens that need no sign-in. */
export const ENTRY = [
  ["login", "/login"],
  ["admin-login", "/admin/login"],
  ["admin-forgot", "/admin/forgot"],
  ["admin-reset", "/admin/reset?token=unknown"],
  ["admin-reset-broken", "/admin/reset"],
  ["simulator", "/simulator"],
  ["simulator-chat", "/simulator?phone=6281200000002"],
  ["simulator-mailbox", "/simulator?tab=mailbox"],
  ["missing", "/tidak-ada"],
];

/** Screens of a signed-in shop; its cart is filled so that each of them has something to show. */
export async function shopScreens(device) {
  const { data: products } = await device.call("GET", "/api/products?in_stock=true&per_page=3");
  for (const product of products) await device.call("POST", "/api/cart/add", { product_id: product.id, qty: 2 });
  const { data: orders } = await device.call("GET", "/api/orders?per_page=1");
  return [
    ["shop-home", "/shop"],
    ["shop-found", "/shop?q=kampas"],
    ["shop-nothing", "/shop?q=qqqqqqqq+wwwwwwww&stock=true"],
    ["shop-product", `/shop/products/${products[0].id}`],
    ["shop-cart", "/shop/cart"],
    ["shop-quick", "/shop/quick"],
    ["shop-checkout", "/shop/checkout"],
    ["shop-orders", "/shop/orders"],
    ["shop-orders-nothing", "/shop/orders?q=qqqqqqqq"],
    ["shop-order", `/shop/orders/${orders[0].id}`],
    ["shop-account", "/shop/account"],
  ];
}

/** A list of goods with a row of each kind; its heads are no words of the app. */
const LIST = "SKU;NAMA BARANG;JENIS;HARGA JUAL\nLIST-1;Selang;BODY;12.500\nLIST-2;Baut;BODY;seribu\n";

/** Screens of a signed-in admin. */
export async function officeScreens(device) {
  const { data: orders } = await device.call("GET", "/api/admin/orders?status=pending&per_page=1");
  const { data: products } = await device.call("GET", "/api/admin/products?per_page=1&active=true");
  const preview = await device.call("POST", "/api/admin/products/import?file_name=barang.csv&dry_run=true", LIST);
  return [
    ["admin-dashboard", "/admin"],
    ["admin-products", "/admin/products"],
    ["admin-products-unlinked", "/admin/products?show=unlinked"],
    ["admin-product", `/admin/products?edit=${products[0].id}`],
    ["admin-product-new", "/admin/products?edit=new"],
    ["admin-imports", "/admin/imports"],
    ["admin-import", `/admin/imports/${preview.id}`],
    ["admin-data-part", "/admin/data-part"],
    ["admin-orders", "/admin/orders"],
    ["admin-orders-all", "/admin/orders?status=all"],
    ["admin-orders-nothing", "/admin/orders?q=qqqqqqqq"],
    ["admin-order", `/admin/orders/${orders[0].id}`],
    ["admin-messages", "/admin/messages"],
    ["desk", "/desk"],
    ["desk-all", "/desk?tab=all"],
    ["admin-account", "/admin/account"],
  ];
}

/** Screens of the dealer's people, which a super admin can see. */
export async function peopleScreens(device) {
  const { data: shops } = await device.call("GET", "/api/admin/shops?per_page=1");
  const { data: lines } = await device.call("GET", "/api/lines");
  return [
    ["admin-shops", "/admin/shops"],
    ["admin-shops-unlinked", "/admin/shops?unlinked=true"],
    ["admin-shops-nothing", "/admin/shops?q=qqqqqqqq"],
    ["admin-shop", `/admin/shops/${shops[0].id}`],
    ["admin-sales", "/admin/sales"],
    ["admin-sales-nothing", "/admin/sales?q=qqqqqqqq"],
    ["admin-users", "/admin/users"],
    ["admin-users-nothing", "/admin/users?q=qqqqqqqq"],
    ["admin-lines", "/admin/lines"],
    ["admin-line", `/admin/lines/${lines[0].id}`],
    ["admin-realtime", "/admin/realtime"],
    ["admin-messages-failed", "/admin/messages?status=failed"],
    ["admin-messages-nothing", "/admin/messages?q=qqqqqqqq"],
    ["admin-account", "/admin/account"],
  ];
}

/** Waits until the page shows what it fetched, in its own typeface. */
export async function settle(page) {
  await page.getByRole("heading").first().waitFor();
  await page.locator(".mantine-Skeleton-root").first().waitFor({ state: "detached" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Opens a screen and waits until it is complete. */
export async function visit(page, path) {
  await page.goto(path);
  await settle(page);
}

/** Waits until the app is on the device and opens the page out of it: pages then come without the server. */
export async function install(page) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await settle(page);
}
