// The site of one case: its page, bundled with the packages that the case names.
import { bundle } from "./bundle.js";
import { html } from "./server.js";

export async function widget_site(wanted) {
  const { script, style } = await bundle(wanted);
  const page = html("<script src=/page.js></script>", "<title>Contact us</title><link rel=stylesheet href=/page.css>");
  const files = {
    "/": { type: "text/html", text: page },
    "/page.js": { type: "text/javascript", text: script },
    "/page.css": { type: "text/css", text: style },
  };
  return (path) => files[path];
}
