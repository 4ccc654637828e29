// The server that the protocol's tests share, and what they do with it.
import { expect } from "vitest";
import { PracticeServer } from "../browser/server";
import { fields, type Fields, type Json } from "./documents";
import { Coverage, Http, ProtocolClient } from "./protocol_client";

export const server = new PracticeServer();
export const coverage = new Coverage();
export const http = new Http(server, coverage);
const clients: ProtocolClient[] = [];

// What one test leaves for the later ones.
export const run = {
  controller: undefined as unknown as ProtocolClient, // the client that has control
  sentContact: 0, // a contact that was sent
  idleBatch: 0, // a batch that was not started
  street: [] as { dealer_name: string; website: string; kind: string }[],
};

export const jane = {
  firstName: "Jane",
  lastName: "Example",
  email: "jane.practice@example.com",
  phone: "(512) 555-0147",
  zipcode: "78701",
  message: "Hello {dealer_name}, is a RAV4 in stock? {full_name}",
};

export function connectClient(options: ConstructorParameters<typeof ProtocolClient>[2] = {}): ProtocolClient {
  const one = new ProtocolClient(server, coverage, options);
  clients.push(one);
  return one;
}

export function dealers(...kinds: string[]): Fields[] {
  return kinds.map((kind) => {
    const found = run.street.find((one) => one.kind === kind)!;
    return { dealer_name: found.dealer_name, website: found.website };
  });
}

export const batch = (list: Json[], more: Fields = {}): Fields => ({
  dealers: list,
  customer_info: jane,
  gap_ms: 0,
  ...more,
});
export const ids = (answer: Fields): number[] => answer.contact_ids as number[];

// A contact as it is now.
export async function contact(id: number): Promise<Fields> {
  return fields((await run.controller.ask("get", { path: `/api/contacts/${id}` })).body);
}

export async function phase(id: number, wanted: string[], withinMs = 90_000): Promise<void> {
  await expect
    .poll(async () => (await contact(id)).phase, { timeout: withinMs, interval: 300, message: `contact ${id}` })
    .toSatisfy((is: string) => wanted.includes(is));
}
