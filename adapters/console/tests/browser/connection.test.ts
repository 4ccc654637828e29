// The server goes, comes back, and others look on: the page always comes to the same truth.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Batch, Contact } from "../../src/client";
import { expectAccessible, launch, newPage, saveScreenshot } from "./chromium";
import { expectPhase, expectStatus, openView, read, start, visit, writeSearch } from "./user_steps";
import { fromDist, PracticeServer } from "./server";

let browser: Browser;
let server: PracticeServer;
let page: Page;
let context: BrowserContext;
beforeAll(async () => void (browser = await launch()));
afterAll(async () => browser.close());
beforeEach(async () => {
  server = await new PracticeServer().start();
  ({ page, context } = await newPage(browser));
  await visit(page, server);
});
afterEach(async () => {
  await context.close();
  await server.stop();
});

const state = (text: string) => page.locator("[data-test=connection]").getByText(text);

async function secondTab(): Promise<Page> {
  const second = await context.newPage();
  second.setDefaultTimeout(8_000);
  await fromDist(second, server);
  await second.goto(server.address);
  await second.getByText("Connected", { exact: true }).waitFor();
  return second;
}

// Every row on the page is what the server says.
async function expectTruth(where: Page): Promise<void> {
  const { contacts } = await read<{ contacts: Contact[] }>(where, "api/batches/1/contacts");
  for (const contact of contacts)
    await expect
      .poll(() => where.locator(`[data-contact='${contact.contact_id}']`).getAttribute("data-status"))
      .toBe(contact.status);
}

describe("[P60] two tabs", () => {
  it("see the same live, and one token shares its control", async () => {
    await writeSearch(page, "Seen by two", [
      "Bluebird Motors",
      "Canyon Ridge Auto",
      "Tortoise Lane Autos",
      "Lakeshore Auto Group",
    ]);
    const second = await secondTab();
    await start(page);
    await openView(second, "batches/1");
    await expectStatus(second, "Bluebird Motors", "contacted");
    await second.getByRole("button", { name: "Stop", exact: true }).click();
    await second.getByRole("button", { name: "Stop now and cancel what is running" }).click();
    await expectPhase(second, "Stopped");
    await expectPhase(page, "Stopped");
    await expectTruth(page);
    await expectTruth(second);
  });
});

describe("[P60] a tab that was duplicated", () => {
  it("gets a session of its own, and both stay connected", async () => {
    const [second] = await Promise.all([
      context.waitForEvent("page"),
      page.evaluate("void window.open(location.href)"),
    ]);
    await second.waitForURL((url) => url.protocol === "http:"); // it opens by itself: a reload before that would be cut short
    await fromDist(second, server);
    await second.reload();
    const inSecond = second.locator("[data-test=connection]").getByText("Connected");
    await inSecond.waitFor();
    await page.waitForTimeout(4_000);
    await state("Connected").waitFor();
    await inSecond.waitFor();
    const sessions = await Promise.all(
      [page, second].map((one) => one.evaluate("JSON.parse(sessionStorage.getItem('legwork.session')).id")),
    );
    expect(sessions[0]).not.toBe(sessions[1]);
  });
});

describe("[P60][P25] the server is killed in the middle of a batch", () => {
  it("and the page comes back by itself to the same truth", async () => {
    await writeSearch(page, "Killed", [
      "Bluebird Motors",
      "Canyon Ridge Auto",
      "Lakeshore Auto Group",
      "Maple Street Cars",
    ]);
    await start(page);
    await expectStatus(page, "Bluebird Motors", "contacted");
    await server.kill();
    await state("Reconnecting 1/5").waitFor();
    await saveScreenshot(page, "reconnecting");
    await server.start();
    await state("Connected").waitFor({ timeout: 40_000 });
    await expectPhase(page, "Completed", 180_000);
    await expectTruth(page);
    const batch = await read<Batch>(page, "api/batches/1");
    expect(batch.done).toBe(4);
  });

  it("and when it stays away, five attempts are seen, then a message with a button, and nothing runs on", async () => {
    await server.kill();
    for (let attempt = 1; attempt <= 5; ++attempt)
      await state(`Reconnecting ${attempt}/5`).waitFor({ timeout: 20_000 });
    await state("No connection").waitFor({ timeout: 20_000 });
    await page.getByText("The server could not be reached in five attempts.").waitFor();
    await expectAccessible(page, "a page without a connection");
    await saveScreenshot(page, "no_connection");
    let tries = 0;
    page.on("websocket", () => ++tries);
    await page.waitForTimeout(5_000);
    expect(tries).toBe(0);
    await server.start();
    await page.getByRole("button", { name: "Try again" }).click();
    await state("Connected").waitFor();
  });
});

describe("[P60] a command that is sent while the connection is away", () => {
  it("is kept, and carried out exactly once", async () => {
    await writeSearch(page, "Kept command", ["Tortoise Lane Autos", "Bluebird Motors", "Canyon Ridge Auto"]);
    await page.getByLabel("Seconds between contacts").fill("20"); // so that it still runs when the page is back
    await start(page);
    await expectPhase(page, "Running");
    const sent: string[] = [];
    page.on("websocket", (socket) => socket.on("framesent", (frame) => sent.push(String(frame.payload))));
    await server.kill();
    await state("Reconnecting").waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByText("kept, and sent when the connection is back").waitFor();
    await server.start();
    await state("Connected").waitFor({ timeout: 40_000 });
    await expectPhase(page, "Paused");
    expect(sent.filter((one) => one.includes("batch_pause")).length).toBe(1);
    await page.getByRole("button", { name: "Resume" }).click();
    await expectPhase(page, "Completed", 180_000);
  });

  it("also if the server dies with the answer", async () => {
    await writeSearch(page, "Lost answer", ["Tortoise Lane Autos", "Bluebird Motors"]);
    await start(page);
    await expectPhase(page, "Running");
    const numbers: number[] = [];
    page.on("websocket", (socket) =>
      socket.on(
        "framesent",
        (frame) =>
          void (
            String(frame.payload).includes("batch_pause") &&
            numbers.push((JSON.parse(String(frame.payload)) as { request_id: number }).request_id)
          ),
      ),
    );
    await Promise.all([page.getByRole("button", { name: "Pause" }).click(), server.kill()]);
    await state("Reconnecting").waitFor();
    await server.start();
    await state("Connected").waitFor({ timeout: 40_000 });
    await expectPhase(page, "Paused");
    expect(new Set(numbers).size).toBeLessThanOrEqual(1); // the same number, however often it had to be said
    await page.getByRole("button", { name: "Resume" }).click();
    await expectPhase(page, "Completed", 180_000);
    const { contacts } = await read<{ contacts: Contact[] }>(page, "api/batches/1/contacts");
    expect(contacts.every((one) => one.status === "contacted" || one.status === "unconfirmed")).toBe(true);
  });

  it("also where the network goes silently", async () => {
    await writeSearch(page, "Offline", ["Bluebird Motors"]);
    await context.setOffline(true);
    await state("Reconnecting").waitFor({ timeout: 45_000 });
    await page.waitForTimeout(500);
    await context.setOffline(false);
    await state("Connected").waitFor({ timeout: 30_000 });
    await start(page);
    await expectStatus(page, "Bluebird Motors", "contacted");
    expect((await read<{ batches: Batch[] }>(page, "api/batches")).batches.length).toBe(1);
  });
});

// A page of its own for another token, in the way that a person logs in.
async function logInAs(name: string, role: string): Promise<{ page: Page; context: BrowserContext }> {
  const answer = await fetch(`${server.address}api/tokens`, {
    method: "POST",
    headers: { Authorization: `Bearer ${server.token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ name, role }),
  });
  const { token } = (await answer.json()) as { token: string };
  const other = await newPage(browser);
  await fromDist(other.page, server);
  await other.page.goto(server.address);
  await other.page.getByLabel("Token").fill(token);
  await other.page.getByRole("button", { name: "Log in" }).click();
  await other.page.getByText("Connected", { exact: true }).waitFor();
  return other;
}

describe("[P80] two people", () => {
  it("see who has control of a batch, and take it over by name", async () => {
    await writeSearch(page, "Seen by two", ["Bluebird Motors", "Canyon Ridge Auto", "Tortoise Lane Autos"]);
    await start(page);
    const ben = await logInAs("ben", "operator");
    await openView(ben.page, "batches/1");
    await ben.page.getByText("owner has control of this batch.").waitFor();
    await expectAccessible(ben.page, "a batch that somebody else controls");
    await saveScreenshot(ben.page, "controlled_by_another");
    await ben.page.getByRole("button", { name: "Stop", exact: true }).click();
    await ben.page.getByRole("button", { name: "Stop now and cancel what is running" }).click();
    await ben.page.getByText("owner has control of batch 1; take control of it first").waitFor();
    await ben.page.keyboard.press("Escape");
    await ben.page.getByRole("button", { name: "Take control", exact: true }).click();
    await ben.page.getByRole("button", { name: "Take control of this batch" }).click();
    await page.getByText("ben has control of this batch.").waitFor();
    await openView(page, "settings");
    await page.getByText("taken over from owner").waitFor(); // who did what
    await ben.context.close();
  });

  it("a viewer sees outcomes, changes nothing, and reads nobody's details", async () => {
    await writeSearch(page, "Watched", ["Bluebird Motors"]);
    await start(page);
    const vic = await logInAs("vic", "viewer");
    await vic.page.getByText("may look and change nothing").waitFor();
    await openView(vic.page, "batches/1");
    await expectStatus(vic.page, "Bluebird Motors", "contacted");
    await vic.page.getByText("Completed").first().waitFor();
    await openView(vic.page, "settings");
    expect(await vic.page.getByRole("heading", { name: "Tokens" }).count()).toBe(0);
    const { screenshots } = await read<{ screenshots: { url: string }[] }>(page, "api/contacts/1");
    const status = (where: Page) =>
      where.evaluate(async (url) => (await fetch(url)).status, `${server.address}${screenshots[0]!.url}`);
    expect(await status(page)).toBe(200);
    expect(await status(vic.page)).toBe(403);
    await vic.context.close();
  });
});

describe("[P23] leaving the page", () => {
  it("does not disturb the batch, and coming back shows where it stands", async () => {
    await writeSearch(page, "Left", ["Bluebird Motors", "Canyon Ridge Auto"]);
    await start(page);
    await page.goto("about:blank");
    await page.waitForTimeout(3_000);
    await page.goto(`${server.address}#/batches/1`);
    await expectStatus(page, "Canyon Ridge Auto", "contacted");
    await expectPhase(page, "Completed");
  });
});
