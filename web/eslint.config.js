// Lint: types strictly, hooks correctly, and the arrows lib ← ui ← api ← modules ← routes ← app.
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const TIERS = ["lib", "ui", "api", "modules", "routes", "app"];

const arrows = TIERS.map((tier, index) => ({
  files: [`src/${tier}/**/*.{ts,tsx}`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: TIERS.slice(index + 1).map((above) => ({
          group: [`@/${above}/*`, `@/${above}`],
          message: `${tier} may not import from ${above}: arrows point only to lower tiers.`,
        })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ["dist", "mock", "src/api/schema.gen.ts"] },
  ...tseslint.configs.recommended,
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "max-lines": ["error", { max: 250, skipBlankLines: true }],
    },
  },
  ...arrows.filter((rule) => !rule.files[0].startsWith("src/app/")),
);
