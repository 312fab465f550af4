// The demo's people, as the seed knows them. Each journey takes shops of its own: codes are limited for each phone.

export const ADMIN = { email: "admin@niaga.test", password: "niaga-demo", phone: "628111000002" };
export const OWNER = { email: "super@niaga.test", password: "niaga-demo", phone: "628111000001" };

export const JAYA = { code: "TK001", phone: "628123456789", name: "Toko Jaya Motor" };
export const SINAR = { code: "TK002", phone: "6281200000002", name: "Sinar Abadi Motor" };
export const MAJU = { code: "TK003", phone: "6281200000003", name: "Bengkel Maju Lancar" };
export const PUTRA = { code: "TK004", phone: "6281200000004", name: "Putra Priangan Motor" };
export const BAROKAH = { code: "TK005", phone: "6281200000005", name: "Toko Barokah Sparepart" };
export const CAHAYA = { code: "TK006", phone: "6281200000006", name: "Cahaya Timur Motor" };
export const MANDIRI = { code: "TK007", phone: "6281200000007", name: "Mandiri Jaya Motor" };
export const BERKAH = { code: "TK008", phone: "6281200000008", name: "Berkah Ban dan Oli" };
export const LESTARI = { code: "TK010", phone: "6281200000010", name: "Lestari Motor" };
