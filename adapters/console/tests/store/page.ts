// The stores of the page without a page: its globals are stubbed, and its socket is a fake one.
import { vi } from "vitest";
import type { Mode } from "../../src/client";
import { FakeSocket, welcome } from "../client/fake";

export const sockets: FakeSocket[] = [];
export const socket = () => sockets.at(-1)!;

class PageSocket extends FakeSocket {
  constructor() {
    super();
    sockets.push(this);
  }
}

// Loads the stores as a page of that mode would have them, connected and with control.
export async function openPage(mode: Mode) {
  vi.resetModules();
  sockets.length = 0;
  const nothing = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  vi.stubGlobal("location", { href: "http://127.0.0.1:8001/", hash: "" });
  vi.stubGlobal("sessionStorage", nothing);
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  vi.stubGlobal("WebSocket", PageSocket);
  const connection = await import("../../src/store/connection");
  const commands = await import("../../src/store/commands");
  const notices = await import("../../src/store/notices");
  const sending = await import("../../src/store/send_confirmation");
  vi.stubGlobal("document", { title: "", hidden: false }); // not before: Vue would take it for a real one
  const stop = connection.startConnection();
  socket().open();
  socket().say(welcome({ mode }));
  return { ...connection, ...commands, ...notices, ...sending, stop };
}
