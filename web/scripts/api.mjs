// Generates the client's types from the server's description of itself.
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const SOURCE = new URL("../../docs/openapi.gen.json", import.meta.url);
const TARGET = new URL("../src/api/schema.gen.ts", import.meta.url);

const description = JSON.parse(readFileSync(SOURCE, "utf8"));
// The client names operations by path. Operation ids are function names over there and may repeat; here they would collide.
for (const path of Object.values(description.paths)) {
  for (const operation of Object.values(path)) delete operation.operationId;
}
// A field with a default may be left out of a request.
const ast = await openapiTS(description, { defaultNonNullable: false });
writeFileSync(TARGET, `// Generated from docs/openapi.gen.json by \`npm run api\`; do not edit.\n${astToString(ast)}`);
