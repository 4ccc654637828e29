// One loopback server for all sites under `.test`, told apart by their host. It remembers what each of them received.
import { createServer } from "node:http";

const thanks =
  "<!doctype html><title>Thank you</title><h1>Thank you!</h1><p>Your message has been sent. We will be in touch.</p>";

export const html = (body, head = "") =>
  `<!doctype html><html lang=en><head><meta charset=utf-8>${head}</head><body>${body}</body></html>`;

async function body_of(request) {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return text;
}

// `answer` of a site: (path, query, port, method) → { type, text }, { redirect }, or nothing. `open`: other origins may read it.
export class Sites {
  #answers = new Map();
  #received = new Map();
  #server = createServer((request, response) => this.#serve(request, response));

  add(host, answer) {
    this.#answers.set(host, answer);
  }

  async listen() {
    await new Promise((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.port = this.#server.address().port;
  }

  close() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  // What was posted to the host, in order.
  received(host) {
    return this.#received.get(host) ?? [];
  }

  async #serve(request, response) {
    const host = (request.headers.host ?? "").split(":")[0];
    const { pathname, searchParams } = new URL(request.url, "http://any.test");
    const respond = (status, type, text) =>
      response.writeHead(status, { "content-type": `${type}; charset=utf-8` }).end(text);
    if (pathname === "/street") return respond(200, "application/json", '{"legwork_practice":true}'); // asked before a run
    const answer = this.#answers.get(host);
    if (!answer) return respond(404, "text/html", "<h1>Not found</h1>");
    if (request.method === "POST")
      this.#received.set(host, [...this.received(host), { path: pathname, body: await body_of(request) }]);
    const given = answer(pathname, searchParams, this.port, request.method);
    if (given?.redirect) return response.writeHead(302, { location: given.redirect }).end();
    if (given?.open) response.setHeader("access-control-allow-origin", "*");
    if (given) return respond(200, given.type, given.text);
    if (request.method === "POST") return respond(200, "text/html", html(thanks));
    return respond(404, "text/html", "<h1>Not found</h1>");
  }
}
