// What the trace viewer knows of its steps: which one is shown, how keys walk them, and how they lie on the time axis.
import type { FormInPage, Sent, StepDetails, TracePicture, TraceStep } from "../client/trace_messages";

// The step to show: the wanted one where it is there, else the last that has something to show.
export function shownStep(steps: TraceStep[], wanted: number): TraceStep | undefined {
  const found = steps.find((step) => step.number === wanted);
  if (found) return found;
  const telling = (step: TraceStep) => step.pictures.length > 0 || step.evidence !== "";
  return [...steps].reverse().find(telling) ?? steps.at(-1);
}

// The number of the step that a key leads to; undefined for a key that leads nowhere.
export function stepAfterKey(key: string, current: number, steps: TraceStep[]): number | undefined {
  const index = steps.findIndex((step) => step.number === current);
  const last = steps.length - 1;
  if (last < 0) return undefined;
  const targets: Record<string, number> = {
    ArrowRight: Math.min(index + 1, last),
    ArrowLeft: Math.max(index - 1, 0),
    Home: 0,
    End: last,
  };
  const target = Object.hasOwn(targets, key) ? targets[key] : undefined;
  return target === undefined ? undefined : steps[target]?.number;
}

// Known steps with those that were read from `trace.from` on: a step may have got its pictures and its end since.
export function mergedSteps(known: TraceStep[], from: number, more: TraceStep[]): TraceStep[] {
  return [...known.slice(0, from), ...more];
}

export interface PhaseOnAxis {
  phase: string;
  attempt: number;
  first: number; // number of its first step
  last: number;
  ms: number;
}

// Steps in a row that led to the same phase, with the time from the first of them to the next phase.
export function phasesOf(steps: TraceStep[]): PhaseOnAxis[] {
  const out: PhaseOnAxis[] = [];
  for (const step of steps) {
    const open = out.at(-1);
    if (open && open.phase === step.phase && open.attempt === step.attempt) {
      open.last = step.number;
      open.ms += step.lasted_ms ?? 0;
    } else
      out.push({
        phase: step.phase,
        attempt: step.attempt,
        first: step.number,
        last: step.number,
        ms: step.lasted_ms ?? 0,
      });
  }
  return out;
}

// Shares of the axis, which sum up to 1: by time, and none too short to be seen or pressed.
export function sharesOf(phases: PhaseOnAxis[]): number[] {
  const total = phases.reduce((sum, one) => sum + Math.sqrt(one.ms), 0);
  const least = Math.min(0.04, 1 / Math.max(1, phases.length));
  const raw = phases.map((one) => Math.max(least, total === 0 ? least : Math.sqrt(one.ms) / total));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((one) => one / sum);
}

export interface ShownPicture {
  picture: TracePicture;
  step: TraceStep; // that it was taken at
  isOwn: boolean; // of the shown step itself
  fits: boolean; // places in the page of the shown step are places in it: both were decided from the same look
}

// The last picture of a step that was kept, and is not in `broken`.
export function lastPicture(step: TraceStep, broken?: Set<string>): TracePicture | undefined {
  return [...step.pictures].reverse().find((one) => one.file !== "" && !broken?.has(one.file));
}

// The picture to show for a step: its own last one, else the newest before it.
export function pictureFor(steps: TraceStep[], number: number): ShownPicture | undefined {
  const index = steps.findIndex((step) => step.number === number);
  for (let i = index; i >= 0; --i) {
    const picture = lastPicture(steps[i]!) ?? steps[i]!.pictures.at(-1);
    const isSameLook = steps[i]!.evidence !== "" && steps[i]!.evidence === steps[index]!.evidence;
    if (picture) return { picture, step: steps[i]!, isOwn: i === index, fits: i === index || isSameLook };
  }
  return undefined;
}

export function chosenForm(details: StepDetails | undefined): FormInPage | undefined {
  return details?.evidence?.page?.forms.find((form) => form.chosen);
}

// Placeholders of a text as the values that stand for them, where they may be read.
export function withValues(text: string, sent: Sent | undefined): string {
  if (!sent || sent.state !== "available") return text;
  const values = new Map(
    sent.fields.filter((one) => one.key && one.value !== null).map((one) => [one.key, one.value!]),
  );
  return text.replace(/\{([a-z0-9_]+)\}/g, (whole, key: string) => values.get(key) ?? whole);
}
