// What other programs may use.
export { baseOf, below, socketAddress } from "./address";
export { LegworkClient, type Connection, type Listener, type Options, type Socket } from "./client";
export { asFailure, Failure, failure } from "./failure";
export { Http } from "./http";
export { forgetful, storedUnder, type Memory, type Remembered } from "./memory";
export * from "./messages";
export { attemptsAtMost, browserWorld, waitBefore, type World } from "./pace";
