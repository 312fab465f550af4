// Puts the API's viewer into dist/docs, where the server's /api/docs finds it without the internet.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const DIST = new URL("../dist/docs", import.meta.url).pathname;
const viewer = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));

mkdirSync(DIST, { recursive: true });
for (const file of ["swagger-ui-bundle.js", "swagger-ui.css"]) {
  copyFileSync(join(viewer, file), join(DIST, file));
}
// A file of its own, because our pages run no inline scripts.
writeFileSync(
  join(DIST, "start.js"),
  `window.addEventListener("load", () => {
  window.SwaggerUIBundle({
    url: "/api/openapi.json",
    dom_id: "#api",
    deepLinking: true,
    validatorUrl: null,
    requestInterceptor: (request) => {
      const csrf = document.cookie.match(/(?:^|; )niaga_csrf=([^;]+)/);
      if (csrf) request.headers["X-CSRF-Token"] = csrf[1];
      return request;
    },
  });
});
`,
);
console.log("API viewer in dist/docs");
