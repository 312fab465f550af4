// Drawings for products without photos: one per kind of part, chosen by the category's name.

export interface Art {
  /** Hue of the tinted tile, in degrees. */
  hue: number;
  /** Filled shapes, drawn soft. 64 × 64 box. */
  fill: string;
  /** Strokes, drawn strong. */
  line: string;
}

const ART = {
  oil: {
    hue: 38,
    fill: "M20 26h24a4 4 0 0 1 4 4v22a4 4 0 0 1-4 4H20a4 4 0 0 1-4-4V30a4 4 0 0 1 4-4z",
    line: "M16 30a4 4 0 0 1 4-4h18l10 9v17a4 4 0 0 1-4 4H20a4 4 0 0 1-4-4zM22 26v-6h12v6M24 20v-6h8v6M32 36c4 5 5.500 7 5.500 9.500a5.500 5.500 0 0 1-11 0C26.500 43 28 41 32 36z",
  },
  tyre: {
    hue: 215,
    fill: "M32 10a22 22 0 1 0 0 44 22 22 0 0 0 0-44zm0 11a11 11 0 1 1 0 22 11 11 0 0 1 0-22z",
    line: "M32 10a22 22 0 1 0 0 44 22 22 0 0 0 0-44zM32 21a11 11 0 1 0 0 22 11 11 0 0 0 0-22zM32 29v6M29 32h6M32 10v6M32 48v6M10 32h6M48 32h6M16.400 16.400l4.300 4.300M43.300 43.300l4.300 4.300M47.600 16.400l-4.300 4.300M20.700 43.300l-4.300 4.300",
  },
  battery: {
    hue: 150,
    fill: "M12 24h40v26a3 3 0 0 1-3 3H15a3 3 0 0 1-3-3z",
    line: "M12 23h40v27a3 3 0 0 1-3 3H15a3 3 0 0 1-3-3zM18 23v-6h8v6M38 23v-6h8v6M19 33h7M38 33h7M41.500 29.500v7M12 44h40",
  },
  brake: {
    hue: 0,
    fill: "M30 12a20 20 0 1 0 0 40 20 20 0 0 0 0-40zm0 13a7 7 0 1 1 0 14 7 7 0 0 1 0-14z",
    line: "M44 18a20 20 0 1 0 3 25M30 25a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM30 17v2M18 22l1.500 1.500M15 34h2M20 44l1.500-1.500M32 47v-2M44 20l9 3a26 26 0 0 1 0 18l-9 3a24 24 0 0 0 0-24z",
  },
  spark: {
    hue: 268,
    fill: "M25 30h14v14H25z",
    line: "M29 8h6v8h-6zM27 16h10l-1.500 14h-7zM23 30h18v7H23zM26 37h12v11H26zM26 41h12M26 45h12M32 48v4M38 48v8h-7",
  },
  chain: {
    hue: 196,
    fill: "M32 14a18 18 0 1 0 0 36 18 18 0 0 0 0-36zm0 11a7 7 0 1 1 0 14 7 7 0 0 1 0-14z",
    line: "M32 25a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM28.500 10h7l1.500 5.500 4.500 1.900 5-2.900 4.900 5-2.900 5 1.900 4.500L56 30.500v5l-5.600 1.500-1.900 4.500 2.900 5-4.900 4.900-5-2.900-4.500 1.900L35.500 56h-7l-1.500-5.600-4.500-1.900-5 2.900-4.900-4.900 2.900-5-1.900-4.500L8 35.500v-5l5.600-1.500 1.900-4.500-2.900-5 4.900-5 5 2.900 4.500-1.900z",
  },
  filter: {
    hue: 88,
    fill: "M16 22h32v24H16z",
    line: "M14 14h36v8H14zM14 46h36v7H14zM17 22v24M47 22v24M23 22v24M29 22v24M35 22v24M41 22v24M26 14v-3h12v3",
  },
  lamp: {
    hue: 50,
    fill: "M32 12a15 15 0 0 0-8 27.700V44h16v-4.300A15 15 0 0 0 32 12z",
    line: "M32 12a15 15 0 0 0-8 27.700V44h16v-4.300A15 15 0 0 0 32 12zM25 49h14M27 54h10M28 44V33l4 3 4-3v11M8 28h3M53 28h3M13 12l2.500 2.500M51 12l-2.500 2.500",
  },
  belt: {
    hue: 320,
    fill: "M20 18h24a14 14 0 0 1 0 28H20a14 14 0 0 1 0-28z",
    line: "M20 16h24a16 16 0 0 1 0 32H20a16 16 0 0 1 0-32zM20 24a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM44 26a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM20 31v2M44 31v2M26 16v4M32 16v4M38 16v4M26 48v-4M32 48v-4M38 48v-4",
  },
  bearing: {
    hue: 230,
    fill: "M32 12a20 20 0 1 0 0 40 20 20 0 0 0 0-40zm0 12a8 8 0 1 1 0 16 8 8 0 0 1 0-16z",
    line: "M32 11a21 21 0 1 0 0 42 21 21 0 0 0 0-42zM32 24a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM32 15a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5zM32 44a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5zM17.500 29.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5zM46.500 29.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z",
  },
  body: {
    hue: 12,
    fill: "M20 16h26a7 7 0 0 1 7 7v6a9 9 0 0 1-9 9H26a12 12 0 0 1-12-12v-4a6 6 0 0 1 6-6z",
    line: "M20 15h26a7 7 0 0 1 7 7v7a9 9 0 0 1-9 9H26a12 12 0 0 1-12-12v-5a6 6 0 0 1 6-6zM30 38c0 8-4 10-10 15M35 38c0 10-4 13-9 17M22 22h8M22 27h4",
  },
  electric: {
    hue: 55,
    fill: "M35 9L16 36h13l-3 19 20-29H33z",
    line: "M35 9L16 36h13l-3 19 20-29H33z",
  },
  suspension: {
    hue: 176,
    fill: "M24 22h16v22H24z",
    line: "M32 6a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM32 13v6M22 19h20M22 24l20 4M22 30l20 4M22 36l20 4M22 42l20 3M42 19v9M22 24v6M42 34v0M24 47h16v5H24zM32 52v6",
  },
  engine: {
    hue: 204,
    fill: "M22 12h20v20H22z",
    line: "M21 11h22v21H21zM21 16h22M21 21h22M32 32v6M27 28h10M29 38l-2 8M35 38l2 8M32 44a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM32 49v4",
  },
  accessory: {
    hue: 290,
    fill: "M12 34a20 18 0 0 1 40 0v12a4 4 0 0 1-4 4H18a6 6 0 0 1-6-6z",
    line: "M12 35a20 20 0 0 1 40 0v10a5 5 0 0 1-5 5H18a6 6 0 0 1-6-6zM52 33H34a5 5 0 0 0 0 10h18M26 17c2 4 2 7 1 10",
  },
  tool: {
    hue: 24,
    fill: "M12 26h40v24H12z",
    line: "M12 26h40v21a4 4 0 0 1-4 4H16a4 4 0 0 1-4-4zM24 26v-7a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v7M12 36h16M36 36h16M28 33h8v7h-8z",
  },
  box: {
    hue: 186,
    fill: "M32 10l20 10v24L32 54 12 44V20z",
    line: "M32 10l20 10v24L32 54 12 44V20zM12 20l20 10 20-10M32 30v24M22 15l20 10",
  },
} satisfies Record<string, Art>;

export type ArtName = keyof typeof ART;

const MATCHES: ReadonlyArray<readonly [RegExp, ArtName]> = [
  [/OIL|OLI|PELUMAS|FLUID|COOLANT|CHEM|KIMIA|GREASE/, "oil"],
  [/TIRE|TYRE|BAN\b|^BAN|TUBE|VELG|WHEEL/, "tyre"],
  [/BATT|AKI|ACCU/, "battery"],
  [/BRAKE|REM\b|^REM|KAMPAS|PAD/, "brake"],
  [/SPARK|BUSI|IGNIT/, "spark"],
  [/CHAIN|RANTAI|SPROCKET|GEAR|DRIVE|GIR/, "chain"],
  [/FILTER|SARINGAN|AIR/, "filter"],
  [/LAMP|LAMPU|BULB|LIGHT|BOHLAM/, "lamp"],
  [/BELT|CVT|ROLLER|VBELT|TRANSMI|CLUTCH|KOPLING/, "belt"],
  [/BEARING|LAHER|SEAL|GASKET|PAKING/, "bearing"],
  [/BODY|BODI|MIRROR|SPION|COVER|FAIRING/, "body"],
  [/ELECT|LISTRIK|KELISTRIKAN|SENSOR|CDI|KABEL|CABLE/, "electric"],
  [/SUSP|SHOCK|SHOK|FORK/, "suspension"],
  [/ENGINE|MESIN|PISTON|SPARE|PART|KARBU|FUEL|INJE/, "engine"],
  [/ACCES|AKSES|HELM|APPAREL|MERCH/, "accessory"],
  [/TOOL|ALAT|PERKAKAS/, "tool"],
];

/** The drawing for a category's name as the server spells it (`OIL`, `SPARE_PART`, …). */
export function artOf(category: string): Art {
  const name = category.toUpperCase();
  const match = MATCHES.find(([pattern]) => pattern.test(name));
  return ART[match?.[1] ?? "box"];
}
