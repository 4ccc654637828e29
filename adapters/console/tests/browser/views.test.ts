// Every view, from phone to wide screen, light and dark: nothing serious for axe, nothing sticks out, nothing
// complains.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, launch, newPage, saveScreenshot } from "./chromium";
import { address, MockServer } from "./mock_server";

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(async () => browser.close());

const views: [path: string, heading: string][] = [
  ["searches", "Searches"],
  ["searches/new", "New search"],
  ["searches/1", "RAV4 around Austin"],
  ["batches", "Batches"],
  ["batches/1", "Batch 1"],
  ["contacts/3", "Pappas, Sons & Co."],
  ["people", "Needs a person"],
  ["directory", "Directory"],
  ["statistics", "Statistics"],
  ["settings", "Settings"],
];
const widths = [
  ["phone", 320, 700],
  ["tablet", 820, 1100],
  ["wide", 1440, 900],
  ["very_wide", 2560, 1300],
] as const;

describe.each(widths)("[P67] on a %s screen", (screen, width, height) => {
  it.each(["light", "dark"] as const)("every view reads well in %s", async (colorScheme) => {
    const { page, context, pageErrors } = await newPage(browser, { viewport: { width, height }, colorScheme });
    await new MockServer(24).serve(page);
    for (const [path, heading] of views) {
      await page.goto(`${address}#/${path}`);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await page.waitForTimeout(350); // the view has its reads behind it
      await expectNoSidewaysScroll(page, `${path} at ${width}`);
      await expectAccessible(page, `${path} at ${width} in ${colorScheme}`);
      await saveScreenshot(page, `${path.replace("/", "_")}-${screen}-${colorScheme}`);
    }
    expect(pageErrors.list).toEqual([]);
    await context.close();
  });
});

describe("empty places", () => {
  it("say what to do first", async () => {
    const { page, context, pageErrors } = await newPage(browser);
    const server = new MockServer(0);
    server.empty = true;
    await server.serve(page);
    for (const [path, words] of [
      ["searches", "No saved searches yet"],
      ["batches", "Nothing has been started yet"],
      ["people", "Nobody is needed"],
      ["directory", "The directory is empty"],
      ["statistics", "No outcomes in this period"],
    ] as const) {
      await page.goto(`${address}#/${path}`);
      await page.getByRole("heading", { name: words }).waitFor();
      await expectAccessible(page, `empty ${path}`);
      await saveScreenshot(page, `empty_${path}`);
    }
    expect(pageErrors.list).toEqual([]);
    await context.close();
  });
});
