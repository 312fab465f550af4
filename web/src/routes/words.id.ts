// Words of the shells around the pages, Indonesian.
export const id = {
  shopNav: "Menu toko",
  adminNav: "Menu admin",
  home: "Beranda",
  cart: "Keranjang",
  cartWith: (n: string) => `Keranjang, ${n} jenis barang`,
  orders: "Pesanan",
  account: "Akun",
  messages: "Log pesan",
  openMenu: "Buka menu",
  closeMenu: "Tutup menu",
  collapse: "Ciutkan menu",
  expand: "Lebarkan menu",
  notFound: "Halaman tidak ditemukan",
};
