// Build of the PWA: React, the service worker, and the test runner's settings.
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";

const SERVER = "http://127.0.0.1:8080";
const DAY_SECONDS = 86_400;

export default defineConfig({
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
          { name: "Keranjang", url: "/shop/cart" },
          { name: "Pesanan", url: "/shop/orders" },
        ],
      },
      workbox: {
        globPatterns: ["**/*.{js,css,html,svg,png,woff2}"],
        // The viewer of the API belongs to programmers with a network.
        globIgnores: ["docs/**"],
        // A first visit is installed at once; a new version takes over at once, see src/app/update.ts.
        clientsClaim: true,
        skipWaiting: true,
        navigateFallback: "/index.html",
        navigateFallbackDenylist: [/^\/api\//, /^\/auth\//, /^\/app\//, /^\/docs\//, /^\/(healthz|readyz|metrics)/],
        cleanupOutdatedCaches: true,
        runtimeCaching: [
          {
            // Stock on its own is asked for because it must be live; the cart is never cached.
            urlPattern: ({ url }) =>
              /^\/api\/(products|orders)(\/|$)/.test(url.pathname) && !url.pathname.endsWith("/stock"),
            handler: "NetworkFirst",
            method: "GET",
            options: {
              cacheName: "niaga-reads",
              networkTimeoutSeconds: 6,
              cacheableResponse: { statuses: [200] },
              expiration: { maxEntries: 200, maxAgeSeconds: 7 * DAY_SECONDS },
            },
          },
        ],
      },
    }),
  ],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    port: 5173,
    proxy: { "/api": { target: SERVER }, "/auth": { target: SERVER } },
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
