// Draws the PNG icons out of the mark, with the machine's Chromium.
import { chromium } from "playwright-core";

const OUT = new URL("../public/icons/", import.meta.url).pathname;
const ICONS = [
  { name: "icon-192.png", size: 192, radius: 17, scale: 1 },
  { name: "icon-512.png", size: 512, radius: 17, scale: 1 },
  // Maskable and Apple icons are cut by the system: full bleed, the mark inside the safe circle.
  { name: "maskable-512.png", size: 512, radius: 0, scale: 0.78 },
  { name: "apple-touch-icon.png", size: 180, radius: 0, scale: 0.9 },
];

function mark({ size, radius, scale }) {
  const move = (64 - 64 * scale) / 2;
  return `<body style="margin:0"><svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 64 64" fill="none" stroke-width="8" stroke-linecap="round">
  <rect width="64" height="64" rx="${radius}" fill="#0b5f58"/><g transform="translate(${move} ${move}) scale(${scale})">
  <path d="M19 47V17" stroke="#fff"/><path d="M45 17v30" stroke="#fff"/><path d="M19 17l26 30" stroke="#f4c057"/></g></svg>`;
}

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const icon of ICONS) {
  const page = await browser.newPage({ viewport: { width: icon.size, height: icon.size } });
  await page.setContent(mark(icon));
  await page.screenshot({ path: OUT + icon.name, omitBackground: true });
  await page.close();
}
await browser.close();
