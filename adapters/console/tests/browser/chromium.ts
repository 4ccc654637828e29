// One real Chromium for a test file, each page in a context of its own; both are gone afterwards.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import axe from "axe-core";
import { expect } from "vitest";

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.LEGWORK_CHROMIUM ?? "/usr/bin/chromium-headless-shell",
    headless: true,
    chromiumSandbox: false, // tests may run as root; every page here is our own
    // A page that is given by the test and not by the loopback server counts as one from the public internet.
    args: [
      "--disable-background-networking",
      ...(process.env.LEGWORK_DIST ? ["--disable-features=LocalNetworkAccessChecks"] : []),
    ],
  });
}

// Whatever a page complains of is a failure of the test that showed it.
export class PageErrors {
  readonly list: string[] = [];

  watch(page: Page): void {
    page.on("pageerror", (error) => this.list.push(`error: ${error.message}`));
    page.on("console", (message) => {
      const text = message.text();
      // A server that is away on purpose.
      const refused = /Failed to load resource|WebSocket connection|net::ERR_/.test(text);
      if ((message.type() === "error" || message.type() === "warning") && !refused)
        this.list.push(`${message.type()}: ${text}`);
    });
  }
}

export async function newPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; context: BrowserContext; pageErrors: PageErrors }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const pageErrors = new PageErrors();
  pageErrors.watch(page);
  return { page, context, pageErrors };
}

interface Finding {
  id: string;
  impact?: string | null;
  nodes: { html: string; failureSummary?: string }[];
}

// No serious or critical finding of axe. It is evaluated from outside, so the page's own security policy stays in
// force.
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(axe.source);
  const findings = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)",
  )) as Finding[];
  const grave = findings.filter((one) => one.impact === "serious" || one.impact === "critical");
  expect(
    grave.map(
      (one) =>
        `${what}: ${one.id}: ${one.nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`).join(" | ")}`,
    ),
  ).toEqual([]);
}

// Nothing may stick out sideways, on whatever width.
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const beyond = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  expect(beyond, `${what} sticks out by so many pixels`).toBeLessThanOrEqual(0);
}

export async function saveScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.LEGWORK_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
