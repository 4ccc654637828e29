// What sends is asked about first: always in live mode, and in every mode where a message may arrive twice.
import { afterEach, describe, expect, it, vi } from "vitest";
import { accepted } from "../client/fake";
import { openPage, socket } from "./page";

afterEach(() => vi.unstubAllGlobals());

const failed = { contact_id: 7, batch_id: 1, dealer_name: "Fairview Motors", phase: "failed", readiness: "" };
const doubtful = { contact_id: 8, batch_id: 1, dealer_name: "Brickyard Motors", phase: "unconfirmed", readiness: "" };
const commands = () => socket().commands();

describe("[P49] before something is sent", () => {
  it("[P88] a preflight is repeated without a question, because it sends nothing", async () => {
    const page = await openPage("live");
    const done = page.retryContacts([{ ...failed, readiness: "not_reached" }]);
    expect(page.confirmation.request).toBeUndefined();
    expect(commands()).toEqual([{ type: "batch_retry", batch_id: 1, contact_ids: [7], request_id: 2 }]);
    socket().say(accepted(2));
    expect(await done).toBe(true);
  });

  it("live mode asks, and sends nothing until the answer is yes", async () => {
    const page = await openPage("live");
    const done = page.retryContacts([failed]);
    expect(page.confirmation.request).toMatchObject({ dealers: 1, first: "Fairview Motors" });
    expect(commands()).toEqual([]);
    const answer = page.acceptConfirmation();
    void page.acceptConfirmation(); // a double click
    expect(commands()).toEqual([{ type: "batch_retry", batch_id: 1, contact_ids: [7], request_id: 2 }]);
    expect(page.confirmation).toMatchObject({ isSending: true });
    socket().say(accepted(2));
    await new Promise((later) => setTimeout(later, 100));
    page.closeUnansweredConfirmation(); // another view was opened
    expect(page.confirmation.request).toBeDefined(); // a second click still meets the dialog
    await answer;
    expect(await done).toBe(true);
    expect(page.confirmation).toEqual({ request: undefined, isSending: false });
    expect(commands().length).toBe(1);
    page.stop();
  });

  it("a closed dialog sends nothing", async () => {
    const page = await openPage("live");
    const done = page.retryContacts([failed]);
    page.closeConfirmation();
    expect(await done).toBe(false);
    await page.acceptConfirmation();
    expect(commands()).toEqual([]);
    page.stop();
  });

  it("a dialog that is closed while it sends does not lose the answer", async () => {
    const page = await openPage("live");
    const done = page.retryContacts([failed]);
    void page.acceptConfirmation();
    page.closeConfirmation();
    socket().say(accepted(2));
    expect(await done).toBe(true);
    page.stop();
  });

  it("practice mode does not ask", async () => {
    const page = await openPage("practice");
    const done = page.retryContacts([failed]);
    expect(page.confirmation.request).toBeUndefined();
    expect(commands().length).toBe(1);
    socket().say(accepted(2));
    expect(await done).toBe(true);
    page.stop();
  });

  it("practice mode asks too where the dealer may have the message already", async () => {
    const page = await openPage("practice");
    void page.retryContacts([failed, doubtful]);
    expect(page.confirmation.request).toMatchObject({ dealers: 2, always: true });
    expect(page.confirmation.request!.about).toContain("twice");
    expect(commands()).toEqual([]);
    page.stop();
  });

  it("says to how many and to whom", async () => {
    const { recipients } = await openPage("live");
    const send = async () => undefined;
    expect(recipients({ dealers: 1, first: "Fairview Motors", send })).toBe("Fairview Motors");
    expect(recipients({ dealers: 1_200, first: "Fairview Motors", send })).toBe(
      "1,200 dealers, starting with Fairview Motors,",
    );
    expect(recipients({ dealers: 2, first: "", send })).toBe("2 dealers");
  });
});

describe("[P66] a refusal", () => {
  it("of a CAPTCHA that is not answered yet is shown in the server's words", async () => {
    const page = await openPage("practice");
    const answer = page.sendCommand("resolve", { contact_id: 7, seen: 4 }, "Continuing");
    const message = "The page does not show that the CAPTCHA is answered: answer it on the page first.";
    socket().say({ type: "error", code: "conflict", message, request_id: 2, next_request: 3 });
    expect(await answer).toBeUndefined();
    expect(page.notices.list).toMatchObject([{ tone: "bad", text: `Continuing: ${message}` }]);
    page.stop();
  });
});
