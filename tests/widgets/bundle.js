// Bundles a case's page with the packages that it names: script and style, as the browser gets them.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const pictures = {
  ".png": "dataurl",
  ".gif": "dataurl",
  ".svg": "dataurl",
  ".webp": "dataurl",
  ".woff": "empty",
  ".woff2": "empty",
};

export async function bundle({ page, packages }) {
  const out = await build({
    entryPoints: [`${here}pages/${page}`],
    absWorkingDir: here,
    bundle: true,
    write: false,
    outdir: `${here}out`,
    platform: "browser",
    format: "iife",
    jsx: "automatic",
    alias: Object.fromEntries(
      Object.entries(packages).map(([name, of]) => [name, name.endsWith(".css") ? `./node_modules/${of}` : of]),
    ),
    loader: pictures,
    logLevel: "error",
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
      ngDevMode: "false",
    },
  });
  const text_of = (ending) => out.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? "";
  return { script: text_of(".js"), style: text_of(".css") };
}
