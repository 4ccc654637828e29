// What stands in a case file beside its viewer (docs/trace.md).
import type { ContactDetail } from "../client/messages";
import { failure } from "../client/failure";
import type { Sent, StepDetails, Trace, TracePicture } from "../client/trace_messages";
import type { TraceSource } from "../trace/trace_source";

export interface CaseContent {
  format: 1;
  made_at: string;
  version: string;
  contact: ContactDetail;
  trace: Trace;
  details: Record<string, StepDetails>; // by the number of the step
  sent: Sent;
  pictures: Record<string, string>; // data URLs by file
  pictures_left_out: number;
}

export function caseTraceSource(content: CaseContent): TraceSource {
  return {
    details(number) {
      const found = Object.hasOwn(content.details, number) ? content.details[number] : undefined;
      return found
        ? Promise.resolve(found)
        : Promise.reject(
            failure("not_found", "This file holds only the last steps in full, and this is an earlier one."),
          );
    },
    pictureUrl(picture: TracePicture) {
      const url = Object.hasOwn(content.pictures, picture.file) ? content.pictures[picture.file] : undefined;
      return url?.startsWith("data:image/jpeg;base64,") ? url : undefined;
    },
  };
}

// "#/step/12" → 12; 0 where it names none.
export function stepOfHash(hash: string): number {
  const found = /^#\/step\/([1-9][0-9]{0,8})$/.exec(hash);
  return found ? Number(found[1]) : 0;
}
