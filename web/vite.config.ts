// Build of the PWA: React, the service worker, and the test runner's settings.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";

const SERVER = "http://127.0.0.1:8080";
const SCHEMA = new URL("./src/api/schema.gen.ts", import.meta.url);
const shapes = createHash("sha256").update(readFileSync(SCHEMA)).digest("hex").slice(0, 12);

export default defineConfig({
  define: { __SHAPES__: JSON.stringify(shapes) },
  plugins: [
    react(),
    VitePWA({
      registerType: "autoUpdate",
      injectRegister: false,
      includeAssets: ["favicon.svg", "icons/apple-touch-icon.png", "scheme.js"],
      manifest: {
        id: "/",
        name: "Niaga",
        short_name: "Niaga",
        description: "Pesan oli dan suku cadang langsung dari dealer.",
        lang: "id",
        start_url: "/",
        scope: "/",
        display: "standalone",
        orientation: "any",
        theme_color: "#0b5f58",
        background_color: "#f4f7f6",
        categories: ["business", "shopping"],
        icons: [
          { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
          { src: "/favicon.svg", sizes: "any", type: "image/svg+xml" },
        ],
        shortcuts: [
          { name: "Pesan cepat", url: "/shop/quick" },
          { name: "Keranjang", url: "/shop/cart" },
          { name: "Pesanan", url: "/shop/orders" },
        ],
      },
      workbox: {
        globPatterns: ["**/*.{js,css,html,svg,png,woff2}"],
        // The viewer of the API belongs to programmers with a network, the drawing library to the office.
        globIgnores: ["docs/**", "assets/SalesChart-*"],
        // A first visit is installed at once; a new version takes over at once, see src/app/update.ts.
        clientsClaim: true,
        skipWaiting: true,
        navigateFallback: "/index.html",
        navigateFallbackDenylist: [/^\/api\//, /^\/auth\//, /^\/app\//, /^\/docs\//, /^\/(healthz|readyz|metrics)/],
        cleanupOutdatedCaches: true,
        // Answers of the API are not cached here: a cache by address does not know whose answer it is.
        // What a shop may see again is kept by src/api/keptReads.ts, for one account.
      },
    }),
  ],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    port: 5173,
    proxy: {
      "/api": { target: SERVER },
      "/auth": { target: SERVER },
      "/broadcasting": { target: SERVER },
      "/app": { target: SERVER, ws: true },
    },
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // Few files for slow networks: what every page needs in one, each route's own in another.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "vendor", test: /node_modules/, entriesAware: false, minShareCount: 2, priority: 20 },
            { name: "house", test: /src\/(lib|ui|api)\//, minShareCount: 2, priority: 10 },
          ],
        },
      },
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/app/testSetup.ts"],
    css: false,
    clearMocks: true,
  },
});
