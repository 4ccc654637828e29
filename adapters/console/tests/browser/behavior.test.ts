// How the page behaves towards whatever a server sends, against a mock server.
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launch, newPage, saveScreenshot, type PageErrors } from "./chromium";
import { address, mockDealer, MockServer } from "./mock_server";

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

async function open(path: string, count = 24): Promise<void> {
  server = new MockServer(count);
  await server.serve(page);
  await page.goto(`${address}#/${path}`);
  await page.getByText("Connected", { exact: true }).waitFor();
}

const commands = () => server.heard.filter((one) => "request_id" in one);

describe("[P49] the mode", () => {
  it("is in the page and in its title", async () => {
    await open("searches");
    expect(await page.title()).toBe("PRACTICE · Legwork");
    expect(await page.getByTestId("mode").or(page.locator("[data-test=mode]")).first().innerText()).toContain(
      "PRACTICE",
    );
  });
});

describe("[P49] when it is real", () => {
  it("nothing looks like practice, and a start asks once more", async () => {
    server = new MockServer(24);
    server.mode = "live";
    await server.serve(page);
    await page.goto(`${address}#/searches/1`);
    await page.getByText("3 selected of").waitFor();
    expect(await page.title()).toBe("LIVE · Legwork");
    await page.getByRole("button", { name: /^Start with/ }).click();
    await page.getByText("What is sent cannot be taken back").waitFor();
    await saveScreenshot(page, "live");
    await page.getByRole("button", { name: "Do not send" }).click();
    expect(commands().length).toBe(0);
    await page.getByRole("button", { name: /^Start with/ }).click();
    await page.getByRole("button", { name: "Send to 3 dealers" }).dblclick();
    await page.getByRole("heading", { level: 1, name: "Batch 1" }).waitFor();
    expect(commands().map((one) => one.type)).toEqual(["batch_create"]);
  });
});

describe("[P61] a malformed or unexpected message", () => {
  it("is reported, counted and skipped, and the page keeps working", async () => {
    await open("batches/1");
    await page.locator("[data-contact='5']").waitFor();
    for (const text of ["{", "[]", '{"type":"contact_started","seq":"x"}', '{"type":"constructor","seq":1}'])
      for (let i = 0; i < 5; ++i) server.say(text);
    await page.getByText("was not understood").first().waitFor();
    expect(await page.locator(".notice").count()).toBeLessThanOrEqual(3);
    server.contacts[4] = {
      ...server.contacts[4]!,
      status: "contacted",
      phase: "succeeded",
      version: 9,
      words: "the business received it",
      may: [],
    };
    server.say({
      type: "contact_success",
      seq: 200,
      at: new Date().toISOString(),
      mode: "practice",
      batch_id: 1,
      contact_id: 5,
      dealer_name: "x",
      status: "contacted",
      phase: "succeeded",
      version: 9,
      detail: "",
    });
    await page.locator("[data-contact='5'][data-status='contacted']").waitFor();
    await saveScreenshot(page, "odd_messages");
  });
});

describe("[P82] a field that a contact waits for", () => {
  it("takes a value, which goes to the server once and stays nowhere", async () => {
    server = new MockServer(24);
    server.askedField = "Stock number *";
    await server.serve(page);
    await page.goto(`${address}#/people`);
    const card = page.locator("[data-contact='90']");
    const fill = card.getByRole("button", { name: "Fill it in and continue" });
    await fill.waitFor();
    await saveScreenshot(page, "asked_field");
    expect(await fill.isDisabled()).toBe(true); // nothing was entered yet
    await card.getByLabel("Value for “Stock number *”").fill("A-17");
    await fill.click();
    await page.waitForTimeout(300);
    expect(commands().map((one) => [one.type, one.value, one.contact_id])).toEqual([["resolve", "A-17", 90]]);
    const stored = JSON.stringify(await page.evaluate("({ ...localStorage, ...sessionStorage })"));
    expect(stored).not.toContain("A-17");
  });
});

describe("[P63] a command", () => {
  it("is sent once, however fast the button is pressed", async () => {
    await open("batches/1");
    const pause = page.getByRole("button", { name: "Pause" });
    await pause.waitFor();
    await page.evaluate(
      "(() => { const b = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Pause')); for (let i = 0; i < 20; ++i) b.click(); })()",
    );
    await page.waitForTimeout(300);
    expect(commands().filter((one) => one.type === "batch_pause").length).toBe(1);
  });

  it("for selected contacts names those that may be retried, and no others", async () => {
    await open("batches/1");
    await page.locator("[data-contact='1']").waitFor();
    await page.getByRole("group", { name: "Select dealers" }).getByRole("button", { name: "Failed" }).click();
    await page.getByRole("button", { name: "Retry 3" }).click();
    await expect.poll(() => commands().length).toBe(1);
    expect(commands()[0]).toMatchObject({ type: "batch_retry", batch_id: 1, contact_ids: [2, 10, 18] });
  });
});

describe("[P65] screenshots", () => {
  it("open over everything, say what they show and when, browse by arrows, and close with Escape", async () => {
    await open("contacts/3");
    await page.getByRole("button", { name: /^Form, / }).click();
    const viewer = page.locator("[data-test=viewer]");
    await viewer.waitFor();
    expect(await viewer.innerText()).toMatch(/Form · Pappas, Sons & Co. · Nov 21, 2026/);
    await page.keyboard.press("ArrowRight");
    await viewer.getByText("Filled ·").or(viewer.getByText("2 of 3")).first().waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await viewer.getByText("3 of 3").waitFor();
    await saveScreenshot(page, "viewer");
    await page.keyboard.press("Escape");
    await viewer.waitFor({ state: "detached" });
    const focused = await page.evaluate("document.activeElement.textContent");
    expect(focused).toContain("Form"); // back where it was opened
  });
});

describe("[P64] the history of a contact", () => {
  it("shows its newest hundred", async () => {
    await open("contacts/3");
    await page.getByText("Event log and time in each phase").click();
    await page.getByText("The newest 100 of 140").waitFor();
    expect(await page.locator("ol.timeline li").count()).toBe(100);
  });
});

describe("names from outside", () => {
  it("are text, whatever they look like", async () => {
    await open("batches/1");
    await page.getByRole("link", { name: "<script>alert(1)</script>" }).waitFor();
    await page.getByRole("link", { name: "../../etc/passwd" }).click();
    await page.getByRole("heading", { level: 1, name: "../../etc/passwd" }).waitFor();
    expect(await page.locator("script").count()).toBe(1);
  });

  it("of ten thousand bytes do not break a row", async () => {
    server = new MockServer(8);
    server.contacts[0] = { ...server.contacts[0]!, dealer_name: "😀".repeat(2_500) };
    server.dealers[0] = { ...mockDealer(0), dealer_name: "😀".repeat(2_500) };
    await server.serve(page);
    await page.goto(`${address}#/batches/1`);
    await page.locator("[data-contact='1']").waitFor();
    const box = await page.locator("[data-contact='1']").boundingBox();
    expect(box!.height).toBeLessThan(60);
    await page.goto(`${address}#/contacts/1`);
    await page.locator("h1").waitFor();
    expect(
      await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
    ).toBeLessThanOrEqual(0);
  });
});

describe("the state of the page", () => {
  it("survives a reload, and web storage holds nothing personal", async () => {
    await open("searches/1");
    await page.getByLabel("Email").waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "RAV4 around Austin" }).waitFor();
    const stored = (await page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")) as string;
    expect(stored).toContain("legwork.session");
    expect(stored).not.toMatch(/Jane|example\.com|555|RAV4/);
    const hello = server.heard.filter((one) => one.type === "hello");
    expect(hello[1]).toMatchObject({ session: { id: 3, key: "key" }, log_id: "log", resume_after: 100 });
  });

  it("keeps the selected color theme", async () => {
    await open("searches");
    await page.getByLabel("Color theme").selectOption("dark");
    await page.reload();
    await page.getByText("Connected", { exact: true }).waitFor();
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(19, 23, 26)");
    await page.getByLabel("Color theme").selectOption("light");
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(245, 244, 240)");
  });
});

describe("[P67] a search", () => {
  it("is checked while it is typed, in the server's words, and previews the message", async () => {
    await open("searches/1");
    const mail = page.getByLabel("Email");
    await mail.fill("nonsense");
    await page.getByText("Email is not an e-mail address such as jane@example.com").waitFor();
    await mail.fill("jane@example.com");
    await page.getByText("Email is not an e-mail address").waitFor({ state: "detached" });
    const message = page.getByLabel("Message", { exact: false }).and(page.locator("textarea"));
    await message.fill("Hello {dealer_name}, this is {full_name} {nope}");
    await page.getByText("has the unknown placeholder {nope}").waitFor();
    await message.fill("Hello {dealer_name}, this is {full_name}.");
    expect(await page.locator("[data-test=preview]").innerText()).toBe("Hello Fairview Motors, this is Jane Example.");
    await page.getByLabel("Preview for").selectOption("2");
    expect(await page.locator("[data-test=preview]").innerText()).toBe(
      "Hello Pappas, Sons & Co., this is Jane Example.",
    );
  });

  it("takes a customer who has one name only, and says so to the server", async () => {
    await open("searches/1");
    await page.getByLabel("Last name").fill("");
    await page.getByText("Last name is empty").waitFor();
    await page.getByLabel("The customer has one name only").check();
    await page.getByLabel("Last name").waitFor({ state: "detached" });
    await page.getByText("Address, company, and more, for forms that ask for them").click();
    await page.getByLabel("Form of address").fill("Captain");
    await page.getByText("is not a form of address such as Mr., Ms.").waitFor();
    await page.getByLabel("Form of address").fill("Ms.");
    await saveScreenshot(page, "one_name_only");
    await page.getByLabel("The customer has one name only").uncheck();
    expect(await page.getByLabel("Last name").inputValue()).toBe("");
  });

  it("works by keyboard alone", async () => {
    await open("searches");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("New search");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "New search" }).waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
  });
});

// Scrolls for three seconds' worth of frames and says how many did not come in time; measured, not judged, because
// machines differ.
async function scrolled(scroller: Locator, step: number): Promise<string> {
  const frames = await scroller.evaluate(
    (element, pixels) =>
      new Promise<number[]>((done) => {
        const times: number[] = [];
        const next = (time: number) => {
          times.push(time);
          element.scrollTop += pixels;
          if (times.length < 180) requestAnimationFrame(next);
          else done(times);
        };
        requestAnimationFrame(next);
      }),
    step,
  );
  const gaps = frames.slice(1).map((time, index) => time - frames[index]!);
  const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1000 / 60)) - 1), 0);
  return `${dropped} frames dropped of ${frames.length + dropped}, longest ${Math.max(...gaps).toFixed(0)} ms`;
}

describe("5,000 dealers", () => {
  it("scroll smoothly: few rows are drawn, and frames come", async () => {
    await open("batches/1", 5_000);
    await page.getByText("of 5000 ended").waitFor();
    const scroller = page.getByRole("region", { name: "Dealers of this batch" });
    await scroller.waitFor();
    await expect.poll(() => scroller.evaluate((element) => element.scrollHeight)).toBe(5_000 * 52);
    const flood = setInterval(() => {
      for (let i = 0; i < 10; ++i) {
        const contact_id = 1 + Math.floor(Math.random() * 5_000);
        server.say({
          type: "navigation_started",
          seq: (server.seq += 2),
          at: new Date().toISOString(),
          mode: "practice",
          batch_id: 1,
          contact_id,
          dealer_name: "x",
          status: "contacting",
          phase: "navigating",
          version: 9,
          detail: "",
        });
      }
    }, 50);
    console.log(`5,000 dealers, 200 events a second, 160 pixels a frame: ${await scrolled(scroller, 160)}`);
    clearInterval(flood);
    for (const step of [40, 160, 900])
      console.log(`5,000 dealers, ${step} pixels a frame: ${await scrolled(scroller, step)}`);
    expect(await page.locator("[data-contact]").count()).toBeLessThan(60);
    await scroller.evaluate((element) => (element.scrollTop = element.scrollHeight));
    await page.locator("[data-contact='5000']").waitFor();
  });
});
