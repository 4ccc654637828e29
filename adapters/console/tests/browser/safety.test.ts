// Nothing is sent by a slip of the hand: what sends asks first, and cards stay under the pointer.
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectAccessible, launch, newPage, saveScreenshot, type PageErrors } from "./chromium";
import { address, MockServer } from "./mock_server";

let browser: Browser;
let page: Page;
let context: BrowserContext;
let pageErrors: PageErrors;
let server: MockServer;
beforeAll(async () => void (browser = await launch()));
afterAll(async () => browser.close());
beforeEach(async () => void ({ page, context, pageErrors } = await newPage(browser)));
afterEach(async () => {
  expect(pageErrors.list).toEqual([]);
  await context.close();
});

async function open(path: string, mode: "live" | "practice"): Promise<void> {
  server = new MockServer(24);
  server.mode = mode;
  await server.serve(page);
  await page.goto(`${address}#/${path}`);
  await page.getByText("Connected", { exact: true }).waitFor();
}

const sent = () => server.heard.filter((one) => "request_id" in one);
const dialog = () => page.locator("dialog");

// Where it is on the page, however far that is scrolled.
const topOf = (element: Locator) => element.evaluate((one) => one.getBoundingClientRect().top + scrollY);

async function expectAsked(words: string): Promise<void> {
  await dialog().getByText(words).first().waitFor();
  await dialog().getByText("This is LIVE").waitFor();
  await expectAccessible(page, "the question before sending");
  await dialog().getByRole("button", { name: "Do not send" }).click();
  await dialog().waitFor({ state: "detached" });
}

describe("[P49] in live mode", () => {
  it("“Contact now” asks first, like Start", async () => {
    await open("searches/1", "live");
    await page.getByRole("button", { name: "Contact Fairview Motors now" }).click();
    await expectAsked("Fairview Motors");
    expect(sent()).toEqual([]);
    await page.getByRole("button", { name: "Contact Fairview Motors now" }).click();
    await dialog().getByRole("button", { name: "Send it" }).dblclick();
    await page.getByRole("heading", { level: 1, name: "Batch 1" }).waitFor();
    expect(sent().map((one) => one.type)).toEqual(["contact"]);
  });

  it("a retry asks first, of one contact and of many", async () => {
    await open("batches/1", "live");
    await page.getByRole("button", { name: "Retry Bluebird Motors" }).click();
    await expectAsked("Bluebird Motors");
    await page.getByRole("group", { name: "Select dealers" }).getByRole("button", { name: "Failed" }).click();
    await page.getByRole("button", { name: "Retry 3" }).click();
    await expectAsked("3 dealers, starting with Bluebird Motors");
    await page.goto(`${address}#/contacts/2`);
    await page.getByRole("button", { name: "Try again" }).click();
    await expectAsked("Bluebird Motors");
    expect(sent()).toEqual([]);
  });
});

describe("[P66] a ruling", () => {
  it("that it was not sent records only, and no other card comes under the pointer", async () => {
    await open("people", "practice");
    const cards = page.locator("article");
    const names = await cards.evaluateAll((all) => all.map((one) => one.getAttribute("data-contact")));
    const card = page.locator("article[data-contact='3']");
    const next = page.locator("article[data-contact='11']");
    const before = await topOf(next);
    await card.getByRole("button", { name: "It was not sent" }).click();
    await card.getByText("Recorded: it was not sent.").waitFor();
    await page.waitForTimeout(700); // the list was read again
    expect(await topOf(next)).toBeGreaterThanOrEqual(before);
    expect(await cards.evaluateAll((all) => all.map((one) => one.getAttribute("data-contact")))).toEqual(names);
    expect(sent().map((one) => one.type)).toEqual(["reconcile"]);
    await saveScreenshot(page, "recorded_not_sent");
    await expectAccessible(page, "a recorded ruling");

    await card.getByRole("button", { name: "Send again…" }).click();
    await dialog().getByText("Pappas, Sons & Co.").waitFor();
    await saveScreenshot(page, "send_again");
    await dialog().getByRole("button", { name: "Do not send" }).click();
    expect(sent().length).toBe(1);
    await card.getByRole("button", { name: "Send again…" }).click();
    await dialog().getByRole("button", { name: "Send it" }).dblclick();
    await card.getByText("Recorded: it is being sent again.").waitFor();
    expect(sent().map((one) => one.type)).toEqual(["reconcile", "batch_retry"]);
    expect(sent()[1]).toMatchObject({ batch_id: 1, contact_ids: [3] });

    await page.getByRole("button", { name: "Remove completed cards (1)" }).click();
    await card.waitFor({ state: "detached" });
    await next.waitFor();
  });

  it("that was wrong can be corrected on the same card", async () => {
    await open("people", "practice");
    const card = page.locator("article[data-contact='3']");
    await card.getByRole("button", { name: "It was not sent" }).click();
    await card.getByText("Recorded: it was not sent.").waitFor();
    await card.getByRole("button", { name: "It was sent" }).click();
    await card.getByText("Recorded: it was sent.").waitFor();
    expect(sent().map((one) => one.went_through)).toEqual([false, true]);
  });

  it("after which nothing more can be done leaves its card at its height", async () => {
    await open("people", "practice");
    const card = page.locator("article[data-contact='3']");
    const next = page.locator("article[data-contact='11']");
    const before = await topOf(next);
    await card.getByRole("button", { name: "It was sent" }).click();
    await card.getByText("Recorded: it was sent.").waitFor();
    expect(await card.getByRole("button", { name: "It was sent" }).count()).toBe(0);
    expect(await topOf(next)).toBeGreaterThanOrEqual(before);
  });
});
