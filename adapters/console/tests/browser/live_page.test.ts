// A person at a live page: what the mouse, the keyboard, an input method and the clipboard do becomes input of the page.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, launch, newPage, saveScreenshot, type PageErrors } from "./chromium";
import { address, MockServer } from "./mock_server";

const contact_id = 90; // the one that is held
let browser: Browser;
let page: Page;
let context: BrowserContext;
let pageErrors: PageErrors;
let server: MockServer;
let picture: Buffer;
beforeAll(async () => {
  browser = await launch();
  const drawn = await browser.newPage({ viewport: { width: 1366, height: 900 } });
  await drawn.setContent("<body style='background:#147;color:#fff'><h1>A dealer’s page</h1><input value='a form'>");
  picture = await drawn.screenshot({ type: "jpeg" });
  await drawn.close();
});
afterAll(async () => browser.close());
beforeEach(async () => void ({ page, context, pageErrors } = await newPage(browser)));
afterEach(async () => {
  expect(pageErrors.list).toEqual([]);
  await context.close();
});

async function open(prepare: (server: MockServer) => void): Promise<void> {
  server = new MockServer(8);
  server.picture = picture;
  prepare(server);
  await server.serve(page);
  await server.serveLive(page);
  await page.goto(`${address}#/people`);
  await page.getByText("Connected", { exact: true }).waitFor();
}

// Taken over by this page: the live page is there by itself.
async function openTakenOver(): Promise<void> {
  await open((one) => {
    one.heldMay = ["give_back", "resolve", "finish"];
    one.heldClaimedBy = "owner";
    one.mayAct = true;
  });
  await expectState("acting");
}

const live = () => page.locator("[data-test=live-page]");
const canvas = () => live().locator("canvas");
const keyboard = () => live().getByRole("textbox");
const expectState = (state: string) =>
  expect.poll(() => live().getAttribute("data-state"), { timeout: 10_000 }).toBe(state);

// What the page got, without the moves of the mouse on the way.
function input(): Record<string, unknown>[] {
  const kinds = ["mouse", "wheel", "touch", "key", "text", "composition", "insert"];
  return server.heardLive.filter((one) => kinds.includes(String(one.type)) && one.action !== "move");
}
const keysDown = () => input().flatMap((one) => (one.type === "key" && one.action === "down" ? [one.key] : []));

describe("a page that is taken over", () => {
  it("[P66] is claimed and taken over by one button, and given back by another", async () => {
    await open((one) => (one.heldMay = ["claim", "resolve", "take_over"]));
    const sent = () => server.heard.filter((one) => "request_id" in one).map((one) => one.type);
    await page.getByRole("button", { name: "Take over the page" }).click();
    await expect.poll(sent).toEqual(["claim", "take_over"]);
    server.heldMay = ["give_back"];
    server.heldClaimedBy = "owner";
    server.say({ ...eventOf("contact_claimed") });
    await page.getByRole("button", { name: "Give back" }).click();
    await expect.poll(sent).toEqual(["claim", "take_over", "give_back"]);
  });

  it("[P66] takes clicks where they are on the page, and turns of the wheel once it has the focus", async () => {
    await openTakenOver();
    const { width } = (await canvas().boundingBox())!;
    const position = { x: Math.round(width / 4), y: 60 };
    await canvas().hover({ position });
    await page.mouse.wheel(0, 1); // scrolls the console
    await canvas().click({ position });
    const scale = 1366 / width;
    await expect.poll(() => input().length).toBe(2);
    for (const [i, action] of ["down", "up"].entries()) {
      expect(input()[i]).toMatchObject({ type: "mouse", action, contact_id, button: "left", clicks: 1 });
      expect(Math.abs(Number(input()[i]!.x) - position.x * scale)).toBeLessThanOrEqual(2 * scale);
      expect(Math.abs(Number(input()[i]!.y) - position.y * scale)).toBeLessThanOrEqual(2 * scale);
    }
    await page.mouse.wheel(0, 120);
    await expect.poll(() => input().at(-1)).toMatchObject({ type: "wheel", delta_x: 0, delta_y: 120 });
    await canvas().dblclick({ position: { x: 10, y: 10 } });
    await expect.poll(() => input().filter((one) => one.clicks === 2 && one.action === "down").length).toBe(1);
    expect(server.heardLive.filter((one) => one.type === "drawn")).toEqual([{ type: "drawn", contact_id, frame: 1 }]);
  });

  it("[P66] takes keys, a paste and what an input method composes", async () => {
    await openTakenOver();
    await canvas().click({ position: { x: 50, y: 50 } });
    await page.keyboard.type("aB");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("F9");
    await expect.poll(keysDown).toEqual(["a", "B", "Tab", "Control", "a"]);
    expect(await keyboard().evaluate((one) => one === document.activeElement)).toBe(true);
    await keyboard().evaluate((one) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "pasted\ntext");
      one.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => input().at(-1)).toEqual({ type: "text", text: "pasted\ntext", contact_id });
    const cdp = await context.newCDPSession(page);
    await cdp.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
    await expect.poll(() => input().at(-1)).toMatchObject({ type: "composition", text: "に", selection_start: 1 });
    await cdp.send("Input.insertText", { text: "日" });
    await expect.poll(() => input().at(-1)).toEqual({ type: "text", text: "日", contact_id });
    await cdp.send("Input.insertText", { text: "한" }); // a screen keyboard
    await expect.poll(() => input().at(-1)).toEqual({ type: "text", text: "한", contact_id });
    expect(input().filter((one) => one.type === "text").length).toBe(3); // each once
    expect(await keyboard().inputValue()).toBe("");
  });

  it("[P66] gives the keyboard back after two Escapes, and types the customer’s details by name alone", async () => {
    await openTakenOver();
    await canvas().click({ position: { x: 50, y: 50 } });
    await page.keyboard.press("Escape");
    await expect.poll(keysDown).toEqual(["Escape"]);
    await page.waitForTimeout(1_100);
    await page.keyboard.press("Escape"); // too late to be the second of two
    await expect.poll(() => keysDown().length).toBe(2);
    await page.keyboard.press("Escape");
    const button = live().getByRole("button", { name: "Type into the page" });
    await expect.poll(() => button.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await expect.poll(() => keyboard().evaluate((one) => one === document.activeElement)).toBe(true);
    await live().getByRole("button", { name: "Insert email" }).click();
    await expect.poll(() => input().at(-1)).toEqual({ type: "insert", key: "email", contact_id });
    expect(JSON.stringify(server.heardLive)).not.toContain("jane@example.com");
    await expectAccessible(page, "a page that is taken over");
    await saveScreenshot(page, "live-page-taken-over");
    await page.setViewportSize({ width: 360, height: 700 });
    await expectNoSidewaysScroll(page, "a page that is taken over");
  });

  it("[P77] takes nothing any more from who has lost it", async () => {
    await openTakenOver();
    await canvas().click({ position: { x: 50, y: 50 } });
    await expect.poll(() => input().length).toBe(2);
    server.mayAct = false;
    server.sayView(contact_id);
    await expectState("watching");
    await live().getByText("Take over the page to use it.").waitFor();
    await canvas().click({ position: { x: 80, y: 80 } });
    await page.keyboard.type("abc");
    expect(await live().getByRole("button", { name: "Insert email" }).count()).toBe(0);
    expect(input().length).toBe(2);
  });

  it("[P66] says why there is no page, and that it ended", async () => {
    await openTakenOver();
    const ended = {
      type: "ended",
      contact_id,
      reason: "over",
      words: "This contact has ended, so its page is closed.",
    };
    server.live?.send(JSON.stringify(ended));
    await expectState("ended");
    await live().getByText("This contact has ended").waitFor();
  });
});

function eventOf(type: string): object {
  return {
    type,
    seq: 200,
    at: new Date().toISOString(),
    mode: "practice",
    batch_id: 1,
    contact_id,
    dealer_name: "Fairview Motors",
    status: "needs_person",
    phase: "held",
    version: 6,
    detail: "",
  };
}
