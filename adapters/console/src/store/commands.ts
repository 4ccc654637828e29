// Commands that are sent from several places, with the same wording.
import type { Accepted } from "../client/messages";
import { sendCommand } from "./connection";
import { notify } from "./notices";
import { confirmSend } from "./send_confirmation";
import { formatCount } from "../format";

// After the press a cancellation is only a request: then that is said at once (P06).
export async function cancelContact(contact: { contact_id: number; dealer_name: string }): Promise<boolean> {
  const name = contact.dealer_name.slice(0, 80);
  const answer = await sendCommand("contact_cancel", { contact_id: contact.contact_id }, `Canceling ${name}`);
  if (answer?.cancelled === "wish")
    notify("plain", `${name}: the send button was already pressed. The request is recorded; wait for the outcome.`);
  return answer !== undefined;
}

type RetriedContact = { contact_id: number; batch_id: number; dealer_name: string; phase: string; readiness: string };

// Tries contacts of one batch again. Where one of them may have been sent already, it is asked in every mode. True when
// the server took it.
export async function retryContacts(contacts: readonly RetriedContact[]): Promise<boolean> {
  const first = contacts[0];
  if (!first) return false;
  const isDoubtful = contacts.some((one) => one.phase === "unconfirmed");
  let answer: Accepted | undefined;
  const send = async () => {
    const what = contacts.length === 1 ? first.dealer_name.slice(0, 80) : formatCount(contacts.length, "contact");
    answer = await sendCommand(
      "batch_retry",
      { batch_id: first.batch_id, contact_ids: contacts.map((one) => one.contact_id) },
      `Trying ${what} again`,
    );
  };
  if (first.readiness)
    await send(); // of a preflight, which sends nothing
  else
    await confirmSend({
      dealers: contacts.length,
      first: first.dealer_name,
      about: isDoubtful ? "If the first message did arrive after all, the dealer gets it twice." : "",
      always: isDoubtful,
      send,
    });
  return answer !== undefined;
}
