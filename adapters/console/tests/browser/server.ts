// A `legwork serve --practice` of its own for each test: fresh state folder, any free port, ended by its process id.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Page } from "playwright-core";

const here = new URL("../../", import.meta.url).pathname;
const binary = process.env.LEGWORK_BINARY ?? join(here, "../../build/dev/legwork");

export class PracticeServer {
  readonly folder = mkdtempSync(join(tmpdir(), "legwork-console-"));
  readonly lines: string[] = [];
  url = ""; // as printed, with its one-time code
  street = 0; // port of the practice street
  private child: ChildProcess | undefined;
  private port = 0;

  constructor(private readonly more: string[] = []) {}

  get address(): string {
    return this.url.slice(0, this.url.indexOf("#"));
  }
  get token(): string {
    return readFileSync(join(this.folder, "token"), "utf8").trim();
  }

  async start(): Promise<this> {
    if (!existsSync(binary)) throw new Error(`${binary} is not there: build it, or name another with LEGWORK_BINARY`);
    const state = ["--journal", join(this.folder, "journal.db"), "--key-file", join(this.folder, "master.key")];
    const pace = ["--pace-seconds", "1"]; // nobody here drops what comes sooner, and each contact would wait for it
    const child = spawn(binary, ["serve", "--practice", "--port", String(this.port), ...pace, ...state, ...this.more], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    this.url = "";
    const hear = (text: unknown) => this.lines.push(...String(text).split("\n").filter(Boolean));
    child.stderr.on("data", hear);
    await new Promise<void>((ready, failed) => {
      const limit = setTimeout(() => failed(new Error(`not ready in time:\n${this.lines.join("\n")}`)), 30_000);
      child.once("exit", (code) => failed(new Error(`it ended with ${code}:\n${this.lines.join("\n")}`)));
      child.stdout.on("data", (text) => {
        hear(text);
        const line = this.lines.find((one) => one.includes("#code=") && !this.isOld(one));
        if (!line || this.url) return;
        this.url = /https?:\S+#code=\S+/.exec(line)![0];
        this.port = Number(new URL(this.url).port);
        clearTimeout(limit);
        ready();
      });
    });
    const street = this.lines.filter((one) => one.startsWith("PRACTICE")).at(-1);
    this.street = Number(/127\.0\.0\.1:(\d+)/.exec(street ?? "")?.[1] ?? 0);
    return this;
  }

  // As a power cut would: nothing is said to anybody.
  async kill(): Promise<void> {
    await this.end("SIGKILL");
    this.old.push(...this.lines);
    this.lines.length = 0;
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
  }

  private readonly old: string[] = [];
  private isOld(line: string): boolean {
    return this.old.includes(line);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    const limit = setTimeout(() => {
      console.log(`not gone 20 s after ${signal}:\n${this.lines.join("\n")}`);
      child.kill("SIGKILL");
    }, 20_000);
    await gone;
    clearTimeout(limit);
  }
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

// With LEGWORK_DIST=1 the page comes from dist/ and not from the program: so a change is tried without building C++.
export async function fromDist(page: Page, server: PracticeServer): Promise<void> {
  if (!process.env.LEGWORK_DIST) return;
  const base = new URL(server.address);
  await page.route(
    (url) => url.href.startsWith(base.href) && /^($|assets\/|icon\.svg)/.test(url.pathname.slice(base.pathname.length)),
    (route) => {
      const path = new URL(route.request().url()).pathname.slice(base.pathname.length);
      const file = join(here, "dist", path || "index.html");
      return route.fulfill({
        body: readFileSync(file),
        contentType: types[extname(file)] ?? "text/plain",
        headers: { "content-security-policy": policy },
      });
    },
  );
}
