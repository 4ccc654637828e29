// What a person does in the console, step by step.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { fromDist, type PracticeServer } from "./server";

export const jane = {
  "First name": "Jane",
  "Last name": "Example",
  Email: "jane@example.com",
  Phone: "(512) 555-0100",
  "ZIP code": "78701",
  Vehicle: "Toyota RAV4",
};

export async function visit(page: Page, server: PracticeServer): Promise<void> {
  await fromDist(page, server);
  await page.goto(server.url);
  await page.getByText("Connected", { exact: true }).waitFor();
}

export async function openView(page: Page, path: string): Promise<void> {
  await page.evaluate(`location.hash = '#/${path}'`);
}

// A search named so, everywhere, for Jane; the dealers with these names are selected.
export async function writeSearch(page: Page, name: string, dealers: string[]): Promise<void> {
  await openView(page, "searches/new");
  await page.getByLabel("Search name").fill(name);
  for (const [label, value] of Object.entries(jane))
    await page.getByRole("textbox", { name: new RegExp(`^${label}`) }).fill(value);
  await page.getByLabel("Seconds between contacts").fill("0");
  await page.getByLabel("Seconds between contacts").blur();
  for (const dealer of dealers) await selectDealer(page, dealer);
}

export async function selectDealer(page: Page, dealer: string): Promise<void> {
  const only = page.getByLabel("Filter dealers");
  await only.fill(dealer);
  await page.getByLabel(`Select ${dealer}`, { exact: true }).check();
  await only.fill("");
}

export async function start(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Start with/ }).click();
  await page.getByRole("heading", { level: 1, name: /^Batch \d+/ }).waitFor();
}

export const row = (page: Page, dealer: string) =>
  page.locator(".contact-row", { has: page.getByRole("link", { name: dealer, exact: true }) });

export async function expectStatus(page: Page, dealer: string, status: string, withinMs = 90_000): Promise<void> {
  await expect
    .poll(() => row(page, dealer).getAttribute("data-status"), {
      timeout: withinMs,
      message: `${dealer} becomes ${status}`,
    })
    .toBe(status);
}

export async function expectPhase(page: Page, phase: string, withinMs = 90_000): Promise<void> {
  await expect.poll(() => page.locator("[data-test=batch-phase]").innerText(), { timeout: withinMs }).toBe(phase);
}

// What the server says, asked by the page itself, as whoever is logged in there.
export async function read<T>(page: Page, path: string): Promise<T> {
  return (await page.evaluate(`fetch(${JSON.stringify(path)}).then((answer) => answer.json())`)) as T;
}
