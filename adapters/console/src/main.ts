// The page begins: a one-time code leaves the address before anything else, then the connection is made.
import { createApp } from "vue";
import { Failure } from "./client";
import { startClock } from "./store/clock";
import { link, startConnection } from "./store/connection";
import { startLive } from "./store/live";
import { logInWith, takeCode } from "./store/log_in";
import { tell } from "./store/notices";
import { startRouting } from "./store/route";
import { startTheme } from "./store/theme";
import App from "./App.vue";
import "./style/colours.css";
import "./style/base.css";
import "./style/forms.css";

async function begin(code: string | undefined): Promise<void> {
  startTheme();
  startRouting();
  const app = createApp(App);
  app.config.errorHandler = (thrown) => {
    console.error(thrown);
    tell("bad", "Something on this page went wrong. The contacts go on; reload the page to see them as they are.");
  };
  app.mount("#app");
  const stops = [startClock(), startLive()];
  if (code) {
    const why = await logInWith({ code });
    if (why instanceof Failure) link.refusedCode = why.message; // a cookie from before may still do
  }
  stops.push(startConnection());
  addEventListener("pagehide", (event) => {
    if (!event.persisted) for (const stop of stops) stop();
  });
}

void begin(takeCode());
