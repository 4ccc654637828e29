// Orders that are given from several places, in one wording.
import { order } from "./connection";
import { tell } from "./notices";

// After the press a cancel is only a wish: then that is said at once (P06).
export async function cancelContact(contact: { contact_id: number; dealer_name: string }): Promise<boolean> {
  const name = contact.dealer_name.slice(0, 80);
  const answer = await order("contact_cancel", { contact_id: contact.contact_id }, `Cancelling ${name}`);
  if (answer?.cancelled === "wish") tell("plain", `${name}: the send button was pressed already. The wish is noted, and the outcome is awaited.`);
  return answer !== undefined;
}

export async function retryContact(contact: { contact_id: number; batch_id: number; dealer_name: string }): Promise<boolean> {
  const answer = await order("batch_retry", { batch_id: contact.batch_id, contact_ids: [contact.contact_id] }, `Trying ${contact.dealer_name.slice(0, 80)} again`);
  return answer !== undefined;
}
