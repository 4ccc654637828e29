// A search, its batch to the end, and what a person does on the way.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Batch, Contact, NeedsPerson } from "../../src/client";
import { expectAccessible, launch, newPage, saveScreenshot, type PageErrors } from "./chromium";
import { expectPhase, expectStatus, openView, read, row, start, visit, writeSearch } from "./user_steps";
import { PracticeServer } from "./server";

let browser: Browser;
let server: PracticeServer;
let page: Page;
let context: BrowserContext;
let pageErrors: PageErrors;
beforeAll(async () => void (browser = await launch()));
afterAll(async () => browser.close());
beforeEach(async () => {
  server = await new PracticeServer().start();
  ({ page, context, pageErrors } = await newPage(browser));
  await visit(page, server);
});
afterEach(async () => {
  expect(pageErrors.list).toEqual([]);
  await context.close();
  await server.stop();
});

// Messages that reached the practice street, kept or not.
async function received(from: PracticeServer): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${from.street}/truth`);
  const businesses = (await answer.json()) as { submissions: unknown[] }[];
  return businesses.reduce((sum, one) => sum + one.submissions.length, 0);
}

describe("a preflight", () => {
  it("[P88][P63] looks at the chosen dealers, sends nothing, and leads on to those that are ready", async () => {
    await writeSearch(page, "Who is ready", [
      "Bluebird Motors",
      "Brickyard Motors",
      "Pappas, Sons & Co.",
      "Ironbridge Motors",
    ]);
    await page.getByRole("button", { name: "Check first" }).click();
    await page.getByRole("heading", { level: 1, name: /^Preflight \d+/ }).waitFor();
    await expectPhase(page, "Completed", 120_000);
    const words = page.locator("[data-test=preflight-words]");
    await expect.poll(() => words.innerText()).toBe("2 ready, 1 needs a person (1 CAPTCHA), 1 has no form.");
    await expectStatus(page, "Bluebird Motors", "checked");
    await row(page, "Bluebird Motors").getByText(/Ready/).waitFor();
    await row(page, "Ironbridge Motors")
      .getByText(/Needs a person/)
      .waitFor();
    await expectAccessible(page, "a preflight");
    await saveScreenshot(page, "preflight");
    expect(await received(server)).toBe(0);

    await page.getByRole("button", { name: "Contact the 2 that are ready" }).click();
    await page.getByRole("heading", { level: 1, name: /^Batch \d+/ }).waitFor();
    await expectPhase(page, "Completed", 120_000);
    await expectStatus(page, "Bluebird Motors", "contacted");
    expect(await received(server)).toBe(2);
  });
});

describe("a batch of five", () => {
  it("[P63][P64][P66] is written, started, watched to its end, and what needs a person is seen to", async () => {
    await writeSearch(page, "RAV4 around Austin", [
      "Bluebird Motors",
      "Brickyard Motors",
      "Picket Fence Motors",
      "Lost Lantern Motors",
      "Ironbridge Motors",
    ]);
    expect(await page.locator("[data-test=preview]").innerText()).toMatch(
      /^Hello .+,\s+I am looking for a Toyota RAV4 /,
    );
    await expectAccessible(page, "the written search");
    await start(page);
    await expectStatus(page, "Bluebird Motors", "contacted");
    await expectStatus(page, "Brickyard Motors", "unconfirmed");
    await expectStatus(page, "Picket Fence Motors", "failed");
    await expectStatus(page, "Lost Lantern Motors", "contacted");
    await expectStatus(page, "Ironbridge Motors", "needs_person");
    await saveScreenshot(page, "five_outcomes");

    await row(page, "Bluebird Motors").getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: "Bluebird Motors" }).waitFor();
    await page.getByText("The form left the browser").first().waitFor();
    await expectAccessible(page, "a contact");
    await saveScreenshot(page, "contact_contacted");
    await page.locator(".screenshot").first().click();
    await page.locator("[data-test=viewer] img").waitFor();
    expect(
      await page
        .locator("[data-test=viewer] img")
        .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0)),
    ).toBe(true);
    await page.keyboard.press("Escape");
    await page.locator("[data-test=viewer]").waitFor({ state: "detached" });

    await openView(page, "people");
    const card = page.getByRole("article", { name: "Ironbridge Motors" });
    await card.getByRole("button", { name: "Claim" }).click();
    await card.getByText("Details ready to copy").waitFor();
    expect(await card.locator("#copy-email").innerText()).toBe("jane@example.com");
    const site = card.getByRole("link", { name: "Open the site" });
    expect(await site.getAttribute("rel")).toBe("noopener noreferrer");
    await saveScreenshot(page, "needs_person");
    await card.getByLabel("Note").fill("sent on their page");
    await card.getByRole("button", { name: "Finished by hand" }).click();
    await card.getByText("Recorded: finished by hand.").waitFor();
    const doubted = page.getByRole("article", { name: "Brickyard Motors" });
    await doubted.getByRole("button", { name: "It was sent" }).click();
    await doubted.getByText("Recorded: it was sent.").waitFor();
    await page.getByRole("button", { name: "Remove completed cards (2)" }).click();
    await page.getByRole("heading", { name: "Nobody is needed" }).waitFor();

    await openView(page, "batches/1");
    await expectStatus(page, "Ironbridge Motors", "contacted");
    await expectPhase(page, "Completed");
    const batch = await read<Batch>(page, "api/batches/1");
    expect(batch.counts).toMatchObject({ contacted: 4, failed: 1 });
    await page.getByText("5 of 5 ended.").waitFor();
    await openView(page, "statistics");
    await page.getByText("of 5 reached their dealer").waitFor();
    await saveScreenshot(page, "statistics_after_five");
    await openView(page, "searches");
    await page.getByText("4 contacted").waitFor();
    await saveScreenshot(page, "searches_after_five");
  });

  it("[P68] is found again in exports and the case file", async () => {
    await writeSearch(page, "One", ["Bluebird Motors"]);
    await start(page);
    await expectStatus(page, "Bluebird Motors", "contacted");
    const [csv] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Batch 1 as CSV" }).click(),
    ]);
    expect(csv.suggestedFilename()).toMatch(/\.csv$/);
    await row(page, "Bluebird Motors").getByRole("link").click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Case file" }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.html$/);
  });
});

describe("[P62] searches", () => {
  it("are saved, reopened, copied and deleted", async () => {
    await writeSearch(page, "Kept", ["Bluebird Motors"]);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("The search was saved.").waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Kept" }).waitFor();
    await expect.poll(() => page.getByLabel("Email").inputValue()).toBe("jane@example.com");
    await page.getByText("1 selected of").waitFor();
    await openView(page, "searches");
    await page.getByRole("button", { name: "Copy Kept", exact: true }).click();
    await page.getByRole("link", { name: "Kept (copy)", exact: true }).waitFor();
    await page.getByRole("button", { name: "Delete Kept", exact: true }).click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("link", { name: "Kept", exact: true }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Kept (copy)", exact: true }).waitFor();
  });

  it("find dealers by ZIP, distance, make, state and name", async () => {
    await openView(page, "searches/new");
    await page.getByText(/selected of \d+ found/).waitFor();
    await page.getByLabel("Dealer name contains").fill("bluebird");
    await page.getByText("0 selected of 1 found").waitFor();
    await page.getByLabel("Near ZIP code").fill("00000");
    await page.getByText("is not known").waitFor();
  });
});

describe("[P72] a customer", () => {
  it("is forgotten when a person says so twice", async () => {
    await writeSearch(page, "Forgotten", ["Bluebird Motors"]);
    await start(page);
    await expectStatus(page, "Bluebird Motors", "contacted");
    await openView(page, "settings");
    await page.getByLabel("Email of the customer").fill("jane@example.com");
    await page.getByRole("button", { name: "Forget", exact: true }).click();
    await page.getByRole("button", { name: "Forget this customer" }).click();
    await page.getByText("The customer is forgotten").waitFor();
    await openView(page, "searches/1");
    await page.getByRole("heading", { level: 1, name: "Forgotten" }).waitFor();
    expect(await page.getByLabel("Email").inputValue()).toBe("");
  });
});

describe("a search that is not saved yet", () => {
  it("is there again after a look elsewhere, and can be thrown away", async () => {
    await writeSearch(page, "Unsaved", ["Bluebird Motors"]);
    await openView(page, "directory");
    await page.getByRole("heading", { level: 1, name: "Directory" }).waitFor();
    await openView(page, "searches/new");
    expect(await page.getByLabel("Search name").inputValue()).toBe("Unsaved");
    await page.getByText("1 selected of").waitFor();
    await page.getByRole("button", { name: "Discard changes" }).click();
    expect(await page.getByLabel("Search name").inputValue()).toBe("");
  });
});

describe("[P63] commands", () => {
  it("stop and go on at once", async () => {
    await writeSearch(page, "Stopped", ["Tortoise Lane Autos", "Bluebird Motors", "Canyon Ridge Auto"]);
    await start(page);
    await expectPhase(page, "Running");
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByRole("button", { name: "Stop now and cancel what is running" }).click();
    await expectPhase(page, "Stopped");
    await page.getByRole("button", { name: "Continue with the rest" }).click();
    await expectPhase(page, "Running");
    await expectPhase(page, "Completed", 120_000);
    const { contacts } = await read<{ contacts: Contact[] }>(page, "api/batches/1/contacts");
    expect(contacts.filter((one) => one.status === "contacted").length).toBeGreaterThanOrEqual(2);
    expect(contacts.every((one) => one.status !== "pending" && one.status !== "contacting")).toBe(true);
  });

  it("pause and resume; a double click makes one batch", async () => {
    await writeSearch(page, "Twice", ["Bluebird Motors", "Canyon Ridge Auto"]);
    await page.evaluate(
      "(() => { const b = [...document.querySelectorAll('button')].find((one) => one.textContent.startsWith('Start with')); b.click(); b.click(); b.click(); })()",
    );
    await page.getByRole("heading", { level: 1, name: /^Batch/ }).waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await expectPhase(page, "Paused");
    await page.getByRole("button", { name: "Resume" }).dblclick();
    await expectPhase(page, "Completed", 120_000);
    expect((await read<{ batches: Batch[] }>(page, "api/batches")).batches.length).toBe(1);
  });

  it("contact one now", async () => {
    await writeSearch(page, "Now", []);
    await page.getByLabel("Filter dealers").fill("Bluebird");
    await page.getByRole("button", { name: "Contact Bluebird Motors now" }).dblclick();
    await page.getByRole("heading", { level: 1, name: "Batch 1" }).waitFor();
    await expectStatus(page, "Bluebird Motors", "contacted");
    expect((await read<{ batches: Batch[] }>(page, "api/batches")).batches.length).toBe(1);
  });

  it("cancel one, and retry it", async () => {
    await writeSearch(page, "Cancelled", ["Tortoise Lane Autos", "Bluebird Motors"]);
    await start(page);
    await row(page, "Tortoise Lane Autos").getByRole("button", { name: "Cancel" }).click();
    await expectStatus(page, "Tortoise Lane Autos", "cancelled");
    await expectStatus(page, "Bluebird Motors", "contacted");
    await row(page, "Tortoise Lane Autos").getByRole("button", { name: "Retry" }).click();
    await expectStatus(page, "Tortoise Lane Autos", "contacted");
  });

  it("[P66] a person agrees to what a form requires, and it goes on", async () => {
    await writeSearch(page, "Consent", ["Gavel & Daughters Auto"]);
    await start(page);
    await expectStatus(page, "Gavel & Daughters Auto", "needs_person");
    await row(page, "Gavel & Daughters Auto").getByRole("link").click();
    await page.getByRole("button", { name: "Agree to what the form requires and continue" }).dblclick();
    await expect.poll(() => page.locator(".chip").first().innerText(), { timeout: 60_000 }).toContain("Contacted");
    await page.getByText(/^Checkboxes on the form/).click();
    await saveScreenshot(page, "agreed");
  });

  it("[P66] a ruling that it was not sent sends nothing; sending again asks first", async () => {
    await writeSearch(page, "Doubted", ["Brickyard Motors"]);
    await start(page);
    await expectStatus(page, "Brickyard Motors", "unconfirmed");
    await openView(page, "people");
    const card = page.getByRole("article", { name: "Brickyard Motors" });
    await card.getByRole("button", { name: "It was not sent" }).click();
    await card.getByText("Recorded: it was not sent.").waitFor();
    expect((await read<NeedsPerson>(page, "api/needs-person")).unconfirmed).toEqual([]);
    expect((await read<{ contacts: Contact[] }>(page, "api/batches/1/contacts")).contacts).toMatchObject([
      { contact_id: 1, phase: "unconfirmed", reason: "denied" },
    ]);
    await card.getByRole("button", { name: "Send again…" }).click();
    await page.locator("dialog").getByText("the dealer gets it twice").waitFor();
    await page.locator("dialog").getByRole("button", { name: "Send it" }).click();
    await card.getByText("Recorded: it is being sent again.").waitFor();
    await expect
      .poll(async () => (await read<{ contacts: Contact[] }>(page, "api/batches/1/contacts")).contacts[0]!.contact_id, {
        timeout: 60_000,
      })
      .not.toBe(1);
  });
});
