// What other programs may use.
export { LegworkClient, type ConnectionStatus, type Listener, type Options } from "./client";
export type { Socket } from "./current_socket";
export { asFailure, Failure, failure } from "./failure";
export { Http } from "./http";
export { LiveClient, type LiveOptions, type Watcher } from "./live_client";
export * from "./live_messages";
export * from "./messages";
export * from "./trace_messages";
export { maxAttempts, reconnectDelay } from "./reconnect_delay";
export { memorySessionStore, webSessionStore, type SessionStore, type StoredSession } from "./session_store";
export { browserEnvironment, type Environment } from "./timers";
export { baseUrlOf, liveUrlOf, socketUrlOf, urlBelow } from "./urls";
