// The smallest Excel workbook that holds a table of texts: an uncompressed zip of its five parts.

const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The bytes of a workbook with one sheet; every cell is a text. */
export function workbook(table) {
  const rows = table.map((cells, row) => {
    const drawn = cells.map((text, column) => {
      const place = `${String.fromCharCode(65 + column)}${row + 1}`;
      return `<c r="${place}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
    });
    return `<row r="${row + 1}">${drawn.join("")}</row>`;
  });
  return zip({
    "[Content_Types].xml": `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${MEDIA}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${MEDIA}.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="Pesanan" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${SHEET}"><sheetData>${rows.join("")}</sheetData></worksheet>`,
  });
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function zip(files) {
  const bodies = [];
  const entries = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = Buffer.from(path);
    const body = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`);
    // Version, flags, method "stored", time, date, checksum, both sizes, lengths of the name and of nothing.
    const facts = Buffer.concat([words(20, 0, 0, 0, 0x21), longs(checksum(body), body.length, body.length), words(name.length, 0)]);
    const local = Buffer.concat([longs(0x04034b50), facts, name, body]);
    entries.push(Buffer.concat([longs(0x02014b50), words(20), facts, words(0, 0, 0), longs(0, offset), name]));
    bodies.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.concat([longs(0x06054b50), words(0, 0, entries.length, entries.length), longs(directory.length, offset), words(0)]);
  return Buffer.concat([...bodies, directory, end]);
}

function words(...numbers) {
  const bytes = Buffer.alloc(numbers.length * 2);
  numbers.forEach((number, place) => bytes.writeUInt16LE(number, place * 2));
  return bytes;
}

function longs(...numbers) {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, place) => bytes.writeUInt32LE(number, place * 4));
  return bytes;
}

/** CRC-32, bit by bit: the files are small. */
function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
