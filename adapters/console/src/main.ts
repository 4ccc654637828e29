// Starts the page: a one-time code is removed from the address before anything else, then the connection is made.
import { createApp } from "vue";
import { Failure } from "./client";
import { startClock } from "./store/clock";
import { connectionState, startConnection } from "./store/connection";
import { startServerState } from "./store/server_state";
import { logInWith, takeLoginCode } from "./store/login";
import { notify } from "./store/notices";
import { startRouting } from "./store/route";
import { startTheme } from "./store/theme";
import App from "./App.vue";
import "./style/colors.css";
import "./style/base.css";
import "./style/forms.css";

async function startPage(code: string | undefined): Promise<void> {
  startTheme();
  startRouting();
  const app = createApp(App);
  app.config.errorHandler = (thrown) => {
    console.error(thrown);
    notify("bad", "Something went wrong on this page. The contacts continue; reload the page to see their state.");
  };
  app.mount("#app");
  const stops = [startClock(), startServerState()];
  if (code) {
    const why = await logInWith({ code });
    if (why instanceof Failure) connectionState.codeRefusal = why.message; // an earlier cookie may still be valid
  }
  stops.push(startConnection());
  addEventListener("pagehide", (event) => {
    if (!event.persisted) for (const stop of stops) stop();
  });
}

void startPage(takeLoginCode());
