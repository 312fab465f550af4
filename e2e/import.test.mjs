// A list of goods as people really make them: looked at first, then applied, with every refused row explained.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { journey } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN } from "./people.mjs";
import { id } from "./words.mjs";

const { imports: t } = id;
/** Rows that even a fast server reads for some seconds. */
const LONG = 150_000;

for (const engine of ["sqlite", "postgres"]) {
  journey(`a nasty list of goods is previewed, applied and its refused rows are told on ${engine}`, engine, async ({ browser }) => {
    const desk = await browser.device(1440);
    await office.signInQuickly(desk, ADMIN);
    const { page } = desk;
    const { data } = await desk.call("GET", "/api/admin/products?per_page=2&active=true&sort=code");
    const [known, same] = data;
    const before = await total(desk);

    await upload(page, "daftar gudang.csv", nasty(known, same));
    await page.getByText(t.previewTitle).waitFor();

    await assertCounts(page, { created: 2, updated: 1, unchanged: 1, refused: 4 });
    assert.equal(await total(desk), before, "a preview writes nothing");
    await page.getByText(t.ignored).first().waitFor();
    await assertRefused(page);
    await assertDownload(page);

    await page.getByRole("button", { name: t.apply, exact: true }).click();
    await page.getByRole("button", { name: t.applyYes }).click();
    await page.getByText(t.doneTitle).waitFor();
    await assertCounts(page, { created: 2, updated: 1, unchanged: 1, refused: 4 });
    assert.equal(await total(desk), before + 2);
    const changed = await desk.call("GET", `/api/admin/products/${known.id}`);
    assert.deepEqual([changed.price, changed.name, changed.category], [1_234_500, known.name, known.category]);
    const { data: made } = await desk.call("GET", "/api/admin/products?search=NST-2");
    assert.equal(made.find(({ code }) => code === "NST-2")?.name, 'Baut 1/2" stainless; krom');

    await page.getByRole("link", { name: t.another }).click();
    const rows = page.getByRole("table", { name: t.history }).locator("tbody tr");
    await rows.nth(1).waitFor();
    assert.equal(await rows.count(), 2, "the preview and the import are both in the history");
  });
}

journey("a file that is no list of goods is refused where it was dropped", "sqlite", async ({ browser }) => {
  const desk = await browser.device(1440);
  await office.signInQuickly(desk, ADMIN);
  const { page } = desk;
  await page.goto("/admin/imports");

  await page.getByLabel(t.drop).setInputFiles({ name: "foto.png", mimeType: "image/png", buffer: Buffer.from("x") });
  await page.getByRole("alert").getByText(t.wrongKind).waitFor();
  await page.getByLabel(t.drop).setInputFiles({ name: "kosong.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) });
  await page.getByRole("alert").getByText(t.empty).waitFor();

  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: t.template }).click();
  const sample = await saving;
  assert.equal(sample.suggestedFilename(), t.templateName);
  await upload(page, "contoh.csv", readFileSync(await sample.path(), "utf8"));
  await page.getByText(t.previewTitle).waitFor();
  await assertCounts(page, { created: 2, updated: 0, unchanged: 0, refused: 0 });
});

journey("an import that runs for long is stopped, and nothing of the preview is written", "sqlite", async ({ browser }) => {
  const desk = await browser.device(1440);
  await office.signInQuickly(desk, ADMIN);
  const { page } = desk;
  const before = await total(desk);
  const rows = Array.from({ length: LONG }, (_, index) => `LONG-${index};Baut ${index};BODY;${1_000 + index}`);
  await upload(page, "panjang.csv", `Kode;Nama;Kategori;Harga\n${rows.join("\n")}\n`);

  await page.getByRole("button", { name: t.cancel, exact: true }).click();
  await page.getByRole("dialog").getByText(t.cancelPreviewBody).waitFor();
  await page.getByRole("button", { name: t.cancelYes }).click();

  await page.getByText(t.cancelledTitle).waitFor();
  await page.getByText(t.cancelledPreview).waitFor();
  assert.equal(await page.getByRole("button", { name: t.apply, exact: true }).count(), 0);
  assert.equal(await total(desk), before);
  await page.getByRole("link", { name: t.another }).click();
  await page.getByRole("table", { name: t.history }).getByText(t.states.cancelled).waitFor();
});

/** Semicolons, a byte order mark, quoted separators and line ends, prices in every writing, a column nobody knows. */
function nasty(known, same) {
  const rows = [
    " KODE_barang.;NAMA  BARANG;Kategori;Harga Jual;Rak",
    `${known.code};${known.name};${known.category};"Rp 1.234.500";A-1`,
    `  ${same.code} ;${same.name};${same.category};${same.price};A-2`,
    'NST-1;"Selang\nrem";brake;48500;A-3',
    'NST-2;"Baut 1/2"" stainless; krom";BODY;"2.500,00";',
    "NST-3;Tanpa harga;BODY;seratus ribu;",
    ";Tanpa kode;BODY;1000;",
    "NST-1;Kode dua kali;BODY;1000;",
    "NST-4;;BODY;-5;",
  ];
  return `\ufeff${rows.join("\r\n")}\r\n`;
}

async function upload(page, name, text) {
  await page.goto("/admin/imports");
  await page.getByLabel(t.drop).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

async function assertCounts(page, counts) {
  const chips = page.getByRole("group", { name: t.outcome });
  for (const [outcome, count] of Object.entries(counts)) {
    await chips.getByRole("button", { name: new RegExp(`^${t.outcomes[outcome]} ?${count}$`) }).waitFor();
  }
}

async function assertRefused(page) {
  await page.getByRole("group", { name: t.outcome }).getByRole("button", { name: new RegExp(`^${t.outcomes.refused}`) }).click();
  const rows = page.getByRole("table", { name: t.rows }).locator("tbody tr");
  await rows.filter({ hasText: "NST-3" }).getByText(t.fields.price).waitFor();
  assert.equal(await rows.count(), 4);
}

async function assertDownload(page) {
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: t.download }).click();
  const file = await saving;
  assert.equal(file.suggestedFilename(), t.refusedName("daftar gudang"));
  const text = readFileSync(await file.path(), "utf8");
  assert.ok(text.startsWith("\ufeff"), "a spreadsheet reads it as UTF-8");
  const lines = text.trim().split("\r\n");
  assert.equal(lines.length, 5, "a head and four rows");
  assert.ok(lines.slice(1).every((line) => line.split(";")[2].length > 0), "each row says why");
}

async function total(desk) {
  const { meta } = await desk.call("GET", "/api/admin/products?per_page=1");
  return meta.total;
}
