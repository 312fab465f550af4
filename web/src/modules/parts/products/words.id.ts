// Words of finding products, Indonesian.
export const id = {
  recent: "Pencarian terakhir",
  forgetRecent: "Hapus riwayat",
  searchAgain: (text: string) => `Cari lagi ${text}`,
  resembling: "Yang paling mirip ditampilkan.",
  seeAll: "Lihat semua produk",
  tryInstead: "Coba ini saja",
  wordAlone: (word: string, n: string) => `“${word}” saja: ${n}`,
  everywhere: (n: string) => `Di semua kategori: ${n}`,
  alsoEmpty: (n: string) => `Termasuk yang stoknya habis: ${n}`,
  hints: "Kode boleh tanpa tanda hubung, dan salah ketik sedikit tidak apa-apa.",
  end: "Itu semua.",
  share: "Bagikan",
  shared: "Tautan disalin.",
  related: "Produk sejenis",
  lastKnown: "Stok belum bisa dicek langsung. Ini yang terakhir diketahui.",
  unseen: "Belum pernah dibuka di perangkat ini, jadi tidak bisa dilihat tanpa sambungan.",
};
