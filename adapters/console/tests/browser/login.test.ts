// Coming in, and staying out.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectAccessible, launch, newPage, saveScreenshot } from "./chromium";
import { visit } from "./user_steps";
import { fromDist, PracticeServer } from "./server";

let browser: Browser;
let server: PracticeServer;
beforeAll(async () => void (browser = await launch()));
afterAll(async () => browser.close());
beforeEach(async () => void (server = await new PracticeServer().start()));
afterEach(async () => server.stop());

describe("[P42] the address that was printed", () => {
  it("logs in once, leaves nothing of its code in the address, and a reload stays in", async () => {
    const { page, context, pageErrors } = await newPage(browser);
    await visit(page, server);
    expect(page.url()).not.toContain("code");
    expect(await page.title()).toBe("PRACTICE · Legwork");
    await page.reload();
    await page.getByText("Connected", { exact: true }).waitFor();
    await page.goBack().catch(() => undefined);
    expect(page.url()).not.toContain("code");
    expect(pageErrors.list).toEqual([]);
    await context.close();
  });

  it("does not log in twice, and says what to do instead", async () => {
    const first = await newPage(browser);
    await visit(first.page, server);
    const second = await newPage(browser);
    await fromDist(second.page, server);
    await second.page.goto(server.url);
    await second.page.getByRole("heading", { name: "Log in" }).waitFor();
    await second.page.getByText("This address was already used").waitFor();
    await expectAccessible(second.page, "log-in");
    await saveScreenshot(second.page, "log_in");
    await first.context.close();
    await second.context.close();
  });
});

describe("[P46] under a path prefix", () => {
  it("everything works the same", async () => {
    const prefixed = await new PracticeServer(["--path-prefix", "/some/where"]).start();
    const { page, context, pageErrors } = await newPage(browser);
    await visit(page, prefixed);
    expect(new URL(page.url()).pathname).toBe("/some/where/");
    await page.evaluate("location.hash = '#/directory'");
    await page.getByText("57 found").waitFor();
    await page.reload();
    await page.getByText("57 found").waitFor();
    expect(pageErrors.list).toEqual([]);
    await context.close();
    await prefixed.stop();
  });
});

describe("[P42] a token", () => {
  it("that is wrong is refused in words, and the right one logs in", async () => {
    const { page, context, pageErrors } = await newPage(browser);
    await fromDist(page, server);
    await page.goto(server.address);
    const field = page.getByLabel("Token");
    await field.fill("too short");
    await page.keyboard.press("Enter");
    await page.getByText("A token has 43 characters").waitFor();
    await field.fill("A".repeat(43));
    await page.keyboard.press("Enter");
    await page.getByText("This token is unknown").waitFor();
    await field.fill(server.token);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByText("Connected", { exact: true }).waitFor();
    expect(
      await page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])"),
    ).not.toContain(server.token);
    expect(pageErrors.list).toEqual([]);
    await page.evaluate("location.hash = '#/settings'");
    await page.getByRole("button", { name: "Log out" }).click();
    await page.getByRole("heading", { name: "Log in" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Log in" }).waitFor();
    await context.close();
  });

  it("that is revoked is out within seconds", async () => {
    const owner = await newPage(browser);
    await visit(owner.page, server);
    await owner.page.evaluate("location.hash = '#/settings'");
    await owner.page.getByLabel("Name of a new token").fill("guest");
    await owner.page.getByLabel("Role").selectOption("viewer");
    await owner.page.getByRole("button", { name: "Add", exact: true }).click();
    const token = await owner.page.locator("dialog .code").innerText();
    await owner.page.getByRole("button", { name: "Done" }).click();
    const guest = await newPage(browser);
    await fromDist(guest.page, server);
    await guest.page.goto(server.address);
    await guest.page.getByLabel("Token").fill(token);
    await guest.page.getByRole("button", { name: "Log in" }).click();
    await guest.page.getByText("You are watching.").waitFor();
    await owner.page.getByRole("button", { name: "Revoke guest" }).click();
    await owner.page.getByRole("button", { name: "Revoke", exact: true }).click();
    await guest.page.getByRole("heading", { name: "Log in" }).waitFor({ timeout: 10_000 });
    await owner.context.close();
    await guest.context.close();
  });
});
