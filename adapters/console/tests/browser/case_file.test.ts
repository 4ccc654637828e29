// The case file as whoever gets it has it: opened from disk in a real Chromium, without any connection.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseContent } from "../../src/case_file/case_content";
import { expectAccessible, expectNoSidewaysScroll, launch, newPage, saveScreenshot } from "./chromium";
import { PracticeServer } from "./server";
import { expectStatus, jane, openView, row, start, visit, writeSearch } from "./user_steps";

let browser: Browser;
let server: PracticeServer;
const folder = mkdtempSync(join(tmpdir(), "legwork-case-"));
beforeAll(async () => {
  browser = await launch();
  server = await new PracticeServer().start();
});
afterAll(async () => {
  await server.stop();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const auth = () => ({ headers: { Authorization: `Bearer ${server.token}` } });
const caseOf = async (id: number) => (await fetch(`${server.address}api/contacts/${id}/case.html`, auth())).text();

function contentOf(file: string): CaseContent {
  return JSON.parse(/id="case">([^<]*)<\/script>/.exec(file)![1]!) as CaseContent;
}

// Opens it from disk; whatever it asks of anybody is in `asked`.
async function openFile(name: string, html: string): Promise<{ page: Page; asked: string[]; close(): Promise<void> }> {
  const path = join(folder, name);
  writeFileSync(path, html);
  const { page, context, pageErrors } = await newPage(browser);
  const asked: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("data:") && !url.startsWith(`file://${path}`)) asked.push(url);
  });
  await page.goto(`file://${path}`);
  return {
    page,
    asked,
    async close() {
      expect(pageErrors.list).toEqual([]);
      expect(asked).toEqual([]);
      await context.close();
    },
  };
}

describe("[P79] a case file", () => {
  let file = "";

  it("opens from disk with the same viewer, asks nobody for anything, and is walked with the arrows", async () => {
    const { page, context } = await newPage(browser);
    await visit(page, server);
    await writeSearch(page, "One", ["Bluebird Motors"]);
    await start(page);
    await expectStatus(page, "Bluebird Motors", "contacted");
    await row(page, "Bluebird Motors").getByRole("link").click();
    await page.locator("[data-test=trace] .picture img").waitFor();
    await page.locator("[data-test=message]").waitFor();
    for (const [type, name] of [
      ["form_filled", "filled"],
      ["contact_success", "sent"],
    ] as const) {
      const steps = (await (await fetch(`${server.address}api/contacts/1/trace`, auth())).json()) as {
        steps: { number: number; type: string }[];
      };
      const step = steps.steps.find((one) => one.type === type)!;
      await openView(page, `contacts/1/step/${step.number}`);
      await page.locator("[data-test=step-details]").getByRole("heading", { name: "The page" }).first().waitFor();
      await page.waitForTimeout(300);
      await saveScreenshot(page, `trace_${name}`);
      await expectAccessible(page, `the trace, ${name}`);
    }
    await context.close();

    file = await caseOf(1);
    const content = contentOf(file);
    const opened = await openFile("contact-1.html", file);
    const details = opened.page.locator("[data-test=step-details]");
    await details.waitFor();
    expect(await opened.page.title()).toBe("Contact 1: Bluebird Motors");
    await opened.page.getByText("Practice: not a real contact").waitFor();
    expect(await opened.page.locator("[data-step]").count()).toBe(content.trace.steps.length);
    const filled = content.trace.steps.find((one) => one.type === "form_filled")!;
    await opened.page.locator(`[data-step="${filled.number}"]`).click();
    await opened.page.locator("[data-test=mark]").first().waitFor();
    const image = opened.page.locator(".picture img");
    expect(await image.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBeGreaterThan(
      1_000,
    );
    await opened.page.locator("[data-test=field]").getByText(`Writes ${jane.Email}`).waitFor();
    await opened.page.keyboard.press("ArrowRight");
    await expect.poll(() => details.getAttribute("aria-label")).toBe(`Step ${filled.number + 1}`);
    expect(await opened.page.evaluate("location.hash")).toBe(`#/step/${filled.number + 1}`);
    expect(await opened.page.locator("[data-test=message]").innerText()).toContain("Bluebird Motors");
    expect(await opened.page.locator("[data-test=sent]").innerText()).toContain(jane.Email);
    await expectAccessible(opened.page, "the case file");
    await expectNoSidewaysScroll(opened.page, "the case file");
    await saveScreenshot(opened.page, "case_file");
    await opened.close();
  });

  it("forbids itself every connection and every script but its own", async () => {
    const attempt = file.replace(
      "</body>",
      "<script>window.attacked = 1</script><img src='https://example.com/x.png'></body>",
    );
    expect(attempt).not.toBe(file);
    const path = join(folder, "attempt.html");
    writeFileSync(path, attempt);
    const { page, context } = await newPage(browser);
    const reached: string[] = [];
    page.on("requestfinished", (request) => reached.push(request.url()));
    page.on("response", (response) => reached.push(response.url()));
    await page.goto(`file://${path}`);
    await page.locator("[data-test=step-details]").waitFor(); // its own script runs
    expect(await page.evaluate("window.attacked")).toBeUndefined();
    expect(await page.evaluate("fetch('https://example.com/').then(() => 'sent', () => 'refused')")).toBe("refused");
    expect(reached.filter((url) => url.startsWith("http"))).toEqual([]);
    await context.close();
  });

  it("shows what a website said as text, whatever it is", async () => {
    const said = "</script><script>window.attacked=1</script><img src=x onerror=window.attacked=1>\u2028\u2029\"'`<!--";
    const content = contentOf(file);
    content.contact.dealer_name = said;
    content.trace.steps[3]!.detail = said;
    content.trace.steps[3]!.url = "javascript:window.attacked=1";
    for (const details of Object.values(content.details))
      if (details.evidence?.page) details.evidence.page.title = said;
    // As the server writes it (tests/adapters/service/case_file_test.cpp).
    const block = JSON.stringify(content).replace(
      /[<>&\u2028\u2029]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    const hostile = file.replace(/(id="case">)[^<]*/, (_, begin: string) => begin + block);
    const { page, close } = await openFile("hostile.html", hostile);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(said);
    await page.locator("[data-step='4']").click();
    await page.locator("[data-test=step-details]").getByText("window.attacked=1").first().waitFor();
    expect(await page.evaluate("window.attacked")).toBeUndefined();
    expect(await page.locator("a[href^='javascript']").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(2);
    await close();
  });

  it("says after forget that the customer's details are gone, and holds none of them", async () => {
    const answer = await fetch(`${server.address}api/forget`, {
      method: "POST",
      body: JSON.stringify({ email: jane.Email }),
      headers: { ...auth().headers, "Content-Type": "application/json" },
    });
    expect(answer.status).toBe(200);
    const after = await caseOf(1);
    for (const secret of [jane.Email, "data:image/jpeg;base64,/9j", jane["Last name"]])
      expect(after).not.toContain(secret);
    const { page, close } = await openFile("forgotten.html", after);
    await page.locator("[data-test=forgotten]").waitFor();
    expect(await page.locator("[data-test=message]").count()).toBe(0);
    await page.locator("[data-step]").first().click();
    await saveScreenshot(page, "case_file_forgotten");
    await close();
  });
});
