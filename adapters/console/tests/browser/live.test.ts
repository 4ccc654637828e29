// Contacts' pages as pictures: watched while somebody looks, and nothing left running afterwards.
import type { Browser, BrowserContext, Page, WebSocket } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectAccessible, launch, newPage, saveScreenshot, type PageErrors } from "./chromium";
import { expectStatus, openView, start, visit, writeSearch } from "./user_steps";
import { PracticeServer } from "./server";

let browser: Browser;
let server: PracticeServer;
let page: Page;
let context: BrowserContext;
let pageErrors: PageErrors;
let sockets: WebSocket[]; // of the live view
beforeAll(async () => void (browser = await launch()));
afterAll(async () => browser.close());
beforeEach(async () => {
  server = await new PracticeServer().start();
  ({ page, context, pageErrors } = await newPage(browser));
  sockets = [];
  page.on("websocket", (socket) => void (socket.url().endsWith("/live") && sockets.push(socket)));
  await visit(page, server);
});
afterEach(async () => {
  expect(pageErrors.list).toEqual([]);
  await context.close();
  await server.stop();
});

const openSockets = () => sockets.filter((socket) => !socket.isClosed()).length;

// Whether anything but one color is on the first canvas of the page.
function hasPicture(): Promise<boolean> {
  return page.evaluate(() => {
    const canvas = document.querySelector("canvas");
    const drawn = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
    return !!drawn && new Set(new Uint32Array(drawn.buffer)).size > 10;
  });
}

async function holdContact(): Promise<void> {
  await writeSearch(page, "One to watch", ["Ironbridge Motors"]);
  await start(page);
  await expectStatus(page, "Ironbridge Motors", "needs_person");
}

describe("the live view", () => {
  it("[P66][P60] shows a held contact's page while somebody watches it, and leaves nothing running", async () => {
    await holdContact();
    await openView(page, "people");
    expect(sockets.length).toBe(0);
    await page.getByRole("button", { name: "Watch live" }).click();
    const live = page.locator("[data-test=live-page]");
    await expect.poll(() => live.getAttribute("data-state"), { timeout: 15_000 }).toBe("watching");
    await expect.poll(hasPicture).toBe(true);
    await live.getByText("Take over the page to use it.").waitFor();
    expect(await live.getByRole("textbox").count()).toBe(0); // nothing takes keys from who only watches
    await expectAccessible(page, "a live page");
    await saveScreenshot(page, "live-page");
    await page.getByRole("button", { name: "Hide the live page" }).click();
    await expect.poll(openSockets).toBe(0);
    await page.getByRole("button", { name: "Watch live" }).click();
    await expect.poll(openSockets).toBe(1);
    await openView(page, "settings");
    await expect.poll(openSockets).toBe(0);
  });

  it("[P66] shows a wall of a batch's pages to whoever asks for it", async () => {
    await holdContact();
    expect(await page.locator("canvas").count()).toBe(0);
    await page.getByRole("button", { name: "Show live pages" }).click();
    await expect
      .poll(() => page.locator(".thumbnail").first().getAttribute("data-state"), { timeout: 15_000 })
      .toBe("watching");
    await expect.poll(hasPicture).toBe(true);
    await expectAccessible(page, "a wall of live pages");
    await saveScreenshot(page, "live-wall");
    await page.locator(".tile a").click();
    await page.getByRole("heading", { level: 1, name: "Ironbridge Motors" }).waitFor();
    await expect.poll(openSockets).toBe(0);
  });
});
