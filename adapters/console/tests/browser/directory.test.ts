// The directory: files with bad lines, hostile names, merging, and thousands of dealers.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launch, newPage, saveScreenshot, type PageErrors } from "./chromium";
import { selectDealer, expectPhase, expectStatus, openView, start, visit, writeSearch } from "./user_steps";
import { PracticeServer } from "./server";
import { workbook } from "./workbook";

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

async function importFile(name: string, content: string | Buffer): Promise<string> {
  await openView(page, "directory");
  await page.getByRole("button", { name: "Import a file" }).first().click();
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const result = page.locator("[data-test=import-result]");
  await result.waitFor({ timeout: 60_000 });
  return result.innerText();
}

const site = (host: string) => `http://${host}.test:${server.street}/`;

describe("[P62] an import", () => {
  it("takes what is right, and says what is wrong line by line", async () => {
    const text = `dealer_name,website\nGood One,${site("good-one")}\n,${site("nameless")}\nBad Site,javascript:alert(1)\nNot Ours,https://example.org/\n`;
    const result = await importFile("dealers.csv", text);
    expect(result).toContain("1 entry added");
    expect(result).toMatch(/3[\s\S]*4[\s\S]*5/);
    await saveScreenshot(page, "import_with_bad_lines");
    await page.getByLabel("Name contains").fill("Good One");
    await page.getByText("1 found").waitFor();
  });

  it("takes a workbook as it takes text, says how it was read, and what is wrong in words that fit", async () => {
    const result = await importFile(
      "whatever.bin",
      workbook([
        ["Our dealers"],
        ["Firma", "Webseite"],
        ["Good Workbook", site("good-workbook")],
        ["Mail", "info@mail.test"],
        ["Again", site("good-workbook")],
      ]),
    );
    expect(result).toContain("1 entry added, 0 changed, 2 lines skipped");
    expect(result).toContain("Note: what stands above line 2, which names the columns, was not read.");
    expect(result).toMatch(/4\s+website: This is an e-mail address, not a website/);
    expect(result).toMatch(/5\s+website is the same as on line 3/);
    await saveScreenshot(page, "import_of_a_workbook");
  });

  it("takes what was copied from a spreadsheet", async () => {
    await openView(page, "directory");
    await page.getByRole("button", { name: "Import a file" }).first().click();
    await page.getByText("Or paste the lines").click();
    await page.getByLabel("Lines").fill(`Company\tWeb site\nPasted Cars\t${site("pasted")}\u00a0\nNone\tn/a\n`);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    const result = page.locator("[data-test=import-result]");
    await result.waitFor();
    expect(await result.innerText()).toContain("1 entry added, 0 changed, 1 line skipped");
    expect(await result.innerText()).toContain('This says that there is no website ("n/a")');
  });

  it("of something else entirely is refused in words", async () => {
    await openView(page, "directory");
    await page.getByRole("button", { name: "Import a file" }).first().click();
    await page.getByLabel("File", { exact: true }).setInputFiles({
      name: "x.geojson",
      mimeType: "text/plain",
      buffer: Buffer.from('{"type":"FeatureCollection","features":7'),
    });
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect.poll(() => page.locator("[data-test=import-result], .problem[role=alert]").count()).toBeGreaterThan(0);
  });
});

describe("[P62] postal codes", () => {
  it("of two countries are asked about, and dealers without a known location are counted and can be listed", async () => {
    const text = `name,website,zip,country\nNorth Gate,${site("north-gate")},10115,Germany\nWest Gate,${site("west-gate")},10115,US\nNo Gate,${site("no-gate")},,US\n`;
    expect(await importFile("dealers.csv", text)).toContain("2 of 3 dealers have no known location");
    await page.getByRole("button", { name: "Import a file" }).first().click();
    await importFile("DE.txt", "DE\t10115\tBerlin\tLand Berlin\tBE\t\t\t\t\t52.5323\t13.3846\t4\n");
    await page.getByRole("button", { name: "Import a file" }).first().click();
    await page.getByLabel("Near ZIP code").fill("10115");
    await page.getByRole("button", { name: "New York, NY (the United States)" }).waitFor();
    await saveScreenshot(page, "postal_code_of_two_countries");
    await page.getByRole("button", { name: "Berlin, BE (Germany)" }).click();
    await page.getByLabel("Distance in miles").fill("20");
    await page.getByText("1 found").waitFor();
    await page.getByText("North Gate", { exact: true }).waitFor();
    expect(await page.getByLabel("Country of the ZIP code").inputValue()).toBe("DE");
    await page.getByLabel("List them too, after the others").check();
    await page.getByText("2 found").waitFor();
    await page.getByText("no known location: no postal code is given").waitFor();
    await page.getByRole("link", { name: "See them in the directory" }).click();
    await page.getByText("1 found").waitFor();
    await saveScreenshot(page, "dealers_without_location");
    await page.getByRole("button", { name: "Edit No Gate" }).click();
    const box = page.locator("dialog");
    await box.getByLabel("ZIP code").fill("10115");
    await box.getByLabel("Country", { exact: true }).fill("Germany");
    await box.getByRole("button", { name: "Save" }).click();
    await page.getByText("Every dealer has a known location.").waitFor();
  });
});

describe("hostile names", () => {
  it("are text everywhere, from the directory to the contact", async () => {
    const long = "😀".repeat(2_500);
    const text = `dealer_name,website\n"<script>alert(1)</script>",${site("script")}\n../../etc/passwd,${site("bluebird-motors")}\n${long},${site("long")}\n`;
    await importFile("hostile.csv", text);
    await writeSearch(page, "<img src=x onerror=alert(1)>", []);
    await selectDealer(page, "../../etc/passwd");
    await start(page);
    await expectStatus(page, "../../etc/passwd", "contacted");
    await openView(page, "searches");
    await page.getByRole("link", { name: "<img src=x onerror=alert(1)>", exact: true }).waitFor();
    expect(await page.locator("img[src=x]").count()).toBe(0);
  });
});

describe("[P62] a dealer", () => {
  it("is added, edited, kept from being contacted, and merged", async () => {
    await openView(page, "directory");
    await page.getByRole("button", { name: "Add a dealer" }).click();
    const box = page.locator("dialog");
    await box.getByRole("button", { name: "Save" }).click();
    await box.getByText("Name is empty").waitFor();
    await box.getByLabel("Name").fill("Twin One");
    await box.getByLabel("Website").fill(site("twin"));
    await box.getByRole("button", { name: "Save" }).click();
    await box.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Add a dealer" }).click();
    await box.getByLabel("Name").fill("Twin Two");
    await box.getByLabel("Website").fill(site("twin"));
    await box.getByLabel("City").fill("Austin");
    await box.getByRole("button", { name: "Save" }).click();
    await box.waitFor({ state: "detached" });
    await page.getByLabel("Name contains").fill("Twin");
    await page.getByText("3 found").waitFor(); // and Twin Pines Auto
    await page.getByLabel("Only dealers that share a website").check();
    await page.getByText("2 found").waitFor();
    await page.getByLabel("Select Twin One").check();
    await page.getByLabel("Select Twin Two").check();
    await page.getByRole("button", { name: "Merge into one" }).click();
    await box.getByRole("button", { name: "Merge", exact: true }).click();
    await page.getByText("No two dealers share a website.").waitFor();
    await page.getByLabel("Only dealers that share a website").uncheck();
    await page.getByText("2 found").waitFor();
    await page.getByRole("button", { name: "Edit Twin One" }).click();
    expect(await box.getByLabel("City").inputValue()).toBe("Austin");
    await box.getByLabel("Do not contact this dealer").check();
    await box.getByRole("button", { name: "Save" }).click();
    await page.getByText("do not contact", { exact: true }).waitFor();
    await openView(page, "settings");
    const never = page.getByRole("region", { name: "Domains that are never contacted" });
    await never.getByText("set in the directory").waitFor();
    await page.getByRole("button", { name: "Remove twin.test from the list" }).click();
    await page.getByText("The list is empty.").waitFor();
  });
});

const many = 5_000; // as many as one batch holds

describe("thousands of dealers", () => {
  it("are brought in, found, chosen, begun as one batch and scrolled without lag", async () => {
    const lines = Array.from(
      { length: many },
      (_, i) => `Dealer ${String(i + 1).padStart(4, "0")},${site(`many-${i + 1}`)}`,
    );
    await importFile("many.csv", `dealer_name,website\n${lines.join("\n")}\n`);
    await writeSearch(page, "Many", []);
    await page.getByLabel("Dealer name contains").fill("Dealer ");
    await page.getByText("0 selected of 5,000 found.").waitFor({ timeout: 20_000 });
    await page.getByRole("button", { name: "All", exact: true }).click();
    const began = Date.now();
    await page.getByRole("button", { name: /^Start with 5,000/ }).click();
    await page.getByRole("heading", { level: 1, name: /^Batch/ }).waitFor({ timeout: 30_000 });
    await page.getByText("of 5000 ended").waitFor({ timeout: 20_000 });
    console.log(`a batch of ${many} was on the page after ${Date.now() - began} ms`);
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByRole("button", { name: "Stop now and cancel what is running" }).click();
    await expectPhase(page, "Stopped");
    const scroller = page.getByRole("region", { name: "Dealers of this batch" });
    await expect.poll(() => scroller.evaluate((element) => element.scrollHeight), { timeout: 20_000 }).toBe(many * 52);
    await scroller.evaluate((element) => (element.scrollTop = element.scrollHeight));
    await page.getByRole("link", { name: "Dealer 5000" }).waitFor();
  });
});
