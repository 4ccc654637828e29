// A contact's live page for one view: watched while the view is there and its tab is shown, drawn on its canvas.
import { onBeforeUnmount, onMounted, shallowReactive, watch, type Ref } from "vue";
import {
  LiveClient,
  liveUrlOf,
  type ConnectionStatus,
  type PageView,
  type PersonInput,
  type PictureSize,
} from "../client";
import type { Socket } from "../client";

export const liveClient = new LiveClient({
  openSocket: () => {
    const socket = new WebSocket(liveUrlOf(location.href));
    socket.binaryType = "arraybuffer";
    return socket as unknown as Socket;
  },
});

export interface LivePageState {
  status: ConnectionStatus;
  view: PageView | undefined;
  hasPicture: boolean;
  endedWords: string; // why there are no more pictures, "" while there may be some
  refusal: string; // why the last input was not taken
}

export interface LivePage {
  state: LivePageState;
  act(input: PersonInput): void;
}

export function useLivePage(
  contactId: () => number,
  size: PictureSize,
  canvas: Ref<HTMLCanvasElement | undefined>,
): LivePage {
  const state = shallowReactive<LivePageState>({
    status: liveClient.connection,
    view: undefined,
    hasPicture: false,
    endedWords: "",
    refusal: "",
  });
  let stopWatching: (() => void) | undefined;
  let newest = 0; // of the pictures that came; an older one that is decoded late is not drawn

  async function draw(jpeg: Uint8Array, drawn: () => void): Promise<void> {
    const own = ++newest;
    try {
      const image = await createImageBitmap(new Blob([jpeg as BlobPart], { type: "image/jpeg" }));
      const target = canvas.value;
      if (own === newest && target && stopWatching) {
        if (target.width !== image.width || target.height !== image.height) {
          target.width = image.width;
          target.height = image.height;
        }
        target.getContext("2d")?.drawImage(image, 0, 0);
        state.hasPicture = true;
      }
      image.close();
    } catch {
      // a picture that cannot be read is left out; the next one follows
    } finally {
      drawn();
    }
  }

  function start(): void {
    if (stopWatching || document.hidden) return;
    state.endedWords = "";
    stopWatching = liveClient.watch(contactId(), size, {
      onStatus: (status) => void (state.status = status),
      onView: (view) => {
        state.view = view;
        state.endedWords = "";
        if (view.may_act) state.refusal = "";
        if (view.width === 0) state.hasPicture = false;
      },
      onFrame: (jpeg, drawn) => void draw(jpeg, drawn),
      onEnded: (words) => {
        state.endedWords = words;
        state.view = undefined;
        state.hasPicture = false;
      },
      onRefused: (message) => void (state.refusal = message),
    });
  }

  function stop(): void {
    stopWatching?.();
    stopWatching = undefined;
    ++newest;
  }

  // A tab that nobody sees needs no pictures.
  function onVisibility(): void {
    if (document.hidden) stop();
    else start();
  }

  onMounted(() => {
    document.addEventListener("visibilitychange", onVisibility);
    start();
  });
  watch(contactId, () => {
    stop();
    state.view = undefined;
    state.hasPicture = false;
    start();
  });
  onBeforeUnmount(() => {
    document.removeEventListener("visibilitychange", onVisibility);
    stop();
  });
  return { state, act: (input) => liveClient.act(contactId(), input) };
}
