// Light or dark: as the system has it, unless a person chose here. The choice is stored; it says nothing about anybody.
import { ref } from "vue";

export type Theme = "system" | "light" | "dark";
const name = "legwork.theme";

function stored(): Theme {
  try {
    const value = localStorage.getItem(name);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system";
  }
}

export const theme = ref<Theme>("system");

function show(): void {
  if (theme.value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
}

export function startTheme(): void {
  theme.value = stored();
  show();
}

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  show();
  try {
    if (chosen === "system") localStorage.removeItem(name);
    else localStorage.setItem(name, chosen);
  } catch {
    return; // the choice then lasts until the reload
  }
}
