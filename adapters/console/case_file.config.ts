// Builds the viewer of case files: one page with one script and one style in it, each named by its hash in the page's
// own security policy. The server puts a contact into its data block.
import { createHash } from "node:crypto";
import vue from "@vitejs/plugin-vue";
import type { OutputBundle } from "rollup";
import { defineConfig, type Plugin } from "vite";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

// What ends or hides a block of HTML cannot stand in a script; inside of its strings it may be written otherwise.
const inScript = (code: string) => code.replace(/<(\/script|!--|script)/gi, "\\x3c$1");

function pageOf(script: string, style: string): string {
  const policy = `default-src 'none'; img-src data:; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Case file</title>
<style>${style}</style>
</head>
<body>
<noscript>This file is read in a browser with JavaScript. It opens no connection.</noscript>
<div id="app"></div>
<script type="application/json" id="case"></script>
<script>${script}</script>
</body>
</html>
`;
}

function onePage(): Plugin {
  return {
    name: "one-page",
    enforce: "post",
    generateBundle(_options, bundle: OutputBundle) {
      let script = "";
      let style = "";
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type === "chunk") script += inScript(file.code);
        else if (name.endsWith(".css")) style += String(file.source);
        delete bundle[name];
      }
      if (/<\/style/i.test(style)) throw new Error("a style that ends its own block");
      this.emitFile({ type: "asset", fileName: "case_file.html", source: pageOf(script, style) });
    },
  };
}

export default defineConfig({
  plugins: [vue(), onePage()],
  define: {
    __VUE_OPTIONS_API__: "false",
    __VUE_PROD_DEVTOOLS__: "false",
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
  },
  publicDir: false,
  build: {
    target: "es2022",
    emptyOutDir: false, // the console stands there
    cssCodeSplit: false,
    modulePreload: false,
    rollupOptions: { input: "src/case_file/main.ts", output: { format: "iife", inlineDynamicImports: true } },
  },
});
