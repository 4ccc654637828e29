// Puts a component into the form.
import { createRoot } from "react-dom/client";

export function show(component) {
  createRoot(document.querySelector("#root")).render(component);
}
