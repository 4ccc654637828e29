// Orders that are given from several places, in one wording.
import type { Accepted } from "../client/messages";
import { order } from "./connection";
import { tell } from "./notices";
import { confirmSend } from "./send_confirmation";
import { count } from "./words";

// After the press a cancel is only a wish: then that is said at once (P06).
export async function cancelContact(contact: { contact_id: number; dealer_name: string }): Promise<boolean> {
  const name = contact.dealer_name.slice(0, 80);
  const answer = await order("contact_cancel", { contact_id: contact.contact_id }, `Cancelling ${name}`);
  if (answer?.cancelled === "wish") tell("plain", `${name}: the send button was pressed already. The wish is noted, and the outcome is awaited.`);
  return answer !== undefined;
}

type Retried = { contact_id: number; batch_id: number; dealer_name: string; phase: string };

// Tries contacts of one batch again. Where one of them may have been sent already, it is asked in every mode. True when
// the server took it.
export async function retryContacts(contacts: readonly Retried[]): Promise<boolean> {
  const first = contacts[0];
  if (!first) return false;
  const isDoubtful = contacts.some((one) => one.phase === "unconfirmed");
  let answer: Accepted | undefined;
  await confirmSend({
    dealers: contacts.length,
    first: first.dealer_name,
    about: isDoubtful ? "If the first message did arrive after all, the dealer has it twice." : "",
    always: isDoubtful,
    send: async () => {
      const what = contacts.length === 1 ? first.dealer_name.slice(0, 80) : count(contacts.length, "contact");
      answer = await order("batch_retry", { batch_id: first.batch_id, contact_ids: contacts.map((one) => one.contact_id) }, `Trying ${what} again`);
    },
  });
  return answer !== undefined;
}
