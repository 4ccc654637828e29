// The steps of one contact as they come in, for the view that shows them: read once, then only what may have changed.
import { onBeforeUnmount, shallowReactive } from "vue";
import type { Sent, Trace } from "../client";
import { asFailure, urlBelow } from "../client";
import type { StepDetails, TracePicture } from "../client";
import type { TraceSource } from "../trace/trace_source";
import { mergedSteps } from "../trace/trace_steps";
import { baseUrl, http, onReconnect } from "./connection";

export interface ContactTrace {
  trace: Trace | undefined;
  sent: Sent | undefined;
  problem: string;
  load(): Promise<void>;
}

const stepsAtOnce = 500; // as the server gives them

export function useContactTrace(id: () => number): ContactTrace {
  let running: AbortController | undefined;
  let isStale = false;
  let isLeft = false;
  const out = shallowReactive<ContactTrace>({ trace: undefined, sent: undefined, problem: "", load });

  async function read(signal: AbortSignal): Promise<Trace> {
    let steps = out.trace?.steps ?? [];
    // The last step may have got pictures and an end since it was read.
    let from = Math.max(0, steps.length - 1);
    for (;;) {
      const page = await http.call<Trace>(`api/contacts/${id()}/trace?from=${from}&limit=${stepsAtOnce}`, { signal });
      steps = mergedSteps(steps, from, page.steps);
      from = steps.length;
      if (page.steps.length === 0 || from >= page.total) return { ...page, from: 0, steps };
    }
  }

  // What happens while it is read is read afterwards, once: a contact at work tells something all the time.
  async function load(): Promise<void> {
    if (running) {
      isStale = true;
      return;
    }
    const own = (running = new AbortController());
    isStale = false;
    try {
      const [trace, sent] = await Promise.all([
        read(own.signal),
        http.call<Sent>(`api/contacts/${id()}/sent`, { signal: own.signal }),
      ]);
      Object.assign(out, { trace, sent, problem: "" });
    } catch (thrown) {
      const why = asFailure(thrown);
      if (why.code !== "aborted") out.problem = why.message;
    }
    running = undefined;
    if (isStale && !isLeft) void load();
  }

  const stop = onReconnect(() => void load());
  onBeforeUnmount(() => {
    stop();
    isLeft = true;
    running?.abort();
  });
  return out;
}

export function serverTraceSource(id: number): TraceSource {
  return {
    details: (number) => http.call<StepDetails>(`api/contacts/${id}/trace/${number}`),
    pictureUrl: (picture: TracePicture) => (picture.url ? urlBelow(baseUrl, picture.url) : undefined),
  };
}
