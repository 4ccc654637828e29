// What ESLint checks: the recommended rules for JavaScript, TypeScript and Vue. Layout is Prettier's.
import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import vue from "eslint-plugin-vue";
import { defineConfig } from "eslint/config";
import globals from "globals";
import ts from "typescript-eslint";

export default defineConfig(
  { ignores: ["dist/", "node_modules/", "src/generated/"] },
  js.configs.recommended,
  ts.configs.recommended,
  vue.configs["flat/recommended"],
  prettier,
  {
    files: ["src/**"],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ["tests/**", "*.config.{js,ts}"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } }, // browser tests hand functions to the page
  },
  {
    files: ["**/*.vue"],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ["**/*.{ts,vue}"],
    rules: { "no-undef": "off" }, // TypeScript checks it, and knows the types of the browser
  },
);
