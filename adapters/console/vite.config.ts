// How the console is built: relative addresses, so that it works under any path prefix, and no code in the page itself.
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  plugins: [vue()],
  define: {
    __VUE_OPTIONS_API__: "false",
    __VUE_PROD_DEVTOOLS__: "false",
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // the content security policy of the server allows files only
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
