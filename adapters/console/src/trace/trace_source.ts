// Where the viewer's details and pictures come from: the server, or the file that it stands in.
import type { InjectionKey } from "vue";
import type { StepDetails, TracePicture } from "../client/trace_messages";

export interface TraceSource {
  details(number: number): Promise<StepDetails>;
  pictureUrl(picture: TracePicture): string | undefined; // undefined where it can no longer be shown
}

export const traceSource: InjectionKey<TraceSource> = Symbol("traceSource");
