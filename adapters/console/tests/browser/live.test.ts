// Contacts' pages as pictures: watched while somebody looks, and nothing left running afterwards.
import type { Browser, BrowserContext, Locator, Page, WebSocket } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectAccessible, launch, newPage, saveScreenshot, type PageErrors } from "./chromium";
import { expectStatus, openView, start, visit, writeSearch, read } from "./user_steps";
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

  it("[P66][P77] lets a person correct what a site refused, and send it", async () => {
    await writeSearch(page, "One to correct", ["Picket Fence Motors"]);
    await start(page);
    await expectStatus(page, "Picket Fence Motors", "failed");
    await page.getByRole("link", { name: "Picket Fence Motors", exact: true }).click();
    await page.getByRole("button", { name: "Try again" }).click();
    await openView(page, "people");
    const card = page.locator("article, li, section", { hasText: "Picket Fence Motors" }).last();
    await card.getByRole("button", { name: "Take over the page" }).click({ timeout: 60_000 });
    const live = page.locator("[data-test=live-page]");
    await expect.poll(() => live.getAttribute("data-state"), { timeout: 15_000 }).toBe("acting");
    await expect.poll(hasPicture).toBe(true);
    expect(await page.getByRole("button", { name: "Done on the page, continue" }).count()).toBe(0);
    await saveScreenshot(page, "live-correction");
    const held = await read<{ held: { contact_id: number }[] }>(page, "/api/needs-person");
    const contact = `/api/contacts/${held.held[0]!.contact_id}`;
    await clickOn(live, await boxOf(contact, "phone"));
    await page.keyboard.press("Home");
    await page.keyboard.type("+1 ");
    await clickOn(live, await boxOf(contact, "send"));
    const phase = async () => (await read<{ phase: string }>(page, contact)).phase;
    await expect.poll(phase, { timeout: 40_000 }).toBe("succeeded");
    expect(await read<{ sent_by: string }>(page, contact)).toMatchObject({ sent_by: "owner" });
  });
});

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

// Where the newest step that has it shows a control of the form.
async function boxOf(contact: string, control: string): Promise<Box> {
  let found: Box | undefined;
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { box, kind, read_as } = value as { box?: Box; kind?: string; read_as?: string };
    if (box && (kind === "send" ? "send" : read_as) === control) found = box;
    Object.values(value).forEach(look);
  };
  const trace = await read<{ steps: { number: number }[] }>(page, `${contact}/trace`);
  for (const step of trace.steps) look(await read<unknown>(page, `${contact}/trace/${step.number}`));
  expect(found, `where ${control} is`).toBeDefined();
  return found!;
}

// The picture is the page's window of 1366 pixels, as wide as there is room.
async function clickOn(live: Locator, box: Box): Promise<void> {
  const canvas = live.locator("canvas");
  const scale = (await canvas.boundingBox())!.width / 1366;
  await canvas.click({ position: { x: (box.x + box.w / 2) * scale, y: (box.y + box.h / 2) * scale } });
  await page.waitForTimeout(300);
}
