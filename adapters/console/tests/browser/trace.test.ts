// A contact walked through step by step: by arrows, by address, while it is at work, and whatever its page says.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, launch, newPage, saveScreenshot, type PageErrors } from "./chromium";
import { address, MockServer } from "./mock_server";
import { hostileText, mockSteps } from "./mock_trace";

let browser: Browser;
let page: Page;
let context: BrowserContext;
let pageErrors: PageErrors;
let server: MockServer;
beforeAll(async () => void (browser = await launch()));
afterAll(async () => browser.close());
beforeEach(async () => {
  ({ page, context, pageErrors } = await newPage(browser));
  server = new MockServer(24);
  await server.serve(page);
});
afterEach(async () => {
  expect(pageErrors.list).toEqual([]);
  await context.close();
});

const last = mockSteps().length;
const open = (path: string) => page.goto(`${address}#/${path}`);
const shown = () => page.locator("[data-test=step-details]").getAttribute("aria-label");
const hash = () => page.evaluate("location.hash");
const card = (number: number) => page.locator(`[data-step="${number}"]`);

async function expectShown(number: number): Promise<void> {
  await expect.poll(shown).toBe(`Step ${number}`);
  expect(await card(number).getAttribute("aria-current")).toBe("step");
}

describe("[P67] the steps of a contact", () => {
  it("are walked with the arrow keys, and the address names each", async () => {
    await open("contacts/1");
    await expectShown(last);
    await page.keyboard.press("ArrowLeft");
    await expectShown(last - 1);
    expect(await hash()).toBe(`#/contacts/1/step/${last - 1}`);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expectShown(last - 3);
    await page.keyboard.press("ArrowRight");
    await expectShown(last - 2);
    await card(last - 2).focus();
    await page.keyboard.press("Home");
    await expectShown(1);
    expect(await page.evaluate("document.activeElement.dataset.step")).toBe("1"); // the focus walks along
    await page.keyboard.press("ArrowLeft");
    await expectShown(1);
    await page.keyboard.press("End");
    await expectShown(last);
    expect(await hash()).toBe(`#/contacts/1/step/${last}`);
    await page.goBack(); // past the walk
    await expect.poll(hash).toBe("#/contacts/1");
  });

  it("open by their address, and the back button returns to the one before", async () => {
    await open("contacts/1/step/5");
    await expectShown(5);
    await card(9).click();
    await expectShown(9);
    await card(12).click();
    await expectShown(12);
    expect(await hash()).toBe("#/contacts/1/step/12");
    await page.goBack();
    await expectShown(9);
    await page.goBack();
    await expectShown(5);
    await page.reload();
    await expectShown(5);
    await open("contacts/1/step/400"); // one that is not there
    await expectShown(last);
  });

  it("are one stop of the Tab key, and a field keeps its own arrows", async () => {
    await open("contacts/1/step/5");
    await expectShown(5);
    expect(await page.locator("[data-step][tabindex='0']").count()).toBe(1);
    await page.evaluate("document.body.append(Object.assign(document.createElement('input'), { id: 'other' }))");
    await page.locator("#other").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(200);
    await expectShown(5);
  });

  it("show the fields where they stand in their own picture, and nowhere else", async () => {
    await open("contacts/1/step/9");
    await page.locator("[data-test=mark]").first().waitFor();
    expect(await page.locator("[data-test=mark]").count()).toBe(5);
    const image = (await page.locator(".picture img").boundingBox())!;
    const mark = (await page.locator("[data-test=mark]").first().boundingBox())!;
    const scale = image.width / 800; // the invented picture is 800 wide, and the first field 80 from its left
    expect(Math.abs(mark.x - image.x - 80 * scale)).toBeLessThan(2);
    expect(Math.abs(mark.y - image.y - 60 * scale)).toBeLessThan(2);
    expect(Math.abs(mark.width - 300 * scale)).toBeLessThan(3);
    await page.getByLabel("Mark the fields").uncheck();
    expect(await page.locator("[data-test=mark]").count()).toBe(0);
    await page.getByLabel("Mark the fields").check();
    await card(10).click(); // a step without a picture shows the one before, and marks nothing in it
    await page.getByText("This is the one of step 9").waitFor();
    expect(await page.locator("[data-test=mark]").count()).toBe(0);
  });

  it("show what left, what was held back, and the page before and after", async () => {
    await open(`contacts/1/step/${last}`);
    const details = page.locator("[data-test=step-details]");
    await details.getByText("Requests that left").waitFor();
    await details.getByText("Requests that were held back").waitFor();
    expect(await details.innerText()).toContain("POST https://fairview.example/send");
    expect(await details.innerText()).toContain("1 request left as the message");
    await details.getByRole("heading", { name: "The page before" }).waitFor();
    await details.getByRole("heading", { name: "The page after" }).waitFor();
  });
});

describe("[P64] a contact at work", () => {
  it("leaves what is looked at where it is while steps come in, and can be followed", async () => {
    server.steps = 6;
    await open("contacts/5/step/3"); // one that is being filled in
    await expectShown(3);
    const top = () => page.locator("[data-test=step-details]").evaluate((one) => one.getBoundingClientRect().top);
    const before = await top();
    server.steps = 9;
    server.say({
      type: "form_filled",
      seq: 300,
      at: new Date().toISOString(),
      mode: "practice",
      batch_id: 1,
      contact_id: 5,
      dealer_name: "Bluebird Motors",
      status: "contacting",
      phase: "filling",
      version: 6,
      detail: "",
    });
    await card(9).waitFor();
    await expectShown(3);
    expect(await top()).toBe(before);
    await page.getByRole("button", { name: "Follow the newest step (9)" }).click();
    await expectShown(9);
    await page.getByText("Following the newest step").waitFor();
  });
});

describe("[P79] what was written", () => {
  it("is shown whole, line by line, with the boxes and their words", async () => {
    await open("contacts/1");
    const message = page.locator("[data-test=message]");
    await message.waitFor();
    expect(await message.evaluate((one) => one.textContent)).toContain("Hello Fairview Motors,\n\nI look for a RAV4.");
    expect(await message.evaluate((one) => getComputedStyle(one).whiteSpace)).toBe("pre-wrap");
    const box = page.locator("[data-test=sent]");
    expect(await box.innerText()).toContain("jane@example.com");
    expect(await box.innerText()).toContain("Send me offers");
    await card(9).click();
    await page.locator("[data-test=field]").getByText("Writes jane@example.com").waitFor();
  });
});

describe("what a page says", () => {
  it("is text, whatever it looks like", async () => {
    await open("contacts/1/step/5");
    await page.locator("[data-test=step-details]").getByText(hostileText.slice(0, 40)).first().waitFor();
    expect(await page.evaluate("window.attacked")).toBeUndefined();
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.locator("a[href^='javascript']").count()).toBe(0);
  });
});

describe("[P67] the trace", () => {
  it.each(["light", "dark"] as const)("reads well on a phone in %s", async (colorScheme) => {
    await context.close();
    ({ page, context, pageErrors } = await newPage(browser, { viewport: { width: 360, height: 740 }, colorScheme }));
    await server.serve(page);
    for (const step of [5, 9, last]) {
      await open(`contacts/1/step/${step}`);
      await expectShown(step);
      await page.waitForTimeout(400);
      await expectNoSidewaysScroll(page, `step ${step}`);
      await expectAccessible(page, `step ${step} in ${colorScheme}`);
      await saveScreenshot(page, `trace_${step}_phone_${colorScheme}`);
    }
  });
});
