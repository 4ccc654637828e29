// The one socket that a client listens to: one that was given up may still deliver, and is not heard.
import { asFailure } from "./failure";

// What a client needs of a WebSocket; tests give their own.
export interface Socket {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

export interface SocketListener {
  onOpen(): void;
  onMessage(data: unknown): void;
  onClose(code: number, reason: string): void;
}

export class CurrentSocket {
  private socket: Socket | undefined;

  constructor(
    private readonly openSocket: () => Socket,
    private readonly listener: SocketListener,
  ) {}

  get isOpen(): boolean {
    return this.socket !== undefined;
  }
  // Another one after every `open`.
  get identity(): object | undefined {
    return this.socket;
  }

  // In place of the one before.
  open(): void {
    this.close();
    let socket: Socket;
    try {
      socket = this.openSocket();
    } catch (thrown) {
      return this.listener.onClose(1006, asFailure(thrown).message);
    }
    this.socket = socket;
    socket.onopen = () => void (this.socket === socket && this.listener.onOpen());
    socket.onmessage = (event) => void (this.socket === socket && this.listener.onMessage(event.data));
    socket.onclose = (event) => void (this.socket === socket && this.listener.onClose(event.code, event.reason));
    socket.onerror = null; // a close follows, and says more
  }

  send(text: string): void {
    try {
      this.socket?.send(text);
    } catch {
      return; // it is closing, and its close event follows
    }
  }

  // Nothing more is heard of it, its own end neither.
  close(): void {
    const socket = this.socket;
    this.socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
    try {
      socket.close(1000);
    } catch {
      return;
    }
  }
}
